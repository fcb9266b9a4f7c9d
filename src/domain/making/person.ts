import type { PersonId } from '../base/ids.ts';
import { mayDo } from '../catalogue/person.ts';
import { type View, found } from '../stock/view.ts';

/** Nothing when the person is not known here: unknown never refuses. */
export function isSupervisor(view: View, actor: PersonId): boolean | undefined {
  const person = found(view, 'person', actor);
  return person && mayDo(person, 'decide');
}
