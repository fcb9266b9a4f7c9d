import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { NotKept } from '../data/contract.ts';
import type { Words } from './refusal-words.ts';
import type { Floor } from './floor.tsx';

/** Records, and says so loudly when the device could not keep it; then null, and no beep that means yes. */
export async function keep<T>({ desk }: Pick<Floor, 'desk'>, record: () => Promise<T>): Promise<T | null> {
  try {
    return await record();
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    const { what, next } = notKeptWords(error.trouble);
    desk.tell(
      {
        tone: 'error',
        word: i18n._(msg`Not recorded`),
        text: `${i18n._(what)} ${i18n._(next)}`,
        operation: null,
      },
      'error',
    );
    return null;
  }
}

function notKeptWords(trouble: NotKept['trouble']): Words {
  switch (trouble) {
    case 'full':
      return {
        what: msg`No room left on this device.`,
        next: msg`Remove other apps or pictures, then scan again.`,
      };
    case 'not-enrolled':
      return { what: msg`This device is not enrolled.`, next: msg`Enrol it, then scan again.` };
    case 'nobody':
      return {
        what: msg`Nobody is signed in here.`,
        next: msg`Sign in with badge and PIN, then scan again.`,
      };
    case 'closed':
      return {
        what: msg`A newer window of this app is open.`,
        next: msg`Go on there, or load this one again.`,
      };
    case 'failed':
      return {
        what: msg`This device could not keep it.`,
        next: msg`Scan again. If it stays so, load the app again.`,
      };
  }
}
