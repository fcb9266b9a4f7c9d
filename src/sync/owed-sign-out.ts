import { DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { QueueStore } from '../data/queue/queue-store.ts';
import type { Session } from './session.ts';

const patience = 5000;

/** The server would take the next person for the one who has left, so it hears of that before it is asked in person. */
export async function endOwedSignOut(
  queue: Pick<QueueStore, 'get' | 'set'>,
  session: Session,
): Promise<boolean> {
  if (!(await queue.get('owesSignOut'))) return true;
  const answer = await session.ask(paths.signOut, DoneSchema, {}, patience);
  if (answer.kind === 'ok') await queue.set('owesSignOut', false);
  return answer.kind === 'ok';
}
