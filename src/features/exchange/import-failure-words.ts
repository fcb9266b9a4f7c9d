import { msg } from '@lingui/core/macro';
import type { Answer } from '../../data/contract.ts';
import { askFailureWords } from '../ask-words.ts';
import type { Words } from '../refusal-words.ts';

/** Why the server did not take a file, or not any more. */
export function importFailureWords(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Words {
  if (answer.kind === 'unreachable') return askFailureWords(answer);
  switch (answer.code) {
    case 'no-file':
      return { what: msg`This file is empty.`, next: msg`Choose another file.` };
    case 'torn-quotes':
      return {
        what: msg`The quotation marks in this file do not match.`,
        next: msg`Save it once more as CSV, or as XLSX.`,
      };
    case 'no-workbook':
      return {
        what: msg`This is not a workbook that can be read.`,
        next: msg`Save it once more as XLSX or CSV.`,
      };
    case 'too-large-unpacked':
    case 'too-large':
      return tooLarge;
    case 'unknown-import':
      return {
        what: msg`This list is not waiting on the server any more.`,
        next: msg`Choose the file again.`,
      };
    case 'not-clean':
      return { what: msg`The list has faults.`, next: msg`Put them right in the file and choose it again.` };
    default:
      return answer.status === 413 ? tooLarge : askFailureWords(answer);
  }
}

export const tooLarge: Words = {
  what: msg`This file is too large.`,
  next: msg`Cut the list into several files of less than 32 MB.`,
};
