import { type Static, type TSchema, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Answer } from '../data/contract.ts';

export type { Answer };
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const CodedSchema = Type.Object({ code: Type.String() });
const patience = 30_000;

/** One request; parsed here, trusted afterwards. */
export async function ask<Schema extends TSchema>(
  fetch: Fetch,
  url: string,
  schema: Schema,
  body?: unknown,
  wait = patience,
): Promise<Answer<Static<Schema>>> {
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(wait),
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const said: unknown = await response.json();
    if (response.ok) return Check(schema, said) ? { kind: 'ok', value: said } : { kind: 'unreachable' };
    if (!Check(CodedSchema, said)) return { kind: 'unreachable' };
    const { status } = response;
    return { kind: 'no', status, code: said.code, body: said, retryAfter: waitOf(response) };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Seconds, or nothing: a date would need a clock that both sides trust. */
function waitOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null;
}
