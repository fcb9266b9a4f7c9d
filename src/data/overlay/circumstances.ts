import { dayAt } from '#domain/base/calendar.ts';
import type { DeviceId } from '#domain/base/ids.ts';
import type { Circumstances } from '#domain/operations/define.ts';
import type { Body } from '#domain/protocol/body.ts';
import { eventTime } from '#domain/protocol/event-time.ts';

/**
 * [EXP-5] What stands around a body when the device judges it: the same clamp of time as on the server, with the
 * server's clock as this device best knows it in the place of arrival.
 */
export function circumstancesOf(
  body: Body,
  device: DeviceId,
  timeZone: string,
): { readonly circumstances: Circumstances; readonly clockOff: number | null } {
  const arrival = body.contact ? body.contact.server + body.contact.since : body.clock;
  const { at, off } = eventTime(body, arrival);
  return {
    circumstances: {
      operation: body.id,
      company: body.company,
      site: body.site,
      device,
      actor: body.actor,
      at,
      today: dayAt(at, timeZone),
      seen: body.basis.version,
      version: null,
      reason: body.reason,
    },
    clockOff: off,
  };
}
