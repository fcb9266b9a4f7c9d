import { Check } from 'typebox/value';
import type { PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import { badgeHash } from '#domain/people/badge.ts';
import { offlineGrant, shift } from '#domain/people/grant.ts';
import { type Signature, sealOf } from '#domain/people/seal.ts';
import { paths } from '#domain/protocol/paths.ts';
import { PinErrorSchema, type SignInRequest, SignedInSchema } from '#domain/protocol/people-messages.ts';
import type { Answer, AskServer, FetchFile, People, PinFault, Sitting } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import { checkCounted, checkPin } from '../data/people/pin-check.ts';
import { endOwedSignOut } from './owed-sign-out.ts';
import type { Session } from './session.ts';

/** Nobody stands before a device for longer than this: then the PIN is checked here. */
const patience = 5000;

/** [C10] People come and go on a device; its own session and its queue stay. */
export function createPeople(
  stores: Stores,
  session: Session,
): { people: People; ask: AskServer; fetchFile: FetchFile } {
  const { desk, turn, rows } = stores;
  const { queue, clock, random } = desk;

  /** In a turn: whatever is being recorded meanwhile stays under who began it. */
  const seat = async (sitting: Sitting | null, owesSignOut: boolean): Promise<void> => {
    await turn(() => queue.write([], { sitting, owesSignOut }));
    await stores.counted();
  };
  const change = async (part: Partial<Sitting>): Promise<void> => {
    await turn(async () => {
      const sitting = await queue.get('sitting');
      if (sitting) await queue.write([], { sitting: { ...sitting, ...part } });
    });
    await stores.counted();
  };

  const holderOf = async (code: string): Promise<PersonId | null> => {
    const carried = await rows.get('code', `badge:${badgeHash(code)}`);
    return (carried?.holders.find(({ kind }) => kind === 'person')?.id as PersonId | undefined) ?? null;
  };

  /** [EXP-5] The time by the server's clock as far as this device has heard it: its own may be wrong. */
  const soberNow = async (): Promise<number> => {
    const heard = await desk.contact.current();
    return heard ? heard.server + heard.since : clock.now();
  };

  const signInHere = async (
    person: PersonId | null,
    pin: string,
    tried: Awaited<ReturnType<typeof queue.countTry>> | null,
  ): Promise<Result<Sitting, PinFault>> => {
    const row = person && (await rows.get('person', person));
    const enrolment = await queue.get('enrolment');
    if (!row || !tried || !enrolment) return err({ code: 'unknown' });
    const key = await checkCounted(desk, row, pin, tried);
    if (!key.ok) return key;
    const { device } = enrolment;
    const grant = offlineGrant(key.value, { person: row.id, device, at: await soberNow() }, random(10));
    const since = clock.now();
    const sitting = { person: row.id, name: row.name, grant, since, until: since + shift, locked: false };
    await seat(sitting, true);
    return ok(sitting);
  };

  const people: People = {
    async signIn(by, pin) {
      const person = 'person' in by ? by.person : await holderOf(by.badge);
      const tried = person && (await queue.countTry(person, clock.now()));
      if (tried && !tried.may && tried.wait !== null) return err({ code: 'locked', wait: tried.wait });
      const request: SignInRequest = { by: { ...by }, pin };
      const answer = await session.ask(paths.signIn, SignedInSchema, request, patience);
      if (answer.kind === 'ok') {
        const { grant, name, person: signedIn } = answer.value;
        await queue.forgive(signedIn);
        const since = clock.now();
        // By this device's clock, which may be wrong: a shift is a shift.
        const sitting = { person: signedIn, name, grant, since, until: since + shift, locked: false };
        await seat(sitting, false);
        stores.wake();
        return ok(sitting);
      }
      const fault = faultOf(answer, tried?.may ? tried.left : null);
      return fault ? err(fault) : signInHere(person, pin, tried);
    },
    holderOf,
    resume: () => change({ locked: false }),
    lock: () => change({ locked: true }),
    async signOut() {
      await seat(null, true);
      await endOwedSignOut(queue, session);
    },
    async sign({ meaning, over }, pin) {
      const { sitting, enrolment } = await queue.getSome(['sitting', 'enrolment']);
      const id = sitting?.person ?? (enrolment?.shared ? undefined : enrolment?.person);
      const row = id === undefined ? undefined : await rows.get('person', id);
      if (!row) return err({ code: 'unknown' });
      const key = await checkPin(desk, row, pin);
      if (!key.ok) return key;
      const said: Omit<Signature, 'seal'> = { name: row.name, at: await soberNow(), meaning, over };
      return ok({ ...said, seal: sealOf(key.value, row.id, said) });
    },
  };
  return {
    people,
    ask: async (path, schema, body) =>
      (await endOwedSignOut(queue, session)) ? session.ask(path, schema, body) : { kind: 'unreachable' },
    fetchFile: async (path) =>
      (await endOwedSignOut(queue, session)) ? session.file(path) : { kind: 'unreachable' },
  };
}

/** Nothing when the server has not judged the PIN: then it is checked here. */
function faultOf(answer: Answer<unknown>, left: number | null): PinFault | null {
  if (answer.kind !== 'no') return null;
  const { body, status } = answer;
  const isJudged = (status === 403 || status === 429) && Check(PinErrorSchema, body);
  if (!isJudged) return status === 401 || status === 403 ? { code: 'refused' } : null;
  switch (body.code) {
    case 'wrong':
      return { code: 'wrong', left };
    case 'locked':
      return { code: 'locked', wait: body.wait ?? null };
    case 'no-pin':
    case 'inactive':
      return { code: body.code };
    default:
      return { code: 'refused' };
  }
}
