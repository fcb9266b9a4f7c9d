import { timingSafeEqual } from 'node:crypto';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { CompanyId, PersonId, SiteId } from '#domain/base/ids.ts';
import { type Caller, callerOf } from '../authority/session.ts';
import { touchSession } from '../people/sessions.ts';
import { type Machine, machineOf } from '../people/tokens.ts';
import { isToWipe } from '../people/wipe.ts';
import type { AppDeps } from './config.ts';
import { Refused } from './errors.ts';
import type { Access, App } from './fastify.ts';

export const cookieName = '__Host-lotline';
/** Who is signed in on the device. */
export const personCookieName = '__Host-lotline-person';

const isApi = (url: string): boolean => url.startsWith('/api/');

/** Every route under /api says who may call it; one that does not say so can't be registered. */
export function guardRoutes(app: App, deps: AppDeps): void {
  app.decorateRequest('caller', null);
  const routes: string[] = [];
  app.decorate('apiRoutes', routes);
  app.decorateRequest('machine', null);
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
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      request.machine = await admitMachine(deps, request.routeOptions.config, authorization);
      return;
    }
    const { [cookieName]: token, [personCookieName]: personToken } = request.cookies;
    const caller = token ? await callerOf(deps, token, personToken) : undefined;
    if (!caller) throw new Refused(401, { code: 'no-session', message: 'Open a session first' });
    await refuseByAccess(deps, access, caller);
    request.caller = caller;
    // Requests that the app makes by itself say nothing about whether anybody is there.
    if (caller.signedIn && access !== 'device' && access !== 'revoked-too')
      await touchSession(deps, caller.device.company, caller.signedIn);
  });
}

/** The caller of a route that wants a session; the guard has seen to it that there is one. */
export function callerIn({ caller }: Pick<FastifyRequest, 'caller'>): Caller {
  if (!caller) throw new Error('This route is open to anyone');
  return caller;
}

/** On whose behalf a route works that machines may call, too. */
export interface Asker {
  readonly company: CompanyId;
  readonly site: SiteId;
  readonly person: PersonId;
  /** For the audit: a person's id, or `token:` and a token's id. */
  readonly actor: string;
}

export function askerIn({ caller, machine }: Pick<FastifyRequest, 'caller' | 'machine'>): Asker {
  if (machine) return machine;
  const { device, person } = callerIn({ caller });
  return { company: device.company, site: device.site, person, actor: person };
}

async function admitMachine(
  deps: AppDeps,
  { scope }: FastifyContextConfig,
  authorization: string,
): Promise<Machine> {
  const machine = await machineOf(deps, authorization);
  if (!machine) throw new Refused(401, { code: 'bad-token', message: 'The token is unknown or has ended' });
  if (scope === undefined || !machine.scopes.includes(scope))
    throw new Refused(403, { code: 'not-allowed', message: 'The token is not for this' });
  return machine;
}

async function refuseByAccess(deps: AppDeps, access: Access, caller: Caller): Promise<void> {
  const { device, roles, signedIn } = caller;
  // What a device still has to hand over comes first: then it is told to empty itself.
  if (access !== 'revoked-too' && (await isToWipe(deps, device)))
    throw new Refused(403, { code: 'wipe', message: 'This device is to be emptied' });
  if (device.revokedAt !== null && access !== 'revoked-too')
    throw new Refused(403, { code: 'revoked', message: 'This device was revoked' });
  const needsPin = access === 'administrator' || access === 'person';
  if ((needsPin || (access === 'supervisor' && device.shared)) && !signedIn)
    throw new Refused(403, { code: 'sign-in', message: 'Sign in with your PIN first' });
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
