import type { DeviceStatus } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import type { Answer } from './answer.ts';

/** What went wrong with an exchange, and how long the server wants to be left alone. */
export type Setback = { readonly kind: 'later'; readonly least: number | null } | { readonly kind: 'stuck' };

type Way = 'push' | 'pull';

export type Hearing = ReturnType<typeof createHearing>;

/** Judges the link by answers, never by what the browser believes of its network. */
export function createHearing({ status, desk }: Pick<Stores, 'status' | 'desk'>) {
  const say = (part: Partial<Pick<DeviceStatus, 'link' | 'trouble' | 'lastContact'>>): void => {
    const before = status.getState();
    const changed = (Object.keys(part) as (keyof typeof part)[]).some((key) => part[key] !== before[key]);
    if (!changed) return;
    status.setState(part);
    // The other tabs ask nobody themselves.
    desk.channel.post({ heard: part });
  };
  /** Each way has its own trouble: a pull that goes well does not mean that the queue is taken. */
  const troubles: Record<Way, DeviceStatus['trouble']> = { push: 'none', pull: 'none' };
  const trouble = (way: Way, what: DeviceStatus['trouble']): Partial<Pick<DeviceStatus, 'trouble'>> => {
    troubles[way] = what;
    if (isLapsed()) return {};
    return { trouble: troubles.push === 'none' ? troubles.pull : troubles.push };
  };
  const isLapsed = (): boolean => ['key-lost', 'forked'].includes(status.getState().trouble);

  return {
    /** @param serverTime as the answer gives it */
    async good(way: Way, serverTime: number): Promise<void> {
      await desk.contact.note(serverTime);
      say({ link: 'online', lastContact: serverTime, ...trouble(way, 'none') });
    },

    bad(way: Way, answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Setback {
      if (answer.kind === 'unreachable') {
        say({ link: 'offline' });
        return { kind: 'later', least: null };
      }
      say({ link: 'online', ...trouble(way, troubleOf(answer)) });
      return { kind: 'later', least: answer.retryAfter };
    },
  };
}

function troubleOf({ status, code }: Extract<Answer<unknown>, { kind: 'no' }>): DeviceStatus['trouble'] {
  if (code === 'other-protocol') return 'too-old';
  if (code === 'revoked' || code === 'sign-in' || code === 'wipe') return code;
  if (status === 401) return 'signed-out';
  return 'busy';
}
