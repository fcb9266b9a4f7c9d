import type { Fetch } from '../../src/sync/answer.ts';

/** What a test does to the requests of one device, and what it saw of them. */
export interface Wire {
  readonly through: (fetch: Fetch) => Fetch;
  readonly seen: { readonly path: string; readonly body: unknown }[];
  /** Called with each request; what it answers goes back instead of the server's word. */
  meddle: (path: string, send: () => Promise<Response>, body: unknown) => Promise<Response>;
}

export const answerOf = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

export function aWire(): Wire {
  const seen: { path: string; body: unknown }[] = [];
  const wire: Wire = {
    seen,
    meddle: (_path, send) => send(),
    through: (fetch) => (url, init) => {
      const path = url.split('?')[0]?.split('/').slice(3).join('/') ?? url;
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      seen.push({ path, body });
      return wire.meddle(path, () => fetch(url, init), body);
    },
  };
  return wire;
}
