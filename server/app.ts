import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import { type AppOptions, withDefaults } from './http/config.ts';
import { answerErrors } from './http/errors.ts';
import { type App, createFastify } from './http/fastify.ts';
import { createFeed } from './http/feed.ts';
import { guardRoutes } from './http/guard.ts';
import { sendStrictHeaders } from './http/headers.ts';
import { readJsonOnly } from './http/json.ts';
import { limitRates } from './http/limits.ts';
import { blocksRoute } from './routes/blocks.ts';
import { enrolRoute } from './routes/enrol.ts';
import { pullRoute } from './routes/pull.ts';
import { pushRoute } from './routes/push.ts';
import { sessionRoutes } from './routes/session.ts';
import type { ServerDeps } from './deps.ts';

/** The server as one value: listen with it, or ask it in process with `inject`. Closing it leaves the database open. */
export async function createApp(given: ServerDeps & AppOptions): Promise<App> {
  const deps = withDefaults(given);
  const feed = createFeed();
  const app = createFastify(deps);
  answerErrors(app, deps.log);
  readJsonOnly(app);
  await sendStrictHeaders(app, deps.tls !== null);
  await app.register(cookie);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Lotline', version: '1', description: 'Device and server' } },
  });
  guardRoutes(app, deps);
  await limitRates(app, deps);

  enrolRoute(app, deps);
  sessionRoutes(app, deps);
  pushRoute(app, deps, feed);
  pullRoute(app, deps);
  blocksRoute(app, deps);

  app.get('/api/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  await app.ready();
  return app;
}
