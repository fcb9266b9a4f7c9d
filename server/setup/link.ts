import type { CompanyId } from '#domain/base/ids.ts';
import { secretHash } from '../authority/encoding.ts';
import { randomId } from '../authority/random-id.ts';
import type { ServerDeps } from '../deps.ts';

export const linkLifetime = 24 * 3_600_000;
/** Crockford's alphabet: no letter that reads like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface SetupLink {
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * [C2] A one-time token of 100 bits for the first administrator, while there is none: printed by whoever starts the
 * server, good for a day. Starting again prints another, and the one before is good no more.
 */
export async function openSetup(deps: ServerDeps): Promise<SetupLink | null> {
  const letters = [...deps.random(20)].map((byte) => alphabet[byte % 32]).join('');
  const token = letters.replace(/(.{5})(?=.)/g, '$1-');
  const expiresAt = deps.clock() + linkLifetime;
  const company = randomId(deps) as CompanyId;
  return deps.db.transaction(async (tx) => {
    if (await tx.one('select company from counter limit 1')) return null;
    await tx.run('delete from setup_link');
    await tx.run('insert into setup_link (company, hash, expires_at) values ($1, $2, $3)', [
      company,
      setupHash(token),
      expiresAt,
    ]);
    return { token, expiresAt };
  });
}

export const isWaiting = async ({ db }: Pick<ServerDeps, 'db'>): Promise<boolean> =>
  !(await db.snapshot((tx) => tx.one('select company from counter limit 1')));

/** Typed with or without dashes, in either case. */
export const setupHash = (token: string): string => secretHash(token.toUpperCase().replace(/[\s-]/g, ''));
