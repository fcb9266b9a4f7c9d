import { Type } from 'typebox';
import type { DeviceId } from '#domain/base/ids.ts';
import { Id, strict } from '#domain/base/schema.ts';
import { DevicesSchema, DoneSchema, InvitationSchema, InviteRequestSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { type Device, listDevices } from '../authority/device.ts';
import { inviteDevice } from '../authority/enrol.ts';
import { revokeDevice } from '../authority/revoke.ts';
import { loadRows } from '../authority/rows.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { answers } from './answers.ts';

/** Which devices there are, how a new one is invited, and how a lost one is shut out. */
export function deviceRoutes(app: App, deps: AppDeps): void {
  app.get(
    paths.devices,
    { config: { access: 'supervisor' }, schema: { response: answers(DevicesSchema, [401, 403]) } },
    async ({ caller }) => {
      const { company } = callerIn({ caller }).device;
      const devices = await deps.db.snapshot((tx) => listDevices(tx, company));
      return { devices: devices.map(toInfo) };
    },
  );
  app.post(
    paths.invite,
    {
      config: { access: 'administrator' },
      schema: { body: InviteRequestSchema, response: answers(InvitationSchema, [401, 403]) },
    },
    async ({ caller, body: { person } }) => {
      const { company, site } = callerIn({ caller }).device;
      const key = `person/${person}` as const;
      const rows = await deps.db.snapshot((tx) => loadRows(tx, company, [key]));
      if (rows.get(key)?.state !== 'present')
        throw new Refused(400, {
          code: 'unknown-person',
          message: 'There is no such person',
          where: '/body/person',
        });
      return inviteDevice(deps, { company, site, person });
    },
  );
  app.post(
    paths.again,
    { config: { access: 'device' }, schema: { response: answers(InvitationSchema, [401, 403]) } },
    async ({ caller }) => {
      const { company, site, person, id } = callerIn({ caller }).device;
      deps.log('warn', 'forked-device-joins-anew', { device: id });
      return inviteDevice(deps, { company, site, person, parent: id });
    },
  );
  app.post(
    paths.revoke,
    {
      config: { access: 'administrator' },
      schema: {
        params: Type.Object({ device: Id<DeviceId>() }, strict),
        response: answers(DoneSchema, [401, 403, 404]),
      },
    },
    async ({ caller, params }) => {
      const revoked = await revokeDevice(deps, callerIn({ caller }).device.company, params.device);
      if (revoked === 0)
        throw new Refused(404, { code: 'unknown-device', message: 'There is no such device' });
      return { done: true };
    },
  );
}

const toInfo = (device: Device) => ({
  id: device.id,
  short: device.short,
  name: device.name,
  site: device.site,
  person: device.person,
  enrolledAt: device.enrolledAt,
  seenAt: device.seenAt,
  revokedAt: device.revokedAt,
  received: device.nextSeq - 1,
});
