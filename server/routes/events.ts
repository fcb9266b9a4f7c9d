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
    let latest = 0;
    let hear = (heard: number): void => {
      latest = Math.max(latest, heard);
    };
    // Before the version is read: what comes into force meanwhile must not pass between the two.
    const deaf = feed.listen(company, (heard) => hear(heard));
    const stream = reply.raw;
    stream.on('close', deaf);
    hear((await deps.db.snapshot((tx) => readCounter(tx, company))).version);
    reply.hijack();
    stream.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    open.add(stream);
    let told = 0;
    let timer: NodeJS.Timeout | null = null;
    const tell = () => {
      timer = null;
      if (latest <= told) return;
      told = latest;
      stream.write(`data: ${JSON.stringify({ version: told })}\n\n`);
    };
    hear = (heard) => {
      latest = Math.max(latest, heard);
      timer ??= setTimeout(tell, coalesce);
    };
    const beat = setInterval(() => void stillHere(), heartbeat);
    const looking = deps.db.engine === 'postgres' ? setInterval(() => void lookUp(), look) : null;
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
    stream.on('close', () => {
      clearInterval(beat);
      if (looking) clearInterval(looking);
      if (timer) clearTimeout(timer);
      open.delete(stream);
    });
    tell();
  });
}
