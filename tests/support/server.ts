import type { CompanyId } from '#domain/base/ids.ts';
import { dayAt } from '#domain/base/calendar.ts';
import { createApp } from '../../server/app.ts';
import { inviteDevice } from '../../server/authority/enrol.ts';
import { demoPlant, demoTimeZone } from '../../server/demo/plant.ts';
import { settleIn } from '../../server/demo/settle-in.ts';
import type { ServerDeps } from '../../server/deps.ts';
import type { AppOptions } from '../../server/http/config.ts';
import type { Db } from '../../server/storage/db.ts';
import { openSqliteInMemory } from '../../server/storage/sqlite/open.ts';
import { type HandDevice, type TestApp, askApp, enrolByHand, random } from './hand-device.ts';

export const testCompany = '0195a000-0000-7000-8000-000000000001' as CompanyId;

/** The demo plant behind a real server in this process. */
export interface TestServer extends ServerDeps {
  readonly app: TestApp;
  readonly logged: {
    level: string;
    event: string;
    details?: Readonly<Record<string, unknown>> | undefined;
  }[];
  /** A one-time code for a person of the plant: ana, ben, carla, dov, eve. */
  invite(person?: string): Promise<string>;
  enrol(person?: string, name?: string): Promise<HandDevice>;
  close(): Promise<void>;
}

export async function startTestServer(
  given: Partial<ServerDeps & AppOptions> & { readonly db?: Db } = {},
): Promise<TestServer> {
  const logged: TestServer['logged'] = [];
  const db = given.db ?? (await openSqliteInMemory());
  const deps: ServerDeps = {
    db,
    clock: given.clock ?? Date.now,
    random: given.random ?? random,
    log: given.log ?? ((level, event, details) => void logged.push({ level, event, details })),
  };
  const now = deps.clock();
  await settleIn(deps, demoPlant(testCompany, dayAt(now, demoTimeZone), now), true);
  const app = await createApp({ ...given, ...deps });
  const invite = async (person = 'carla') =>
    (await inviteDevice(deps, { company: testCompany, site: 'main' as never, person: person as never })).code;
  return {
    ...deps,
    app,
    logged,
    invite,
    async enrol(person, name) {
      const device = await enrolByHand(askApp(app), await invite(person), name);
      // What only administrators may do wants their PIN.
      if (person === 'eve') await device.signIn('eve');
      return device;
    },
    async close() {
      await app.close();
      if (!given.db) await db.close();
    },
  };
}
