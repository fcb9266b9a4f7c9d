import { type App, createFastify } from '../http/fastify.ts';
import { sendStrictHeaders } from '../http/headers.ts';
import { type Trust, trustRoutes } from './trust-page.ts';

/**
 * Without encryption, and so with nothing but the public certificate and how to trust it: a handheld whose browser
 * lets nobody past the warning has to get them somehow. The fingerprint on the server's screen tells a forgery.
 */
export async function createTrustServer(trust: Trust): Promise<App> {
  const app = createFastify({ tls: null });
  await sendStrictHeaders(app, false);
  trustRoutes(app, trust);
  app.get('/', async (_, reply) => reply.redirect('/trust'));
  await app.ready();
  return app;
}
