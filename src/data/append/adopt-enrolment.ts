import type { Enrolment } from '#domain/protocol/messages.ts';
import type { Head, StoredOperation } from '../queue/stored.ts';
import { emptyHead, relink } from './chain.ts';
import { type Desk, deviceMarker } from './desk.ts';
import type { Signer } from '../ports.ts';

/**
 * The server knows this device (again), by this key. Everything that waits is framed anew at the head of the new chain;
 * bodies stay as they were signed off. The old chain's blocks are void (NUM-5). To be called in a turn.
 *
 * [R18] A server of another history was set back to a copy that does not know the old device: what that one had handed
 * over may be gone there, and is sent again. What it still knows it answers as before.
 */
export async function adoptEnrolment(desk: Desk, enrolment: Enrolment, signer: Signer): Promise<void> {
  const { queue, journal, markers, replica } = desk;
  const known = (await replica.cursor())?.serverEpoch ?? (await queue.get('enrolment'))?.serverEpoch;
  const isOtherHistory = known !== undefined && known !== enrolment.serverEpoch;
  await journal.append([{ t: 'enrolled', enrolment, key: signer.publicKey }]);
  let head: Head = emptyHead(enrolment.epoch, (await queue.get('head'))?.order ?? 0);
  const rows: StoredOperation[] = [];
  for (const row of await (isOtherHistory ? queue.mayBeLacking(enrolment.company) : queue.unsent())) {
    const linked = await relink(row, head, enrolment.device, signer);
    rows.push(linked.row);
    head = linked.head;
  }
  // A sign-in is good on the device that it was made on; what was done under it keeps it.
  const fresh = { sitting: null, owesSignOut: false, blocksTold: '' };
  await queue.adopt(rows, { enrolment, key: signer.publicKey, lapsed: null, head, ...fresh });
  const generation = await queue.get('generation');
  if (generation !== undefined) markers.set(deviceMarker, generation);
}
