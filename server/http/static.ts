import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { AppDeps } from './config.ts';
import type { App } from './fastify.ts';

const year = 31_536_000;

/** The built app: what has a hash in its name never changes, everything else is asked for again. */
export async function serveApp(app: App, { dist }: AppDeps): Promise<void> {
  const shell = dist !== null && existsSync(join(dist, 'index.html'));
  if (shell)
    await app.register(staticFiles, {
      root: dist,
      wildcard: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/.test(path);
        reply.header('cache-control', hashed ? `public, max-age=${year}, immutable` : 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const { url, method, headers } = request;
    const isPage =
      method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
    if (shell && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.status(404).send({ code: 'not-found', message: 'There is nothing here' });
  });
}
