import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Caller, callerOf } from '../authority/session.ts';
import type { AppDeps } from './config.ts';
import { Refused } from './errors.ts';
import type { Access, App } from './fastify.ts';

export const cookieName = '__Host-lotline';

const isApi = (url: string): boolean => url.startsWith('/api/');

/** Every route under /api says who may call it; one that does not say so can't be registered. */
export function guardRoutes(app: App, deps: AppDeps): void {
  app.decorateRequest('caller', null);
  const routes: string[] = [];
  app.decorate('apiRoutes', routes);
  app.addHook('onRoute', (route) => {
    if (!isApi(route.url)) return;
    if (!route.config?.access) throw new Error(`Who may call ${route.url}?`);
    routes.push(`${String(route.method)} ${route.url}`);
  });
  app.addHook('onRequest', async (request) => {
    if (!isApi(request.url)) return;
    refuseOtherOrigins(request, deps.origins);
    const access = request.routeOptions.config.access ?? 'anyone';
    if (access === 'anyone') return;
    if (access === 'local') return refuseOtherMachines(request, deps);
    const token = request.cookies[cookieName];
    const caller = token ? await callerOf(deps, token) : undefined;
    if (!caller) throw new Refused(401, { code: 'no-session', message: 'Open a session first' });
    refuseByAccess(access, caller);
    request.caller = caller;
  });
}

/** The caller of a route that wants a session; the guard has seen to it that there is one. */
export function callerIn({ caller }: Pick<FastifyRequest, 'caller'>): Caller {
  if (!caller) throw new Error('This route is open to anyone');
  return caller;
}

function refuseByAccess(access: Access, { device, roles }: Caller): void {
  if (device.revokedAt !== null && access !== 'revoked-too')
    throw new Refused(403, { code: 'revoked', message: 'This device was revoked' });
  if (access === 'supervisor' && !roles.includes('supervisor') && !roles.includes('administrator'))
    throw new Refused(403, { code: 'not-allowed', message: 'Only for supervisors and administrators' });
  if (access === 'administrator' && !roles.includes('administrator'))
    throw new Refused(403, { code: 'not-allowed', message: 'Only for administrators' });
}

/** Browsers say where a request comes from; what says nothing is no browser and carries no cookie by itself. */
function refuseOtherOrigins({ headers, method }: FastifyRequest, origins: readonly string[]): void {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  const other = origin !== undefined && origins.length > 0 && !origins.includes(origin);
  const crossing = site !== undefined && site !== 'same-origin' && !(site === 'none' && method === 'GET');
  if (other || crossing)
    throw new Refused(403, { code: 'other-origin', message: 'Only the app itself may ask this server' });
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A name that leads here by somebody else's DNS, or a proxy on this machine, does not make a stranger local. */
function refuseOtherMachines(request: FastifyRequest, { demo, origins }: AppDeps): void {
  const { ip, headers, query } = request;
  const host = headers.host ?? '';
  const known = origins.length === 0 || origins.some((origin) => new URL(origin).host === host);
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded;
  if (loopback.has(ip) && known && forwarded === undefined) return;
  const given = (query as { code?: unknown }).code;
  if (demo && typeof given === 'string' && sameText(given, demo.code)) return;
  throw new Refused(403, {
    code: 'not-local',
    message: 'Open this on the machine that runs the server, or with the address it printed',
  });
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
