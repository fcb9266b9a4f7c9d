import type { Body } from '#domain/protocol/body.ts';
import { NotKept } from '../contract.ts';
import type { Moment } from '../append/turn.ts';

/** Whose act it is and what lets them sign: whoever signed in, or else the person that the device is enrolled for. */
export function speakerOf({ enrolment, sitting }: Moment): Pick<Body, 'actor' | 'grant'> {
  if (!enrolment) throw new NotKept('not-enrolled');
  if (sitting) return { actor: sitting.person, grant: sitting.grant };
  // Several people use it in turn: without a sign-in nobody knows who did it.
  if (enrolment.shared) throw new NotKept('nobody');
  return { actor: enrolment.person, grant: null };
}
