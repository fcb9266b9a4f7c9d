import { useLingui } from '@lingui/react/macro';
import type { OperationId } from '#domain/base/ids.ts';
import { useFloor, useFormat } from './floor.tsx';
import { keep } from './keep.ts';

/** [UND-1] One tap takes an operation back: an operation itself, or a refusal with its words. */
export function useUndo(): (target: OperationId) => Promise<void> {
  const { t } = useLingui();
  const floor = useFloor();
  const { recorder, desk } = floor;
  const format = useFormat();
  return async (target) => {
    const answer = await keep(floor, () => recorder.record({ kind: 'undo', payload: { target } }));
    if (answer === null) return;
    if (answer.ok) {
      desk.tell({ tone: 'plain', word: null, text: t`Taken back.`, operation: answer.value.entry.id }, 'ok');
      return;
    }
    // All the refusals of the plant are many words, and an undo is seldom refused.
    const { refusalWords } = await import('./refusal-words.ts');
    const { what, next } = refusalWords(answer.error, format);
    desk.tell(
      { tone: 'error', word: t`Not undone`, text: `${t(what)} ${t(next)}`, operation: null },
      'error',
    );
  };
}
