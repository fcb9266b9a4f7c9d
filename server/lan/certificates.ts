import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import selfsigned from 'selfsigned';
import { makeFolder } from '../storage/folder.ts';
import type { Instant } from '#domain/base/calendar.ts';

/** A certificate for this machine, signed by an authority that exists on this machine alone. */
export interface LocalCertificates {
  readonly cert: string;
  readonly key: string;
  /** What handhelds have to trust. */
  readonly authority: string;
  /** SHA-256 of the authority, to compare on both screens. */
  readonly fingerprint: string;
}

const day = 86_400_000;
/** Browsers accept a year and a bit; the authority outlives the handhelds. */
const certificateDays = 397;
const authorityDays = 3650;
const renewDays = 30;

/**
 * Made on first use and kept with mode 600. The authority stays the same, so that handhelds are set up once; the
 * certificate is made anew when the machine gets another address or the old one runs out.
 */
export async function ensureCertificates(
  folder: string,
  names: readonly string[],
  now: Instant,
): Promise<LocalCertificates> {
  makeFolder(folder);
  const authority = await keep(
    folder,
    'authority',
    (pair) => isGood(pair.cert, now, []),
    () => makeAuthority(now),
  );
  const own = await keep(
    folder,
    'server',
    (pair) =>
      isGood(pair.cert, now, names) &&
      new X509Certificate(pair.cert).checkIssued(new X509Certificate(authority.cert)),
    () => makeCertificate(authority, names, now),
  );
  return {
    ...own,
    authority: authority.cert,
    fingerprint: new X509Certificate(authority.cert).fingerprint256,
  };
}

interface Pair {
  readonly cert: string;
  readonly key: string;
}

async function keep(
  folder: string,
  name: string,
  isUsable: (pair: Pair) => boolean,
  make: () => Promise<Pair>,
): Promise<Pair> {
  const certFile = join(folder, `${name}.crt`);
  const keyFile = join(folder, `${name}.key`);
  if (existsSync(certFile) && existsSync(keyFile)) {
    const kept = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    if (isUsable(kept)) return kept;
  }
  const made = await make();
  writeFileSync(keyFile, made.key, { mode: 0o600 });
  writeFileSync(certFile, made.cert, { mode: 0o600 });
  return made;
}

function isGood(pem: string, now: Instant, names: readonly string[]): boolean {
  const certificate = new X509Certificate(pem);
  if (Date.parse(certificate.validTo) - now < renewDays * day) return false;
  return names.every((name) =>
    isAddress(name) ? certificate.checkIP(name) !== undefined : certificate.checkHost(name) !== undefined,
  );
}

const isAddress = (name: string): boolean => /^[\d.]+$/.test(name) || name.includes(':');

async function makeAuthority(now: Instant): Promise<Pair> {
  const made = await selfsigned.generate([{ name: 'commonName', value: 'Lotline local authority' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + authorityDays * day),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

async function makeCertificate(authority: Pair, names: readonly string[], now: Instant): Promise<Pair> {
  const made = await selfsigned.generate([{ name: 'commonName', value: 'Lotline' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + certificateDays * day),
    ca: { cert: authority.cert, key: authority.key },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isAddress(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
