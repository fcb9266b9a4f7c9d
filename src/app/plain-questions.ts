import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { DemoSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';

/** What the server says to a plain question; null when it does not answer, or not to us, or in words of a later day. */
async function asked<Schema extends TSchema>(path: string, schema: Schema): Promise<Static<Schema> | null> {
  try {
    const answer = await fetch(path, { cache: 'no-store' });
    const said: unknown = answer.ok ? await answer.json() : null;
    return Check(schema, said) ? said : null;
  } catch {
    return null;
  }
}

export const askDemo = () => asked(paths.demo, DemoSchema);
