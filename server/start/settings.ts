import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotStart } from '../storage/db.ts';

/** What the person who starts the server said, by flags and environment. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Origins beside our own, when a proxy stands before us. */
  readonly origins: readonly string[];
  readonly empty: boolean;
  readonly lan: boolean;
}

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

export function readSettings(flags: readonly string[], env: Environment): Settings {
  const unknown = flags.find((flag) => flag !== '--empty' && flag !== '--lan');
  if (unknown)
    throw new CannotStart(
      `There is no option ${unknown}: --empty starts without the demo plant, --lan serves handhelds.`,
    );
  const lan = flags.includes('--lan');
  const databaseUrl = env['DATABASE_URL'] || null;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new CannotStart('DATABASE_URL must begin with postgres://');
  return {
    port: portOf(env['PORT']),
    host: env['HOST'] || (lan ? '0.0.0.0' : 'localhost'),
    dataDir: resolve(projectRoot, env['DATA_DIR'] || 'data'),
    databaseUrl,
    tls: tlsOf(env),
    origins: (env['ORIGIN'] ?? '').split(',').filter(Boolean),
    empty: flags.includes('--empty'),
    lan,
  };
}

function portOf(text: string | undefined): number {
  if (!text) return 5180;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_534)
    throw new CannotStart(`PORT must be a number from 1 to 65534, not ${text}.`);
  return port;
}

function tlsOf(env: Environment): Settings['tls'] {
  const { TLS_CERT: cert, TLS_KEY: key } = env as { TLS_CERT?: string; TLS_KEY?: string };
  if (!cert && !key) return null;
  if (!cert || !key) throw new CannotStart('TLS_CERT and TLS_KEY belong together: set both or none.');
  return { cert: readPem('TLS_CERT', cert), key: readPem('TLS_KEY', key) };
}

function readPem(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotStart(`${name} names ${file}, which can't be read: ${(error as Error).message}.`);
  }
}

/** IPv4 addresses that handhelds on the same network reach this machine by. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flat()
    .filter((each) => each?.family === 'IPv4' && !each.internal)
    .map((each) => each?.address ?? '');

/** Names and addresses that a handheld may write into its address bar. */
export const lanNames = (): string[] => [...lanAddresses(), hostname(), `${hostname()}.local`];

/** Every origin under which this server is the app itself; the Host header of a request has no say in it. */
export function originsOf(settings: Settings, port: number): string[] {
  const scheme = settings.tls || settings.lan ? 'https' : 'http';
  const names = new Set(['localhost', '127.0.0.1', '[::1]']);
  const everywhere = settings.host === '0.0.0.0' || settings.host === '::';
  if (everywhere || settings.lan) for (const name of lanNames()) names.add(name.toLowerCase());
  else names.add(settings.host.includes(':') ? `[${settings.host}]` : settings.host.toLowerCase());
  if (settings.tls) for (const name of namesIn(settings.tls.cert)) names.add(name);
  const own = [...names].map((name) => new URL(`${scheme}://${name}:${port}`).origin);
  return [...own, ...settings.origins];
}

function namesIn(cert: string): string[] {
  const names = new X509Certificate(cert).subjectAltName ?? '';
  return names
    .split(/, */)
    .map((entry) => entry.replace(/^(DNS|IP Address):/, ''))
    .filter((name) => /^[\w.-]+$/.test(name));
}
