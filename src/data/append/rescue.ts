import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { InstantSchema } from '#domain/base/schema.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import { BodySchema } from '#domain/protocol/body.ts';
import { NotKept, type Rescued, type RescueFailure } from '../contract.ts';
import { exportFormat } from '../queue/export.ts';
import type { Desk } from './desk.ts';
import { keepBody } from './keep-body.ts';
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
  let taken = 0;
  for (const { body, at } of waiting)
    await turn(async (moment) => {
      if (await desk.queue.find(body.id)) return;
      const kept = await keepBody(desk, moment, body, at);
      if (kept === 'too-large') throw new NotKept('failed');
      await desk.overlay.add(kept.row);
      taken += 1;
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
