import type { TSchema } from 'typebox';
import { ErrorSchema } from '#domain/protocol/messages.ts';

/** What a route may answer, for the OpenAPI document; every error has the same shape. */
export const answers = (
  ok: TSchema,
  errors: readonly number[] = [],
  others: Readonly<Record<number, TSchema>> = {},
): Record<number, TSchema> => ({
  200: ok,
  ...Object.fromEntries([400, 429, 503, ...errors].map((status) => [status, ErrorSchema])),
  ...others,
});
