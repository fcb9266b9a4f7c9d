import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { InstantSchema } from '#domain/base/schema.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import { BodySchema } from '#domain/protocol/body.ts';
import { NotKept, type Rescued, type RescueFailure } from '../contract.ts';
import { exportFormat } from '../queue/export.ts';
import type { Desk } from './desk.ts';
import { keepBodies } from './keep-bodies.ts';
import { together } from './together.ts';
import type { Turn } from './turn.ts';

const FileSchema = Type.Object({
  format: Type.Literal(exportFormat),
  operations: Type.Array(Type.Object({ at: InstantSchema, state: Type.String(), body: BodySchema })),
});

/**
 * [DEV-1] Brings in what another device had recorded and not handed over. Bodies stay as they were made, under whoever
 * made them; this device only carries them. Brought in twice, it is the same once.
 */
export async function rescue(desk: Desk, turn: Turn, text: string): Promise<Result<Rescued, RescueFailure>> {
  const file = parse(text);
  if (!Check(FileSchema, file)) return err('not-a-queue');
  const enrolment = await desk.queue.get('enrolment');
  if (!enrolment) throw new NotKept('not-enrolled');
  const waiting = file.operations.filter(({ state }) => state === 'saved');
  if (waiting.some(({ body }) => body.company !== enrolment.company)) return err('other-plant');
  const taken = await turn(async (moment) => {
    const known = new Set(
      (await desk.queue.findMany(waiting.map(({ body }) => body.id))).map(({ id }) => id),
    );
    const fresh = waiting.filter(({ body }) => !known.has(body.id));
    if (fresh.length === 0) return 0;
    const one = together(desk, fresh.length);
    const kept = await keepBodies(
      desk,
      moment,
      fresh.map(({ body, at }) => ({ body, at, together: one })),
      desk.pause,
    );
    if ('tooLarge' in kept) throw new NotKept('failed');
    for (const row of kept.rows) await desk.overlay.add(row);
    return fresh.length;
  });
  return ok({ taken, known: waiting.length - taken });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
