import { type Server, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { maxPushBytes } from '#domain/protocol/messages.ts';
import type { Scope } from '#domain/protocol/token-messages.ts';
import type { Caller } from '../authority/session.ts';
import type { Machine } from '../people/tokens.ts';
import type { AppDeps } from './config.ts';

/**
 * Who may call a route. `device`: any enrolled one with a session · `revoked-too`: even one that was revoked, whose
 * work is taken in and held · `person`: somebody who signed in by PIN · `supervisor`: or an administrator ·
 * `administrator`: signed in by PIN, because a device that was left lying must not be enough · `local`: the server's
 * own machine, or whoever has the printed code.
 */
export type Access =
  | 'anyone'
  | 'device'
  | 'revoked-too'
  | 'person'
  | 'supervisor'
  | 'administrator'
  | 'local';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Machines with a token of this scope may call it, too. */
    scope?: Scope;
    /** Takes a file and not JSON, of at most so many bytes. */
    file?: number;
  }
  interface FastifyInstance {
    /** "POST /api/v1/push": every one that is registered. */
    apiRoutes: readonly string[];
  }
  interface FastifyRequest {
    /** Set by the guard on every route that wants a session. */
    caller: Caller | null;
    /** Set instead when a machine asks. */
    machine: Machine | null;
  }
}

const seconds = 1000;
/** A client that dribbles is cut off, so that it keeps no place from the others. */
const patience = {
  headersTimeout: 10 * seconds,
  requestTimeout: 30 * seconds,
  connectionsCheckingInterval: 5 * seconds,
} as const;

/** Fastify with TypeBox as the one validator and limits on how long a client may take. */
export function createFastify({ tls }: Pick<AppDeps, 'tls'>) {
  return Fastify({
    logger: false,
    bodyLimit: maxPushBytes,
    requestTimeout: 30 * seconds,
    connectionTimeout: 0,
    keepAliveTimeout: 30 * seconds,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    trustProxy: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    serverFactory: (handler) => {
      const server = tls
        ? createSecureServer({ cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2', ...patience }, handler)
        : createServer(patience, handler);
      server.maxConnections = 2000;
      // Fastify asks for an http server; one that speaks TLS answers the same calls.
      return server as Server;
    },
  })
    .setValidatorCompiler(TypeBoxValidatorCompiler)
    .setSerializerCompiler(() => JSON.stringify)
    .withTypeProvider<TypeBoxTypeProvider>();
}

export type App = ReturnType<typeof createFastify>;
