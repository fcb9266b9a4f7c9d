import { i18n } from '@lingui/core';
import type { MessageDescriptor } from '@lingui/core';
import type { Floor } from '../floor.tsx';

/** Says something in the strip that was not recorded: a question, a hint, a code that does not fit. */
export function say(
  { desk }: Pick<Floor, 'desk'>,
  tone: 'plain' | 'wait' | 'error',
  word: MessageDescriptor | null,
  text: string,
): void {
  const signal = { plain: 'ok', wait: 'warn', error: 'error' } as const;
  desk.tell({ tone, word: word && i18n._(word), text, operation: null }, signal[tone]);
}
