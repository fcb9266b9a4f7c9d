import { InboxSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { readInbox } from '../authority/inbox.ts';
import type { AppDeps } from '../http/config.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { answers } from './answers.ts';

/** [X04] What supervisors have to look at. They end it by operations of their own: repair or waive. */
export function inboxRoute(app: App, deps: AppDeps): void {
  app.get(
    paths.inbox,
    { config: { access: 'supervisor' }, schema: { response: answers(InboxSchema, [401, 403]) } },
    ({ caller }) => readInbox(deps, callerIn({ caller }).device.company),
  );
}
