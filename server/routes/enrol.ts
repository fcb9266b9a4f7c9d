import { EnrolRequestSchema, EnrolmentSchema } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { type EnrolError, enrol } from '../authority/enrol.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { answers } from './answers.ts';

const problems: Record<EnrolError, readonly [number, string]> = {
  'bad-code': [403, 'The code is unknown, used or older than ten minutes: ask for a new one'],
  'bad-key': [400, 'The public key is not a P-256 point'],
  'other-protocol': [400, 'The app and the server are of different versions: reload the app'],
};

/** A device joins with a one-time code and its public key. */
export function enrolRoute(app: App, deps: AppDeps): void {
  app.post(
    paths.enrol,
    {
      config: { access: 'anyone' },
      schema: { body: EnrolRequestSchema, response: answers(EnrolmentSchema, [403]) },
    },
    async ({ body }) => {
      const enrolment = await enrol(deps, body);
      if (enrolment.ok) return enrolment.value;
      const [status, message] = problems[enrolment.error];
      throw new Refused(status, { code: enrolment.error, message });
    },
  );
}
