import type { Static, TSchema } from 'typebox';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../data/contract.ts';
import { useFloor } from './floor.tsx';
import { useContact } from './use-contact.ts';

/** What only the server knows: on its way, here, or why not. */
export type Served<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed'; readonly answer: Exclude<Answer<unknown>, { kind: 'ok' }> };

/** Asked when the screen opens and whenever `again` is called; the last answer stays until the next is here. */
export function useServed<Schema extends TSchema>(
  path: string,
  schema: Schema,
): readonly [Served<Static<Schema>>, again: () => void] {
  const { ask } = useFloor();
  const [served, setServed] = useState<Served<Static<Schema>>>({ state: 'loading' });
  const latest = useRef(0);
  const again = useCallback(async (): Promise<void> => {
    const turn = (latest.current += 1);
    const answer = await ask(path, schema);
    if (latest.current !== turn) return;
    setServed(answer.kind === 'ok' ? { state: 'here', value: answer.value } : { state: 'failed', answer });
  }, [ask, path, schema]);
  useEffect(() => {
    void again();
    return () => {
      latest.current += 1;
    };
  }, [again]);
  useContact(served.state === 'failed' && served.answer.kind === 'unreachable', () => void again());
  return [served, () => void again()];
}
