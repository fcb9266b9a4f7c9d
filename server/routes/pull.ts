import { Type } from 'typebox';
import { PullResponseSchema } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { parseCursor } from '../authority/cursor.ts';
import { pageSize, pull } from '../authority/pull.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { answers } from './answers.ts';

const QuerySchema = Type.Object(
  {
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  },
  { additionalProperties: false },
);

/** The rows that changed since a cursor, page by page. */
export function pullRoute(app: App, deps: AppDeps): void {
  app.get(
    paths.pull,
    {
      config: { access: 'device' },
      schema: { querystring: QuerySchema, response: answers(PullResponseSchema, [401, 403, 410]) },
    },
    async (request, reply) => {
      const { cursor: text, limit = pageSize } = request.query;
      const cursor = text === undefined ? null : parseCursor(text);
      if (cursor === undefined)
        throw new Refused(400, {
          code: 'malformed',
          message: 'The cursor is not one of ours',
          where: '/querystring/cursor',
        });
      const answer = await pull(deps, callerIn(request).device.company, cursor, limit);
      if (answer.kind === 'gone') throw new Refused(410, { code: 'gone', message: answer.message });
      return reply.type('application/json; charset=utf-8').send(answer.json);
    },
  );
}
