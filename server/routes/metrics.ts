import { paths } from '#domain/protocol/paths.ts';
import type { AppDeps } from '../http/config.ts';
import type { App } from '../http/fastify.ts';
import type { Queries } from '../storage/db.ts';

interface Answered {
  count: number;
  seconds: number;
}

/** Figures as Prometheus reads them; from the server's own machine only. */
export function metricsRoute(app: App, deps: AppDeps): void {
  const requests = new Map<string, Answered>();
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = `method="${request.method}",route="${route}",status="${reply.statusCode}"`;
    const known = requests.get(labels) ?? { count: 0, seconds: 0 };
    known.count += 1;
    known.seconds += reply.elapsedTime / 1000;
    requests.set(labels, known);
  });
  app.get(paths.metrics, { config: { access: 'local' }, schema: { hide: false } }, async (_, reply) => {
    const { rss, heapUsed } = process.memoryUsage();
    const lines = [
      `process_resident_memory_bytes ${rss}`,
      `process_heap_used_bytes ${heapUsed}`,
      `process_uptime_seconds ${Math.round(process.uptime())}`,
      ...(await deps.db.snapshot(companyFigures)),
    ];
    for (const [labels, { count, seconds }] of requests)
      lines.push(
        `lotline_requests_total{${labels}} ${count}`,
        `lotline_request_seconds_total{${labels}} ${seconds.toFixed(4)}`,
      );
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}

async function companyFigures(tx: Queries): Promise<string[]> {
  const counters = await tx.many<{ company: string; version: number; backed_up: number }>(
    'select company, version, backed_up from counter order by company',
  );
  const open = await tx.many<{ company: string; state: string; n: number }>(
    'select company, state, count(*) as n from operation where open = 1 group by company, state',
  );
  return [
    ...counters.flatMap(({ company, version, backed_up: backedUp }) => [
      `lotline_version{company="${company}"} ${version}`,
      `lotline_backed_up_version{company="${company}"} ${backedUp}`,
    ]),
    ...open.map(
      ({ company, state, n }) => `lotline_open_operations{company="${company}",state="${state}"} ${n}`,
    ),
  ];
}
