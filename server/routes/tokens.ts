import { Type } from 'typebox';
import { NameSchema, strict } from '#domain/base/schema.ts';
import { DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { MadeTokenSchema, NewTokenSchema, TokensSchema } from '#domain/protocol/token-messages.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { listTokens, makeToken, revokeToken } from '../people/tokens.ts';
import { answers } from './answers.ts';

/** Keys for other programs: of limited scope, for a limited time, for a person. */
export function tokenRoutes(app: App, deps: AppDeps): void {
  app.get(
    paths.tokens,
    { config: { access: 'administrator' }, schema: { response: answers(TokensSchema, [401, 403]) } },
    async ({ caller }) => {
      const { company } = callerIn({ caller }).device;
      return { tokens: await deps.db.snapshot((tx) => listTokens(tx, company)) };
    },
  );
  app.post(
    paths.tokens,
    {
      config: { access: 'administrator' },
      schema: { body: NewTokenSchema, response: answers(MadeTokenSchema, [401, 403]) },
    },
    async ({ caller, body }) => {
      const { device, person } = callerIn({ caller });
      const made = await makeToken(deps, device.company, person, body);
      if (made.ok) return made.value;
      const message = 'There is no such person at work here';
      throw new Refused(400, { code: made.error, message, where: '/body/person' });
    },
  );
  app.post(
    paths.revokeToken,
    {
      config: { access: 'administrator' },
      schema: {
        params: Type.Object({ token: NameSchema }, strict),
        response: answers(DoneSchema, [401, 403, 404]),
      },
    },
    async ({ caller, params: { token } }) => {
      const { device, person } = callerIn({ caller });
      if (await revokeToken(deps, device.company, person, token)) return { done: true };
      throw new Refused(404, { code: 'unknown-token', message: 'There is no such token' });
    },
  );
}
