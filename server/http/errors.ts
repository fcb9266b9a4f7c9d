import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorAnswer, maxPushBytes } from '#domain/protocol/messages.ts';
import type { Log } from '../deps.ts';
import { DatabaseUnavailable } from '../storage/db.ts';
import type { App } from './fastify.ts';

/** Thrown where a request can't be answered: status, code, one sentence, and where it was. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly answer: ErrorAnswer;
  constructor(status: number, answer: ErrorAnswer) {
    super(answer.message);
    this.status = status;
    this.answer = answer;
  }
}

/** Every error leaves as {code, message, where}; what is our own fault says nothing about our insides. */
export function answerErrors(app: App, log: Log): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const { status, answer, retryAfter } = translate(error, request);
    if (status >= 500)
      log('error', 'request-failed', { route: request.routeOptions.url, status, message: error.message });
    if (retryAfter) reply.header('retry-after', String(retryAfter));
    return reply.status(status).send(answer);
  });
}

interface Translated {
  readonly status: number;
  readonly answer: ErrorAnswer;
  readonly retryAfter?: number;
}

function translate(error: FastifyError | Refused | DatabaseUnavailable, request: FastifyRequest): Translated {
  if (error instanceof Refused) return { status: error.status, answer: error.answer };
  if (error instanceof DatabaseUnavailable) {
    const message = 'The database is not available just now. Nothing is lost; try again.';
    return { status: 503, answer: { code: 'unavailable', message }, retryAfter: 2 };
  }
  if ('validation' in error && error.validation) return { status: 400, answer: malformed(error) };
  return byCode(error as FastifyError, request);
}

function malformed({ validation, validationContext = 'body' }: FastifyError): ErrorAnswer {
  const [first] = validation ?? [];
  const where = `/${validationContext}${first?.instancePath ?? ''}`;
  return { code: 'malformed', message: `${where} ${first?.message ?? 'is not as agreed'}`, where };
}

function byCode(error: FastifyError, { headers }: FastifyRequest): Translated {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return {
        status: 413,
        answer: { code: 'too-large', message: `A request may have at most ${maxPushBytes} bytes` },
      };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        status: 415,
        answer: {
          code: 'not-json',
          message: `Only application/json is understood, not ${String(headers['content-type']).slice(0, 80)}`,
        },
      };
    case 'FST_UNDER_PRESSURE':
      return {
        status: 503,
        answer: { code: 'busy', message: 'The server is busy. Nothing is lost; try again.' },
        retryAfter: 5,
      };
  }
  const status = error.statusCode ?? 500;
  if (status === 429)
    return {
      status,
      answer: { code: 'too-many', message: 'Too many requests. Nothing is lost; wait a little.' },
    };
  if (status >= 400 && status < 500)
    return { status, answer: { code: 'bad-request', message: error.message } };
  return {
    status: 500,
    answer: { code: 'failed', message: 'The server failed. Nothing was changed; try again.' },
  };
}
