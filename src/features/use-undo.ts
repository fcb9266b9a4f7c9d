import { useLingui } from '@lingui/react/macro';
import type { OperationId } from '#domain/base/ids.ts';
import { useFloor, useFormat } from './floor.tsx';
import { keep } from './keep.ts';

/**
 * [UND-1] One tap takes an operation back, or all that one tap recorded, the last one first: operations themselves, or a
 * refusal with its words. Where one of them can't be taken back, none is.
 * @returns whether it was taken back
 */
export function useUndo(): (target: OperationId | readonly OperationId[]) => Promise<boolean> {
  const { t } = useLingui();
  const floor = useFloor();
  const { recorder, desk } = floor;
  const format = useFormat();
  return async (target) => {
    const targets = typeof target === 'string' ? [target] : target.toReversed();
    const answer = await keep(floor, () =>
      recorder.recordAll(targets.map((each) => ({ intent: { kind: 'undo', payload: { target: each } } }))),
    );
    if (answer === null) return false;
    if (answer.ok) {
      const text = targets.length > 1 ? t`${targets.length} entries taken back.` : t`Taken back.`;
      const [first] = answer.value;
      desk.tell({ tone: 'plain', word: null, text, operation: first?.entry.id ?? null }, 'ok');
      return true;
    }
    // All the refusals of the plant are many words, and an undo is seldom refused.
    const { refusalWords } = await import('./refusal-words.ts');
    const [refused] = answer.error;
    if (!refused) return false;
    const { what, next } = refusalWords(refused.refusal, format);
    const text = [
      targets.length > 1 ? t`${answer.error.length} of ${targets.length} can't be taken back.` : '',
      t(what),
      t(next),
    ];
    desk.tell(
      {
        tone: 'error',
        word: t`Not undone`,
        text: text.filter((words) => words !== '').join(' '),
        operation: null,
      },
      'error',
    );
    return false;
  };
}
