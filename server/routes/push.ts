import {
  ConflictSchema,
  PushRequestSchema,
  PushResponseSchema,
  protocolVersion,
} from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { push } from '../authority/push.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import type { Feed } from '../http/feed.ts';
import { answers } from './answers.ts';

/** What devices recorded comes in here, and the word on each operation goes back. */
export function pushRoute(app: App, deps: AppDeps, feed: Feed): void {
  app.post(
    paths.push,
    {
      config: { access: 'revoked-too' },
      schema: {
        body: PushRequestSchema,
        response: answers(PushResponseSchema, [401, 403, 413], { 409: ConflictSchema }),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { device } = callerIn(request);
      if (body.protocol !== protocolVersion)
        throw new Refused(400, {
          code: 'other-protocol',
          message: `The server speaks version ${protocolVersion}: reload the app`,
          where: '/body/protocol',
        });
      if (body.device !== device.id)
        throw new Refused(403, {
          code: 'other-device',
          message: 'The push is of another device than the session',
          where: '/body/device',
        });
      const answer = await push(deps, device, body);
      switch (answer.kind) {
        case 'answer':
          feed.tell(device.company, answer.response.version);
          return reply.send(answer.response);
        case 'conflict':
          return reply.status(409).send(answer.conflict);
        case 'forged':
          deps.log('warn', 'forged-push', { device: device.id });
          throw new Refused(403, {
            code: 'forged',
            message: 'The signature does not fit the operations',
            where: '/body/signature',
          });
        case 'wrong': {
          const { code, message, where } = answer.error;
          const status = code === 'operation-too-large' ? 413 : 400;
          throw new Refused(status, { code, message, where: `/body${where}` });
        }
      }
    },
  );
}
