import { dayAt } from '#domain/base/calendar.ts';
import type { SiteId } from '#domain/base/ids.ts';
import { DemoSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { inviteDevice } from '../authority/enrol.ts';
import { demoBarcodes } from '../demo/barcodes.ts';
import { demoPeople } from '../demo/catalogue.ts';
import { demoPins } from '../demo/pins.ts';
import { demoTimeZone } from '../demo/plant.ts';
import type { AppDeps } from '../http/config.ts';
import type { App } from '../http/fastify.ts';
import { answers } from './answers.ts';

/** Who tries things out alone does best as a supervisor, who may do everything on the floor and at the dock. */
const selfEnrolled = 'carla';

/** On a demo database only: codes for everybody and all that there is to scan. */
export function demoRoute(app: App, deps: AppDeps): void {
  const { demo } = deps;
  if (!demo) return;
  app.get(
    paths.demo,
    { config: { access: 'local' }, schema: { response: answers(DemoSchema, [403]) } },
    async () => {
      const people = [];
      for (const { id, name, roles } of demoPeople) {
        const secret = demoPins.find(({ person }) => person === id);
        const invitation = { company: demo.company, site: 'main' as SiteId, person: id };
        people.push({
          id,
          name,
          roles,
          code: (await inviteDevice(deps, invitation)).code,
          badge: secret?.badge ?? '',
          pin: secret?.pin ?? '',
        });
      }
      return {
        code: people.find(({ id }) => id === selfEnrolled)?.code ?? '',
        people,
        barcodes: [...demoBarcodes(dayAt(deps.clock(), demoTimeZone))],
      };
    },
  );
}
