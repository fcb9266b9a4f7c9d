import type { TestApp } from './hand-device.ts';

/** A browser's fetch that reaches the real server in this process, with a cookie jar of its own. */
export function createInProcessFetch(app: () => TestApp) {
  const jar = new Map<string, string>();
  const fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app().inject({
      method: init.method === 'POST' ? 'POST' : 'GET',
      url,
      headers: { ...(init.headers as Record<string, string> | undefined), ...(cookie && { cookie }) },
      ...(typeof init.body === 'string' ? { payload: init.body } : {}),
      ...(init.body instanceof Blob ? { payload: Buffer.from(await init.body.arrayBuffer()) } : {}),
    });
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      if (name !== 'set-cookie' && value !== undefined) headers.set(name, String(value));
    return new Response(answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers,
    });
  };
  return { fetch, forgetCookies: () => jar.clear() };
}
