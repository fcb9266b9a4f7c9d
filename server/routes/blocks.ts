import { BlocksRequestSchema, BlocksResponseSchema } from '#domain/protocol/messages.ts';
import { Type } from 'typebox';
import type { DeviceId } from '#domain/base/ids.ts';
import { Id, strict } from '#domain/base/schema.ts';
import { BlocksHeldSchema, LeaseStateSchema } from '#domain/protocol/device-messages.ts';
import { DoneSchema, ResumeLeasesSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { leaseBlocks, resumeLeases } from '../authority/blocks.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { leaseState, reportBlocks, writeOff } from '../people/leases.ts';
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
    paths.blocksHeld,
    {
      config: { access: 'device' },
      schema: { body: BlocksHeldSchema, response: answers(DoneSchema, [401, 403]) },
    },
    async ({ caller, body }) => {
      await reportBlocks(deps, callerIn({ caller }).device, body);
      return { done: true };
    },
  );
  app.get(
    paths.leases,
    { config: { access: 'supervisor' }, schema: { response: answers(LeaseStateSchema, [401, 403]) } },
    ({ caller }) => leaseState(deps, callerIn({ caller }).device.company),
  );
  app.post(
    paths.writeOffBlocks,
    {
      config: { access: 'supervisor' },
      schema: {
        params: Type.Object({ device: Id<DeviceId>() }, strict),
        response: answers(DoneSchema, [401, 403, 404]),
      },
    },
    async ({ caller, params }) => {
      const { device, person } = callerIn({ caller });
      if (await writeOff(deps, device.company, person, params.device)) return { done: true };
      throw new Refused(404, { code: 'unknown-device', message: 'There is no such device' });
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
