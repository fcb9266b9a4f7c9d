import { childOrderId } from '#domain/base/ids.ts';
import { paths } from '#domain/protocol/paths.ts';
import { OpenOrderAnswerSchema, OpenOrderRequestSchema } from '#domain/protocol/token-messages.ts';
import { ErrorSchema } from '#domain/protocol/messages.ts';
import { openByMachine } from '../exchange/open-order.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { Feed } from '../http/feed.ts';
import type { App } from '../http/fastify.ts';
import { askerIn } from '../http/guard.ts';
import { answers } from './answers.ts';

/** Another program opens an order, for the person that its token acts for and by the rules of the house. */
export function orderRoutes(app: App, deps: AppDeps, feed: Feed): void {
  app.post(
    paths.orders,
    {
      config: { access: 'supervisor', scope: 'orders' },
      schema: {
        body: OpenOrderRequestSchema,
        response: answers(OpenOrderAnswerSchema, [401, 403], { 409: ErrorSchema }),
      },
    },
    async ({ caller, machine, body: { id, order } }) => {
      const asker = askerIn({ caller, machine });
      const opened = await openByMachine(deps, asker, id, order);
      switch (opened.kind) {
        case 'opened':
          feed.tell(asker.company, opened.version);
          return { order: childOrderId(id, 0), outcome: opened.outcome };
        case 'other-content':
          throw new Refused(409, { code: 'other-content', message: 'Another order stands under this id' });
        case 'refused':
          throw new Refused(409, { code: opened.code, message: JSON.stringify(opened.args) });
      }
    },
  );
}
