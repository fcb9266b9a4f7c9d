import { BlocksRequestSchema, BlocksResponseSchema } from '#domain/protocol/messages.ts';
import { DoneSchema, ResumeLeasesSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { leaseBlocks, resumeLeases } from '../authority/blocks.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { answers } from './answers.ts';

/** [NUM-5] Numbers for devices that will be offline. */
export function blocksRoutes(app: App, deps: AppDeps): void {
  app.post(
    paths.blocks,
    {
      config: { access: 'device' },
      schema: { body: BlocksRequestSchema, response: answers(BlocksResponseSchema, [401, 403, 409]) },
    },
    async ({ body, caller }) => {
      const blocks = await leaseBlocks(deps, callerIn({ caller }).device, body);
      if (blocks.ok) return { blocks: blocks.value };
      const { code, where } = blocks.error;
      const [status, message] =
        code === 'unknown-sequence'
          ? [400, 'There is no such run of numbers']
          : [409, 'The server was set back to a backup; it leases no numbers until an administrator says so'];
      throw new Refused(status, { code, message, where: `/body${where}` });
    },
  );
  app.post(
    paths.resumeLeases,
    {
      config: { access: 'administrator' },
      schema: { body: ResumeLeasesSchema, response: answers(DoneSchema, [401, 403]) },
    },
    async ({ caller, body }) => {
      await resumeLeases(deps, callerIn({ caller }).device.company, body.skip);
      return { done: true };
    },
  );
}
