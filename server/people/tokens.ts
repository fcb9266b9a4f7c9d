import type { CompanyId, PersonId, SiteId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { MadeToken, NewToken, Scope, TokenInfo } from '#domain/protocol/token-messages.ts';
import { lockCounter } from '../authority/counter.ts';
import { secretHash, toBase64Url } from '../authority/encoding.ts';
import { randomId } from '../authority/random-id.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { record } from './audit.ts';
import { readPerson } from './check-pin.ts';

/** A program that asks with a token, for a person whose rights limit it. */
export interface Machine {
  readonly token: string;
  readonly company: CompanyId;
  readonly site: SiteId;
  readonly person: PersonId;
  readonly scopes: readonly Scope[];
  readonly actor: string;
}

interface TokenRow {
  readonly company: CompanyId;
  readonly id: string;
  readonly name: string;
  readonly person: PersonId;
  readonly scopes: string;
  readonly created_at: number;
  readonly expires_at: number;
  readonly used_at: number | null;
  readonly revoked_at: number | null;
}

const day = 86_400_000;
const prefix = 'lotline_';
/** How exactly the last use is remembered. */
const usedEvery = 60_000;

/** @returns the token, shown this once: 256 bits, of which only the hash is kept */
export async function makeToken(
  deps: ServerDeps,
  company: CompanyId,
  actor: PersonId,
  { name, person, scopes, days }: NewToken,
): Promise<Result<MadeToken, 'unknown-person'>> {
  const token = `${prefix}${toBase64Url(deps.random(32))}`;
  const id = randomId(deps);
  return deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    if (!(await readPerson(tx, company, person))?.active) return err('unknown-person');
    const now = deps.clock();
    const info: TokenInfo = {
      id,
      name,
      person,
      scopes: [...new Set(scopes)],
      createdAt: now,
      expiresAt: now + days * day,
      usedAt: null,
      revokedAt: null,
    };
    await tx.run(
      `insert into api_token (company, id, hash, name, person, scopes, created_at, created_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [company, id, secretHash(token), name, person, info.scopes.join(' '), now, actor, info.expiresAt],
    );
    await record(tx, company, now, { actor, what: 'token-made', subject: id, after: info.scopes });
    return ok({ token, info });
  });
}

export async function listTokens(tx: Queries, company: CompanyId): Promise<TokenInfo[]> {
  const rows = await tx.many<TokenRow>('select * from api_token where company = $1 order by created_at, id', [
    company,
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    person: row.person,
    scopes: row.scopes.split(' ') as Scope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  }));
}

/** Done again it changes nothing. Answers whether there is such a token. */
export function revokeToken(
  deps: ServerDeps,
  company: CompanyId,
  actor: PersonId,
  id: string,
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    const row = await tx.one<TokenRow>('select * from api_token where company = $1 and id = $2', [
      company,
      id,
    ]);
    if (!row) return false;
    if (row.revoked_at !== null) return true;
    const now = deps.clock();
    await tx.run('update api_token set revoked_at = $3 where company = $1 and id = $2', [company, id, now]);
    await record(tx, company, now, { actor, what: 'token-revoked', subject: id });
    return true;
  });
}

/** Nobody when the token is unknown, revoked or has run out, or when the person it acts for is gone. */
export async function machineOf(deps: ServerDeps, authorization: string): Promise<Machine | undefined> {
  const [, token] = /^Bearer ([\w-]{20,100})$/.exec(authorization) ?? [];
  if (token === undefined) return undefined;
  const now = deps.clock();
  const found = await deps.db.snapshot(async (tx) => {
    const row = await tx.one<TokenRow>('select * from api_token where hash = $1', [secretHash(token)]);
    if (!row || row.revoked_at !== null || row.expires_at < now) return undefined;
    const site = await tx.one<{ key: string }>(
      `select key from row_now where company = $1 and kind = 'site' and content is not null order by key limit 1`,
      [row.company],
    );
    const person = await readPerson(tx, row.company, row.person);
    return site && person?.active ? { row, site: site.key.slice('site/'.length) as SiteId } : undefined;
  });
  if (!found) return undefined;
  const { row, site } = found;
  if (now - (row.used_at ?? 0) > usedEvery)
    await deps.db.transaction((tx) =>
      tx.run('update api_token set used_at = $3 where company = $1 and id = $2', [row.company, row.id, now]),
    );
  return {
    token: row.id,
    company: row.company,
    site,
    person: row.person,
    scopes: row.scopes.split(' ') as Scope[],
    actor: `token:${row.id}`,
  };
}
