import type { Log } from '../deps.ts';
import type { App } from './fastify.ts';

/** One line a request: route patterns and not addresses, so that no code or cursor ever stands in a log. */
export function logRequests(app: App, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    log(reply.statusCode >= 500 ? 'error' : 'info', 'request', {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      device: request.caller?.device.id ?? null,
    });
  });
}

const longest = 128;

/** JSON lines, times in UTC; text is cut short and can't start a new line. */
export const createLog =
  (write: (line: string) => void, now: () => Date): Log =>
  (level, event, details = {}) => {
    const short = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [
        name,
        typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value,
      ]),
    );
    write(`${JSON.stringify({ time: now().toISOString(), level, event, ...short })}\n`);
  };
