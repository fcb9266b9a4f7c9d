import type { ServerResponse } from 'node:http';
import { paths } from '#domain/protocol/paths.ts';
import { readCounter } from '../authority/counter.ts';
import { findDevice } from '../authority/device.ts';
import type { AppDeps } from '../http/config.ts';
import type { Feed } from '../http/feed.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';

/** Many pushes in a moment are one event. */
const coalesce = 250;
const heartbeat = 20_000;
/** Other servers on the same database bump the version too; nobody tells us, so we look. */
const look = 2000;

/** Server-sent events of nothing but the version: whoever hears a new one pulls. */
export function eventsRoute(app: App, deps: AppDeps, feed: Feed): void {
  const open = new Set<ServerResponse>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  app.get(paths.events, { config: { access: 'device' }, schema: { hide: false } }, async (request, reply) => {
    const { company, id } = callerIn(request).device;
    const stream = reply.raw;
    let told = 0;
    let latest = 0;
    let timer: NodeJS.Timeout | null = null;
    const tell = () => {
      timer = null;
      if (latest <= told) return;
      told = latest;
      stream.write(`data: ${JSON.stringify({ version: told })}\n\n`);
    };
    const hear = (heard: number) => {
      latest = Math.max(latest, heard);
      if (open.has(stream)) timer ??= setTimeout(tell, coalesce);
    };
    // Before the version is read: what comes into force meanwhile must not pass between the two.
    const deaf = feed.listen(company, hear);
    const timers: NodeJS.Timeout[] = [];
    stream.on('close', () => {
      deaf();
      for (const each of timers) clearInterval(each);
      if (timer) clearTimeout(timer);
      open.delete(stream);
    });
    hear((await deps.db.snapshot((tx) => readCounter(tx, company))).version);
    reply.hijack();
    // Whoever has gone meanwhile is told nothing, and nothing is kept going for them.
    if (stream.destroyed) return;
    stream.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    open.add(stream);
    timers.push(setInterval(() => void stillHere(), heartbeat));
    if (deps.db.engine === 'postgres') timers.push(setInterval(() => void lookUp(), look));
    async function lookUp(): Promise<void> {
      try {
        hear((await deps.db.snapshot((tx) => readCounter(tx, company))).version);
      } catch {
        // The next look will do; a stream that ends for it would only make every device reconnect at once.
      }
    }
    /** A device that was revoked meanwhile is told nothing any more. */
    async function stillHere(): Promise<void> {
      const known = await deps.db.snapshot((tx) => findDevice(tx, company, id)).catch(() => null);
      if (known === null || known?.revokedAt === null) stream.write(': still here\n\n');
      else stream.end();
    }
    tell();
  });
}
