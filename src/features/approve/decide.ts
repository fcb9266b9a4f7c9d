import { signedHash } from '#domain/making/approval-hash.ts';
import type { Floor } from '../floor.tsx';
import { type Refused, recordAndTell } from '../goods/record.ts';
import type { Content } from './load-content.ts';

interface Decision {
  readonly verdict: 'approve' | 'reject';
  readonly productions: Content['productions'];
  /** What the signature says: "Approved: 24 units of Pump". */
  readonly meaning: string;
  /** Null: none is asked for an approval. */
  readonly reason: string | null;
  readonly text: string;
}

/** [APR-5] Signs over what was seen, and records. False when the person closed the question, or a rule refused it. */
export async function decide(
  floor: Floor,
  { verdict, productions, meaning, reason, text }: Decision,
  onRefused: (refused: Refused) => void,
): Promise<boolean> {
  const signature = await floor.people.sign(meaning, signedHash(productions));
  if (signature === null) return false;
  const payload = { productions: productions.map((each) => ({ ...each })), signature };
  const recorded = await recordAndTell({ kind: verdict, payload }, { reason }, { floor, text, onRefused });
  return recorded !== null;
}
