import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import { paths } from '#domain/protocol/paths.ts';
import { type AppOptions, withDefaults } from './http/config.ts';
import { describeRoute, description } from './http/describe.ts';
import { answerErrors } from './http/errors.ts';
import { type App, createFastify } from './http/fastify.ts';
import { createFeed } from './http/feed.ts';
import { guardRoutes } from './http/guard.ts';
import { sendStrictHeaders } from './http/headers.ts';
import { readJsonOnly } from './http/json.ts';
import { limitRates } from './http/limits.ts';
import { logRequests } from './http/log.ts';
import { serveApp } from './http/static.ts';
import { trustRoutes } from './lan/trust-page.ts';
import { blocksRoutes } from './routes/blocks.ts';
import { demoRoute } from './routes/demo.ts';
import { deviceRoutes } from './routes/devices.ts';
import { enrolRoute } from './routes/enrol.ts';
import { eventsRoute } from './routes/events.ts';
import { healthRoute } from './routes/health.ts';
import { inboxRoute } from './routes/inbox.ts';
import { metricsRoute } from './routes/metrics.ts';
import { pullRoute } from './routes/pull.ts';
import { pushRoute } from './routes/push.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { orderRoutes } from './routes/orders.ts';
import { peopleRoutes } from './routes/people.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { traceRoutes } from './routes/trace.ts';
import type { ServerDeps } from './deps.ts';

/** The server as one value: listen with it, or ask it in process with `inject`. Closing it leaves the database open. */
export async function createApp(given: ServerDeps & AppOptions): Promise<App> {
  const deps = withDefaults(given);
  const feed = createFeed();
  const app = createFastify(deps);
  answerErrors(app, deps.log);
  readJsonOnly(app);
  await sendStrictHeaders(app, deps.tls !== null && deps.trust === null);
  await app.register(cookie);
  await app.register(swagger, {
    openapi: description,
    transform: describeRoute,
  });
  logRequests(app, deps.log);
  guardRoutes(app, deps);
  await limitRates(app, deps);

  enrolRoute(app, deps);
  sessionRoutes(app, deps);
  pushRoute(app, deps, feed);
  pullRoute(app, deps);
  blocksRoutes(app, deps);
  eventsRoute(app, deps, feed);
  inboxRoute(app, deps);
  deviceRoutes(app, deps);
  setupRoutes(app, deps);
  signInRoutes(app, deps, feed);
  peopleRoutes(app, deps, feed);
  tokenRoutes(app, deps);
  exchangeRoutes(app, deps, feed);
  orderRoutes(app, deps, feed);
  traceRoutes(app, deps);
  healthRoute(app, deps);
  metricsRoute(app, deps);
  demoRoute(app, deps);

  app.get(paths.openapi, { config: { access: 'anyone' }, schema: { hide: true } }, async () => app.swagger());
  if (deps.trust) trustRoutes(app, deps.trust);
  await serveApp(app, deps);
  await app.ready();
  return app;
}
