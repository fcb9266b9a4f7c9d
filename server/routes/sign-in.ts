import type { PinError } from '#domain/protocol/people-messages.ts';
import {
  ChangePinSchema,
  PinErrorSchema,
  SignInRequestSchema,
  SignedInSchema,
  WhoSchema,
} from '#domain/protocol/people-messages.ts';
import { DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { shift } from '#domain/people/grant.ts';
import type { AppDeps } from '../http/config.ts';
import type { Feed } from '../http/feed.ts';
import type { App } from '../http/fastify.ts';
import { callerIn, personCookieName } from '../http/guard.ts';
import { type NewPinFault, changePin } from '../people/pins.ts';
import { signIn, signOut } from '../people/sign-in.ts';
import { answers } from './answers.ts';

const strictCookie = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
const pinErrors = { 403: PinErrorSchema, 429: PinErrorSchema };

/** [C3, C10] People come and go on a device; the device's own session and its queue stay. */
export function signInRoutes(app: App, deps: AppDeps, feed: Feed): void {
  app.post(
    paths.signIn,
    {
      config: { access: 'device' },
      schema: { body: SignInRequestSchema, response: answers(SignedInSchema, [401], pinErrors) },
    },
    async ({ caller, body }, reply) => {
      const signed = await signIn(deps, callerIn({ caller }).device, body);
      if (!signed.ok) return reply.status(statusOf(signed.error)).send(toPinError(signed.error));
      const { answer, token } = signed.value;
      reply.setCookie(personCookieName, token, { ...strictCookie, maxAge: shift / 1000 });
      return answer;
    },
  );
  app.post(
    paths.signOut,
    { config: { access: 'device' }, schema: { response: answers(DoneSchema, [401, 403]) } },
    async ({ caller }, reply) => {
      const { device, signedIn } = callerIn({ caller });
      if (signedIn) await signOut(deps, device, signedIn);
      reply.clearCookie(personCookieName, strictCookie);
      return { done: true };
    },
  );
  app.get(
    paths.who,
    { config: { access: 'device' }, schema: { response: answers(WhoSchema, [401, 403]) } },
    async ({ caller }) => {
      const { device, roles, signedIn } = callerIn({ caller });
      const named = await deps.db.snapshot((tx) =>
        tx.one<{ name: string }>('select name from company_name where company = $1', [device.company]),
      );
      return {
        device: device.id,
        company: named?.name ?? null,
        site: device.site,
        shared: device.shared,
        owner: device.person,
        signedIn: signedIn && {
          person: signedIn.person,
          grant: signedIn.id,
          expiresAt: signedIn.expiresAt,
        },
        roles: [...roles],
      };
    },
  );
  app.post(
    paths.changePin,
    {
      config: { access: 'person' },
      schema: { body: ChangePinSchema, response: answers(DoneSchema, [401], pinErrors) },
    },
    async ({ caller, body }, reply) => {
      const { device, signedIn } = callerIn({ caller });
      if (!signedIn) throw new Error('The guard lets nobody in without');
      const { result, version } = await changePin(deps, device, signedIn, body);
      if (!result.ok) return reply.status(statusOf(result.error)).send(toPinError(result.error));
      feed.tell(device.company, version);
      return { done: true };
    },
  );
}

const messages: Record<NewPinFault['code'], string> = {
  wrong: 'Badge or PIN is not right',
  locked: 'Too many wrong PINs',
  'no-pin': 'This person has no PIN yet',
  inactive: 'This person does not work here any more',
  'not-a-good-pin': 'A PIN has 6 to 12 digits and is not a plain run of them',
  'not-allowed': 'Change your own PIN with the old one',
};

export const statusOf = ({ code }: NewPinFault): 403 | 429 => (code === 'locked' ? 429 : 403);

export const toPinError = (fault: NewPinFault): PinError => ({
  code: fault.code,
  message: messages[fault.code],
  ...(fault.code === 'locked' ? { wait: fault.wait } : {}),
});
