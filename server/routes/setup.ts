import { paths } from '#domain/protocol/paths.ts';
import { SetupAnswerSchema, SetupRequestSchema, SetupStateSchema } from '#domain/protocol/setup-messages.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { isWaiting } from '../setup/link.ts';
import { type SetupError, setUp } from '../setup/set-up.ts';
import { answers } from './answers.ts';

const problems: Record<SetupError, readonly [number, string, string?]> = {
  'bad-token': [403, 'The link is unknown, used or older than a day: start the server again for a new one'],
  'bad-key': [400, 'The public key is not a P-256 point', '/body/device/publicKey'],
  'other-protocol': [400, 'The app and the server are of different versions: reload the app'],
  'not-a-good-pin': [
    400,
    'A PIN has 6 to 12 digits and is not a plain run of them',
    '/body/administrator/pin',
  ],
  'unknown-time-zone': [400, 'There is no such time zone', '/body/timeZone'],
};

/** An empty server becomes a company. */
export function setupRoutes(app: App, deps: AppDeps): void {
  app.get(
    paths.setup,
    { config: { access: 'anyone' }, schema: { response: answers(SetupStateSchema) } },
    async () => ({ waiting: await isWaiting(deps) }),
  );
  app.post(
    paths.setup,
    {
      config: { access: 'anyone' },
      schema: { body: SetupRequestSchema, response: answers(SetupAnswerSchema, [403]) },
    },
    async ({ body }) => {
      const made = await setUp(deps, body);
      if (made.ok) return made.value;
      const [status, message, where] = problems[made.error];
      throw new Refused(status, { code: made.error, message, ...(where ? { where } : {}) });
    },
  );
}
