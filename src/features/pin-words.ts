import { msg } from '@lingui/core/macro';
import type { PinFault } from '../data/contract.ts';
import type { Words } from './refusal-words.ts';

const minute = 60_000;

/** Why a PIN was not taken, and what to do. */
export function pinFaultWords(fault: PinFault): Words {
  switch (fault.code) {
    case 'wrong':
      return fault.left === null || fault.left > 3
        ? { what: msg`Badge or PIN is not right.`, next: msg`Type the PIN again.` }
        : fault.left > 0
          ? { what: msg`The PIN is not right.`, next: msg`Tries left: ${fault.left}. Then you have to wait.` }
          : { what: msg`The PIN is not right.`, next: msg`Now you have to wait before the next try.` };
    case 'locked': {
      if (fault.wait === null)
        return { what: msg`Too many wrong PINs.`, next: msg`Ask a supervisor to unlock you.` };
      const minutes = Math.max(1, Math.ceil(fault.wait / minute));
      return {
        what: msg`Too many wrong PINs.`,
        next: msg`Try again in ${minutes} min, or ask a supervisor.`,
      };
    }
    case 'no-pin':
      return { what: msg`You have no PIN yet.`, next: msg`Ask an administrator for one.` };
    case 'inactive':
      return { what: msg`This badge is not in use any more.`, next: msg`Ask a supervisor.` };
    case 'unknown':
      return {
        what: msg`This badge is not known here.`,
        next: msg`A new badge works once this device has been connected.`,
      };
    case 'refused':
      return { what: msg`The server turned this device away.`, next: msg`Ask a supervisor.` };
  }
}
