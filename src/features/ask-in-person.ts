import type { Static, TSchema } from 'typebox';
import type { Answer } from '../data/contract.ts';
import type { Floor } from './floor.tsx';
import { workerOf } from './worker.ts';

/**
 * Asks the server for what needs a person. When it wants a PIN first, whoever works here is asked for theirs and the
 * question is put again: nobody loses what they had typed.
 */
export async function askInPerson<Schema extends TSchema>(
  { ask, people, status }: Pick<Floor, 'ask' | 'people' | 'status'>,
  path: string,
  schema: Schema,
  body?: unknown,
): Promise<Answer<Static<Schema>>> {
  const answer = await ask(path, schema, body);
  if (answer.kind !== 'no' || answer.code !== 'sign-in') return answer;
  const worker = workerOf(status.get());
  if (!(await people.askSignIn(worker ?? undefined))) return answer;
  return ask(path, schema, body);
}
