import { type Static, type TSchema, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Answer } from '../data/contract.ts';

export type { Answer };
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const CodedSchema = Type.Object({ code: Type.String() });
const patience = 30_000;

/** Large lists take their time, to be sent and to be looked at. */
const patienceWithFiles = 300_000;

/** One request; parsed here, trusted afterwards. */
export async function ask<Schema extends TSchema>(
  fetch: Fetch,
  url: string,
  schema: Schema,
  body?: unknown,
  wait = body instanceof Blob ? patienceWithFiles : patience,
): Promise<Answer<Static<Schema>>> {
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(wait),
      ...posted(body),
    });
    const said: unknown = await response.json();
    if (response.ok) return Check(schema, said) ? { kind: 'ok', value: said } : { kind: 'unreachable' };
    return refused(response, said);
  } catch {
    return { kind: 'unreachable' };
  }
}

/** A file that the server writes. */
export async function askFile(fetch: Fetch, url: string): Promise<Answer<Blob>> {
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceWithFiles),
    });
    if (response.ok) return { kind: 'ok', value: await response.blob() };
    return refused(response, await response.json());
  } catch {
    return { kind: 'unreachable' };
  }
}

/** A file is the body itself; anything else is JSON. */
function posted(body: unknown): RequestInit {
  if (body === undefined) return {};
  return body instanceof Blob
    ? {
        method: 'POST',
        headers: { 'content-type': body.type || 'application/octet-stream' },
        body,
      }
    : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function refused(response: Response, said: unknown): Answer<never> {
  if (!Check(CodedSchema, said)) return { kind: 'unreachable' };
  return {
    kind: 'no',
    status: response.status,
    code: said.code,
    body: said,
    retryAfter: waitOf(response),
  };
}

/** Seconds, or nothing: a date would need a clock that both sides trust. */
function waitOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null;
}
