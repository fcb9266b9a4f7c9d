import type { Static, TSchema } from 'typebox';
import { ChallengeSchema, SessionSchema, sessionText } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Stores } from '../data/open-stores.ts';
import { type Answer, type Fetch, ask, askFile } from './answer.ts';

/** Asks within a session: opened by the device's key when there is none, so that no queue ever dies with a cookie. */
export function createSession(fetch: Fetch, { desk }: Pick<Stores, 'desk'>) {
  const open = async (): Promise<boolean> => {
    const enrolment = await desk.queue.get('enrolment');
    const key = await desk.queue.get('key');
    const signer = key === undefined ? null : await desk.keys.load(key);
    if (!enrolment || !signer) return false;
    const { device } = enrolment;
    const challenge = await ask(fetch, paths.challenge, ChallengeSchema, { device });
    if (challenge.kind !== 'ok') return false;
    const { nonce } = challenge.value;
    const signature = await signer.sign(sessionText(device, nonce));
    const session = await ask(fetch, paths.session, SessionSchema, { device, nonce, signature });
    return session.kind === 'ok';
  };

  const needsSession = ({ kind, ...answer }: Answer<unknown>): boolean =>
    kind === 'no' &&
    'status' in answer &&
    (answer.status === 401 || (answer.status === 403 && answer.code === 'other-device'));

  return {
    async file(url: string): Promise<Answer<Blob>> {
      const answer = await askFile(fetch, url);
      return needsSession(answer) && (await open()) ? askFile(fetch, url) : answer;
    },

    async ask<Schema extends TSchema>(
      url: string,
      schema: Schema,
      body?: unknown,
      wait?: number,
    ): Promise<Answer<Static<Schema>>> {
      const answer = await ask(fetch, url, schema, body, wait);
      return needsSession(answer) && (await open()) ? ask(fetch, url, schema, body, wait) : answer;
    },
  };
}

export type Session = ReturnType<typeof createSession>;
