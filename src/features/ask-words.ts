import { msg } from '@lingui/core/macro';
import type { Answer } from '../data/contract.ts';
import type { Words } from './refusal-words.ts';

/** Why the server did not do what only it can do. Refusals of a rule have words of their own. */
export function askFailureWords(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Words {
  if (answer.kind === 'unreachable')
    return { what: msg`The server does not answer.`, next: msg`This needs a connection. Try again.` };
  switch (answer.code) {
    case 'sign-in':
      return { what: msg`This needs your PIN.`, next: msg`Try again and sign in.` };
    case 'not-allowed':
      return { what: msg`You may not do this.`, next: msg`Ask an administrator.` };
    case 'not-a-good-pin':
      return {
        what: msg`This PIN is too easy to guess.`,
        next: msg`6 to 12 digits, and no plain run of them.`,
      };
    case 'last-of-its-kind':
      return {
        what: msg`You cannot take your own right away.`,
        next: msg`Another administrator has to do it.`,
      };
    case 'code-taken':
      return { what: msg`This badge is somebody else's already.`, next: msg`Take another badge.` };
    case 'unknown-person':
    case 'unknown-device':
    case 'unknown-token':
      return { what: msg`This is not known to the server any more.`, next: msg`Look at the list again.` };
    case 'revoked':
    case 'wipe':
      return { what: msg`This device was taken out of service.`, next: msg`Hand it to a supervisor.` };
    default:
      return { what: msg`The server did not take this.`, next: msg`Try again in a moment.` };
  }
}
