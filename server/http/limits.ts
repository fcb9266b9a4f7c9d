import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { AppDeps } from './config.ts';
import type { App } from './fastify.ts';

/** Each device has its own allowance, so that one that runs wild takes nothing from the others. */
export async function limitRates(app: App, { perMinute, shedLoad }: AppDeps): Promise<void> {
  if (perMinute)
    await app.register(rateLimit, {
      hook: 'preHandler',
      timeWindow: 60_000,
      max: (request) => (request.caller || request.machine ? perMinute.device : perMinute.stranger),
      keyGenerator: (request) => request.caller?.device.id ?? request.machine?.token ?? request.ip,
      allowList: (request) => !request.url.startsWith('/api/'),
    });
  if (shedLoad)
    await app.register(underPressure, {
      maxEventLoopDelay: 2000,
      maxHeapUsedBytes: 1_500_000_000,
      retryAfter: 5,
    });
}
