import {
  ChallengeRequestSchema,
  ChallengeSchema,
  SessionRequestSchema,
  SessionSchema,
} from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { readCounter } from '../authority/counter.ts';
import { challenge, openSession, sessionLifetime } from '../authority/session.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { cookieName } from '../http/guard.ts';
import { answers } from './answers.ts';

/** A device proves that it holds its key, and gets a cookie that no script can read. */
export function sessionRoutes(app: App, deps: AppDeps): void {
  app.post(
    paths.challenge,
    {
      config: { access: 'anyone' },
      schema: { body: ChallengeRequestSchema, response: answers(ChallengeSchema) },
    },
    async ({ body }) => ({ nonce: await challenge(deps, body.device) }),
  );
  app.post(
    paths.session,
    {
      config: { access: 'anyone' },
      schema: { body: SessionRequestSchema, response: answers(SessionSchema, [401]) },
    },
    async ({ body }, reply) => {
      const session = await openSession(deps, body);
      if (!session.ok)
        throw new Refused(401, {
          code: session.error,
          message: 'The signature or the challenge is not right',
        });
      const { token, device } = session.value;
      const counter = await deps.db.snapshot((tx) => readCounter(tx, device.company));
      reply.setCookie(cookieName, token, {
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'strict',
        maxAge: sessionLifetime / 1000,
      });
      const now = deps.clock();
      return {
        device: device.id,
        revoked: device.revokedAt !== null,
        expiresAt: now + sessionLifetime,
        serverEpoch: counter.epoch,
        serverTime: now,
      };
    },
  );
}
