import { Type } from 'typebox';
import type { PersonId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import { Id, strict } from '#domain/base/schema.ts';
import { DoneSchema } from '#domain/protocol/office.ts';
import {
  AuditSchema,
  GivePinSchema,
  PeopleSchema,
  PersonEditSchema,
  PersonInfoSchema,
  PinErrorSchema,
} from '#domain/protocol/people-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { Feed } from '../http/feed.ts';
import type { App } from '../http/fastify.ts';
import { callerIn } from '../http/guard.ts';
import { readAudit } from '../people/audit.ts';
import { editPerson, forgetPerson, listPeople } from '../people/people.ts';
import { givePin } from '../people/pins.ts';
import { unlock } from '../people/unlock.ts';
import { answers } from './answers.ts';
import { statusOf, toPinError } from './sign-in.ts';

const params = Type.Object({ person: Id<PersonId>() }, strict);
const AfterSchema = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }, strict);

/** Who works here. Their data is kept by the server and can be erased; operations name them by an opaque id. */
export function peopleRoutes(app: App, deps: AppDeps, feed: Feed): void {
  app.get(
    paths.people,
    { config: { access: 'supervisor' }, schema: { response: answers(PeopleSchema, [401, 403]) } },
    async ({ caller }) => ({ people: await listPeople(deps, callerIn({ caller }).device.company) }),
  );
  app.post(
    paths.people,
    {
      config: { access: 'administrator' },
      schema: { body: PersonEditSchema, response: answers(PersonInfoSchema, [401, 403, 409]) },
    },
    async ({ caller, body }) => {
      const { device, person } = callerIn({ caller });
      const { result, version } = await editPerson(deps, device.company, person, body);
      if (!result.ok) throw asRefused(result.error);
      feed.tell(device.company, version);
      return result.value;
    },
  );
  app.post(
    paths.erasePerson,
    {
      config: { access: 'administrator' },
      schema: { params, response: answers(DoneSchema, [401, 403, 404, 409]) },
    },
    async ({ caller, params: { person: whom } }) => {
      const { device, person } = callerIn({ caller });
      const { result, version } = await forgetPerson(deps, device.company, person, whom);
      if (!result.ok) throw asRefused(result.error);
      feed.tell(device.company, version);
      return { done: true };
    },
  );
  app.post(
    paths.givePin,
    {
      config: { access: 'administrator' },
      schema: {
        params,
        body: GivePinSchema,
        response: answers(DoneSchema, [401], { 403: PinErrorSchema }),
      },
    },
    async ({ caller, params: { person: whom }, body: { pin } }, reply) => {
      const { device, person } = callerIn({ caller });
      const { result, version } = await givePin(deps, device.company, person, whom, pin);
      if (!result.ok) return reply.status(statusOf(result.error)).send(toPinError(result.error));
      feed.tell(device.company, version);
      return { done: true };
    },
  );
  app.post(
    paths.unlock,
    {
      config: { access: 'supervisor' },
      schema: { params, response: answers(DoneSchema, [401, 403, 404]) },
    },
    async ({ caller, params: { person: whom } }) => {
      const { device, person, roles } = callerIn({ caller });
      const unlocked = await unlock(deps, device.company, { person, roles }, whom);
      if (unlocked.ok) return { done: true };
      if (unlocked.error === 'unknown-person')
        throw new Refused(404, { code: 'unknown-person', message: 'There is no such person' });
      throw new Refused(403, { code: 'not-allowed', message: 'Somebody else has to unlock this person' });
    },
  );
  app.get(
    paths.audit,
    {
      config: { access: 'administrator' },
      schema: { querystring: AfterSchema, response: answers(AuditSchema, [401, 403]) },
    },
    ({ caller, query: { after = 0 } }) =>
      deps.db.snapshot((tx) => readAudit(tx, callerIn({ caller }).device.company, after)),
  );
}

/** 409: the code and arguments of a rule; the words stand in the language catalogues. */
function asRefused({ code, args }: Refusal): Refused {
  const status = code === 'unknown-person' ? 404 : 409;
  return new Refused(status, { code, message: JSON.stringify(args) });
}
