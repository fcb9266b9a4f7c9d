import { Type } from 'typebox';
import { Id, strict } from '#domain/base/schema.ts';
import { paths } from '#domain/protocol/paths.ts';
import {
  DirectionSchema,
  MovesAnswerSchema,
  TraceAnswerSchema,
  TraceKindSchema,
} from '#domain/protocol/trace-messages.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { parsePlace, readMoves } from '../trace/read-moves.ts';
import { createTraceReader } from '../trace/read-trace.ts';
import { answers } from './answers.ts';

const TraceParamsSchema = Type.Object(
  { kind: Type.Union([Type.Literal('lot'), Type.Literal('order')]), id: Id() },
  strict,
);
const MovesParamsSchema = Type.Object({ kind: TraceKindSchema, id: Id() }, strict);
const TraceQuerySchema = Type.Object(
  { direction: DirectionSchema, from: Type.Optional(Type.Integer({ minimum: 0 })) },
  strict,
);
const MovesQuerySchema = Type.Object(
  { before: Type.Optional(Type.String({ minLength: 1, maxLength: 220 })) },
  strict,
);

/** [T33, T34] The whole answer, where a device only holds a part: open to whoever works here. */
export function traceRoutes(app: App, deps: AppDeps): void {
  const readTrace = createTraceReader(deps);
  app.get(
    paths.trace,
    {
      config: { access: 'device' },
      schema: {
        params: TraceParamsSchema,
        querystring: TraceQuerySchema,
        response: answers(TraceAnswerSchema, [401, 403]),
      },
    },
    ({ caller, params: { kind, id }, query: { direction, from = 0 } }) =>
      readTrace({ company: callerIn({ caller }).device.company, kind, id, direction }, from),
  );
  app.get(
    paths.moves,
    {
      config: { access: 'device' },
      schema: {
        params: MovesParamsSchema,
        querystring: MovesQuerySchema,
        response: answers(MovesAnswerSchema, [401, 403]),
      },
    },
    ({ caller, params: { kind, id }, query: { before } }) => {
      const place = before === undefined ? null : parsePlace(before);
      if (place === undefined)
        throw new Refused(400, {
          code: 'malformed',
          message: 'The place to go on from is not one of ours',
          where: '/querystring/before',
        });
      return readMoves(deps, { company: callerIn({ caller }).device.company, kind, id, before: place });
    },
  );
}
