import { isFinal } from '#domain/operations/undo/final.ts';
import type { QueueEntry } from '../data/contract.ts';
import { useRights } from './rights.ts';

/** [UND-1] Whether whoever works here may take this back: nobody is offered a tap that would only be refused. */
export function useMayUndo(): (entry: Pick<QueueEntry, 'body'>) => boolean {
  const { person, may } = useRights();
  return ({ body }) =>
    !isFinal(body.kind) && may('undo-own') && (body.actor === person || may('undo-others'));
}
