import type { PersonId } from '#domain/base/ids.ts';
import type { Signature } from '#domain/people/seal.ts';
import type { DeviceStatus, People, SignAsked } from '../data/contract.ts';
import { type Live, createLive } from './live.ts';
import { workerOf } from './worker.ts';

/** What the house asks a person over any screen. Each is answered once. */
export type CrewQuestion =
  | {
      readonly kind: 'sign';
      readonly asked: SignAsked;
      /** [APR-5, 21 CFR 11.200] The first of a sitting wants the badge too. */
      readonly needsBadge: boolean;
      answer(signature: Signature | null): void;
    }
  | {
      readonly kind: 'sign-in';
      /** Whose badge it was; null: anybody. */
      readonly person: PersonId | null;
      answer(signedIn: boolean): void;
    };

/** Who is at work on this device, and their signature. */
export interface Crew extends Omit<People, 'sign'> {
  /**
   * [APR-5] Asks whoever is at work to sign: badge and PIN at the first signing of a sitting, the PIN after. Null when
   * they closed the question.
   * @param over hash of what is signed
   */
  sign(meaning: string, over: string): Promise<Signature | null>;
  /** Badge and PIN of somebody: of this person, or of anybody. */
  askSignIn(person?: PersonId): Promise<boolean>;
  readonly question: Live<CrewQuestion | null>;
  /** For the sheet that asks. */
  seal: People['sign'];
}

export function createCrew(people: People, status: Live<DeviceStatus>): Crew {
  const question = createLive<CrewQuestion | null>(null);
  /** Grants under which somebody has signed here since they sat down; a lock or a restart ends a sitting. */
  let signedAs: string | null = null;
  const sittingNow = (): string => {
    const { sitting } = status.get();
    return sitting ? `${sitting.grant} ${String(sitting.locked)}` : String(workerOf(status.get()));
  };
  /** Ends a question unanswered. */
  const dismiss = (asked: CrewQuestion | null): void => {
    if (asked?.kind === 'sign') asked.answer(null);
    else asked?.answer(false);
  };
  let worker = workerOf(status.get());
  status.subscribe(() => {
    const { sitting } = status.get();
    const next = workerOf(status.get());
    if (sitting?.locked) signedAs = null;
    // What one was asked to sign, the next is not; and after a lock both halves are asked for again.
    const isOver = sitting?.locked === true || next !== worker;
    if (isOver && question.get()?.kind === 'sign') dismiss(question.get());
    worker = next;
  });

  /** One at a time: another question ends the one before unanswered. */
  const ask = <T>(empty: T, make: (answer: (value: T) => void) => CrewQuestion): Promise<T> => {
    dismiss(question.get());
    return new Promise((resolve) => {
      let isAnswered = false;
      question.set(
        make((value) => {
          if (isAnswered) return;
          isAnswered = true;
          question.set(null);
          resolve(value ?? empty);
        }),
      );
    });
  };

  const { sign, ...rest } = people;
  return {
    ...rest,
    seal: sign,
    question,
    async sign(meaning, over) {
      const needsBadge = signedAs !== sittingNow();
      const signature = await ask<Signature | null>(null, (answer) => ({
        kind: 'sign',
        asked: { meaning, over },
        needsBadge,
        answer,
      }));
      if (signature) signedAs = sittingNow();
      return signature;
    },
    askSignIn: (person) =>
      ask<boolean>(false, (answer) => ({ kind: 'sign-in', person: person ?? null, answer })),
  };
}
