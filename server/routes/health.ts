import { HealthSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { AppDeps } from '../http/config.ts';
import type { App } from '../http/fastify.ts';
import { programVersion } from '../program.ts';
import { schemaVersion } from '../storage/migrate.ts';
import { answers } from './answers.ts';

/** Whether the server and its database answer. Watchmen ask often, so nobody counts. */
export function healthRoute(app: App, deps: AppDeps): void {
  app.get(
    paths.health,
    { config: { access: 'anyone', rateLimit: false }, schema: { response: answers(HealthSchema) } },
    async () => {
      await deps.db.snapshot((tx) => tx.one(`select value from meta where name = 'schema'`));
      return { ok: true, program: programVersion, schema: schemaVersion, time: deps.clock() };
    },
  );
}
