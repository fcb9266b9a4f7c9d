import type { CompanyId, OperationId, OrderId, PersonId, SiteId } from '#domain/base/ids.ts';
import { uuidV7 } from '#domain/base/ids.ts';
import { type Body, type Frame, hashOf, noHash } from '#domain/protocol/body.ts';
import {
  type Enrolment,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  protocolVersion,
  sessionText,
} from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { SignedIn } from '#domain/protocol/people-messages.ts';
import { demoPins } from '../../server/demo/pins.ts';
import { createApp } from '../../server/app.ts';

export type TestApp = Awaited<ReturnType<typeof createApp>>;

/** Says what a request answered: over a socket or in process, both alike. */
interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  json<T>(): T;
}
interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly payload?: string;
}
export type Ask = (call: Call) => Promise<Answered>;

export const askApp =
  (app: TestApp): Ask =>
  async ({ method, url, headers = {}, payload }) => {
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return {
      status: answer.statusCode,
      headers: answer.headers as Answered['headers'],
      json: () => answer.json(),
    };
  };

export const askUrl =
  (origin: string): Ask =>
  async ({ method, url, headers = {}, payload }) => {
    const answer = await fetch(origin + url, {
      method,
      headers,
      ...(payload === undefined ? {} : { body: payload }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      json: <T>() => JSON.parse(text) as T,
    };
  };

export const random = (bytes: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(bytes));
export const newOperationId = (at = Date.now()): OperationId => uuidV7(at, random(10)) as OperationId;

/** The protocol by hand, without queue or sync client: a device for tests of the server alone. */
export interface HandDevice {
  readonly enrolment: Enrolment;
  /** The cookie header of its session. */
  cookie: string;
  /** A body with everything that a test does not care about. */
  body(kind: string, payload: unknown, rest?: Partial<Body>): Body;
  /** Frames bodies onto the end of its chain. */
  frame(...bodies: Body[]): PushRequest['entries'];
  sign(entries: PushRequest['entries']): Promise<PushRequest>;
  send(request: PushRequest): Promise<Answered>;
  /** Frames, signs and sends; the outcomes in the order of the bodies. */
  push(...bodies: Body[]): Promise<PushResponse>;
  pull(cursor?: string, limit?: number): Promise<PullResponse>;
  post(url: string, payload: unknown): Promise<Answered>;
  get(url: string): Promise<Answered>;
  openSession(): Promise<Answered>;
  /** Badge and PIN of a person of the demo plant: their cookie comes on top of the device's. */
  signIn(person: string, pin?: string): Promise<SignedIn>;
  trySignIn(person: string, pin: string): Promise<Answered>;
  signText(text: string): Promise<string>;
  readonly chain: { seq: number; head: string };
  /** All that it has framed, for sending it again. */
  readonly sent: PushRequest['entries'];
  /** The server that it talks to; another one after a restore. */
  ask: Ask;
}

const json = { 'content-type': 'application/json' } as const;

export async function enrolByHand(ask: Ask, code: string, name = 'Handheld'): Promise<HandDevice> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const publicKey = toBase64Url(await crypto.subtle.exportKey('raw', keys.publicKey));
  const request = { code, name, publicKey, protocol: protocolVersion };
  const answer = await ask({
    method: 'POST',
    url: paths.enrol,
    headers: json,
    payload: JSON.stringify(request),
  });
  if (answer.status !== 200) throw new Error(`Not enrolled: ${JSON.stringify(answer.json())}`);
  const enrolment = answer.json<Enrolment>();
  const chain = { seq: 0, head: noHash };

  const signText = async (text: string) =>
    toBase64Url(
      await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        keys.privateKey,
        new TextEncoder().encode(text),
      ),
    );

  const device: HandDevice = {
    enrolment,
    cookie: '',
    chain,
    sent: [],
    ask,
    signText,
    body: (kind, payload, rest = {}) => ({
      id: newOperationId(),
      kind,
      v: 1,
      company: enrolment.company as CompanyId,
      site: enrolment.site as SiteId,
      actor: enrolment.person as PersonId,
      grant: null,
      clock: Date.now(),
      contact: null,
      basis: { epoch: enrolment.serverEpoch, version: 1 },
      deps: [],
      scans: [],
      reason: null,
      repairs: null,
      payload,
      ...rest,
    }),
    frame: (...bodies) =>
      bodies.map((body) => {
        chain.seq += 1;
        const frame: Frame = {
          device: enrolment.device,
          epoch: enrolment.epoch,
          seq: chain.seq,
          previous: chain.head,
          body: hashOf(body),
        };
        chain.head = hashOf(frame);
        device.sent.push({ frame, body });
        return { frame, body };
      }),
    sign: async (entries) => {
      const last = entries.at(-1);
      const signature = await signText(last ? hashOf(last.frame) : '');
      return {
        protocol: protocolVersion,
        device: enrolment.device,
        epoch: enrolment.epoch,
        entries,
        signature,
      };
    },
    send: (push) => device.post(paths.push, push),
    async push(...bodies) {
      const sent = await device.send(await device.sign(device.frame(...bodies)));
      if (sent.status !== 200) throw new Error(`Push: ${sent.status} ${JSON.stringify(sent.json())}`);
      return sent.json<PushResponse>();
    },
    async pull(cursor, limit) {
      const query = new URLSearchParams();
      if (cursor) query.set('cursor', cursor);
      if (limit) query.set('limit', String(limit));
      const pulled = await device.get(`${paths.pull}?${query}`);
      if (pulled.status !== 200) throw new Error(`Pull: ${pulled.status} ${JSON.stringify(pulled.json())}`);
      return pulled.json<PullResponse>();
    },
    post: (url, payload) =>
      device.ask({
        method: 'POST',
        url,
        headers: { ...json, cookie: device.cookie },
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      }),
    get: (url) => device.ask({ method: 'GET', url, headers: { cookie: device.cookie } }),
    async openSession() {
      const { nonce } = (await device.post(paths.challenge, { device: enrolment.device })).json<{
        nonce: string;
      }>();
      const signature = await signText(sessionText(enrolment.device, nonce));
      const opened = await device.post(paths.session, { device: enrolment.device, nonce, signature });
      const cookie = opened.headers['set-cookie'];
      device.cookie = String(Array.isArray(cookie) ? cookie[0] : cookie).split(';')[0] ?? '';
      return opened;
    },
    async trySignIn(person, pin) {
      const by = { person };
      const answer = await device.post(paths.signIn, { by, pin });
      const cookie = answer.headers['set-cookie'];
      if (cookie) device.cookie = `${device.cookie.split('; ')[0]}; ${String(cookie).split(';')[0]}`;
      return answer;
    },
    async signIn(person, pin = demoPins.find((each) => each.person === person)?.pin ?? '') {
      const answer = await device.trySignIn(person, pin);
      if (answer.status !== 200) throw new Error(`Not signed in: ${JSON.stringify(answer.json())}`);
      return answer.json<SignedIn>();
    },
  };
  await device.openSession();
  return device;
}

const toBase64Url = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url');

/** A sack of oats on IN/00031 of the demo plant; a test names what it cares about. */
export const aReceipt = (rest: Record<string, unknown> = {}) => ({
  order: 'in-00031' as OrderId,
  line: 'oats',
  operationType: 'receipt',
  product: 'oats',
  lot: {
    name: 'OF-1001',
    label: { expiration: null, bestBefore: null },
    dates: { expiration: '2027-09-17', bestBefore: '2027-08-18', removal: '2027-09-10', alert: '2027-08-18' },
    reference: null,
  },
  quantity: '25',
  weight: null,
  packaging: null,
  sscc: null,
  from: 'supplier',
  to: 'dock',
  entry: 'scanned',
  unidentified: null,
  ...rest,
});
