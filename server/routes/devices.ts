import { Type } from 'typebox';
import type { DeviceId, PersonId } from '#domain/base/ids.ts';
import { Id, strict } from '#domain/base/schema.ts';
import { DeviceStatusSchema, RenameDeviceSchema } from '#domain/protocol/device-messages.ts';
import { BlocksResponseSchema } from '#domain/protocol/messages.ts';
import { DevicesSchema, DoneSchema, InvitationSchema, InviteRequestSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { leasedElsewhere } from '../authority/blocks.ts';
import { inviteDevice } from '../authority/enrol.ts';
import { lockCounter } from '../authority/counter.ts';
import { revokeDevice } from '../authority/revoke.ts';
import type { Caller } from '../authority/session.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { record } from '../people/audit.ts';
import { readPerson } from '../people/check-pin.ts';
import { deviceInfos, keepStatus, renameDevice, replaceDevice } from '../people/device-desk.ts';
import { orderWipe, wipeDone } from '../people/wipe.ts';
import { answers } from './answers.ts';
import { toEnrolmentCode } from './enrolment-code.ts';

const params = Type.Object({ device: Id<DeviceId>() }, strict);
const unknownDevice = () => new Refused(404, { code: 'unknown-device', message: 'There is no such device' });

/** Which devices there are, how a new one is invited, and how a lost or broken one is shut out. */
export function deviceRoutes(app: App, deps: AppDeps): void {
  app.get(
    paths.devices,
    { config: { access: 'supervisor' }, schema: { response: answers(DevicesSchema, [401, 403]) } },
    async ({ caller }) => ({ devices: await deviceInfos(deps, callerIn({ caller }).device.company) }),
  );
  app.post(
    paths.invite,
    {
      config: { access: 'supervisor' },
      schema: { body: InviteRequestSchema, response: answers(InvitationSchema, [401, 403]) },
    },
    async ({ caller, body: { person, shared = false } }) => {
      const asker = callerIn({ caller });
      const { company, site } = asker.device;
      await refuseToInvite(deps, asker, person);
      return toEnrolmentCode(deps, await inviteDevice(deps, { company, site, person, shared }));
    },
  );
  app.post(
    paths.again,
    { config: { access: 'device' }, schema: { response: answers(InvitationSchema, [401, 403]) } },
    async ({ caller }) => {
      const { company, site, person, shared, id } = callerIn({ caller }).device;
      deps.log('warn', 'forked-device-joins-anew', { device: id });
      return toEnrolmentCode(deps, await inviteDevice(deps, { company, site, person, shared, parent: id }));
    },
  );
  app.post(
    paths.replaceDevice,
    {
      config: { access: 'supervisor' },
      schema: { params, response: answers(InvitationSchema, [401, 403, 404]) },
    },
    async ({ caller, params: { device } }) => {
      const asker = callerIn({ caller });
      const { company } = asker.device;
      const broken = (await deviceInfos(deps, company)).find(({ id }) => id === device);
      if (!broken) throw unknownDevice();
      if (!broken.shared) await refuseToInvite(deps, asker, broken.person);
      const replaced = await replaceDevice(deps, company, asker.person, device);
      if (!replaced.ok) throw unknownDevice();
      return toEnrolmentCode(deps, replaced.value);
    },
  );
  app.post(
    paths.renameDevice,
    {
      config: { access: 'supervisor' },
      schema: { params, body: RenameDeviceSchema, response: answers(DoneSchema, [401, 403, 404]) },
    },
    async ({ caller, params: { device }, body: { name } }) => {
      const { device: own, person } = callerIn({ caller });
      if (!(await renameDevice(deps, own.company, person, device, name))) throw unknownDevice();
      return { done: true };
    },
  );
  app.post(
    paths.revoke,
    {
      config: { access: 'administrator' },
      schema: { params, response: answers(DoneSchema, [401, 403, 404]) },
    },
    async ({ caller, params: { device } }) => {
      const { device: own, person } = callerIn({ caller });
      if ((await revokeDevice(deps, own.company, device)) === 0) throw unknownDevice();
      await deps.db.transaction(async (tx) => {
        await lockCounter(tx, own.company);
        await record(tx, own.company, deps.clock(), {
          actor: person,
          what: 'device-revoked',
          subject: device,
        });
      });
      return { done: true };
    },
  );
  app.post(
    paths.wipeDevice,
    {
      config: { access: 'administrator' },
      schema: { params, response: answers(DoneSchema, [401, 403, 404]) },
    },
    async ({ caller, params: { device } }) => {
      const { device: own, person } = callerIn({ caller });
      const ordered = await orderWipe(deps, own.company, person, device);
      if (!ordered.ok) throw unknownDevice();
      return { done: true };
    },
  );
  app.post(
    paths.deviceStatus,
    {
      config: { access: 'device' },
      schema: { body: DeviceStatusSchema, response: answers(BlocksResponseSchema, [401, 403]) },
    },
    async ({ caller, body }) => {
      const { device } = callerIn({ caller });
      await keepStatus(deps, device, body);
      return { blocks: await leasedElsewhere(deps, device) };
    },
  );
  app.post(
    paths.wiped,
    { config: { access: 'revoked-too' }, schema: { response: answers(DoneSchema, [401]) } },
    async ({ caller }) => {
      await wipeDone(deps, callerIn({ caller }).device);
      return { done: true };
    },
  );
}

/**
 * A device of one's own acts for its person without a PIN, so nobody makes one for somebody who may more than they may
 * themselves: supervisors for workers, receivers and themselves, administrators for everybody.
 */
async function refuseToInvite(deps: AppDeps, asker: Caller, person: PersonId): Promise<void> {
  const row = await deps.db.snapshot((tx) => readPerson(tx, asker.device.company, person));
  if (!row?.active)
    throw new Refused(400, {
      code: 'unknown-person',
      message: 'There is no such person',
      where: '/body/person',
    });
  const isAdministrator = asker.roles.includes('administrator');
  if (isAdministrator && asker.signedIn) return;
  const isAbove = row.roles.includes('administrator') || row.roles.includes('supervisor');
  if (isAdministrator && isAbove && person !== asker.person)
    throw new Refused(403, { code: 'sign-in', message: 'Sign in with your PIN first' });
  if (isAbove && person !== asker.person)
    throw new Refused(403, {
      code: 'not-allowed',
      message: 'Only an administrator invites a device for this person',
    });
}
