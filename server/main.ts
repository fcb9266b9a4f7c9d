import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { backUpDaily } from './backup/daily.ts';
import type { ServerDeps } from './deps.ts';
import { createLog } from './http/log.ts';
import { type LocalCertificates, ensureCertificates } from './lan/certificates.ts';
import { createTrustServer } from './lan/trust-server.ts';
import { bannerOf } from './start/banner.ts';
import { ensureCompany } from './start/company.ts';
import { openDatabase } from './start/open-database.ts';
import {
  type Settings,
  lanAddresses,
  lanNames,
  originsOf,
  projectRoot,
  readSettings,
} from './start/settings.ts';
import { CannotStart } from './storage/db.ts';

const random = (bytes: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(bytes));
const log = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

async function start(settings: Settings): Promise<() => Promise<void>> {
  const db = await openDatabase(settings);
  const closing: (() => Promise<unknown>)[] = [() => db.close()];
  const close = async () => {
    for (const end of closing.toReversed()) await end();
  };
  try {
    const deps: ServerDeps = { db, clock: Date.now, random, log };
    const { demo, setupToken } = await ensureCompany(deps, settings.empty);
    const certificates = settings.lan && !settings.tls ? await certificatesFor(settings) : null;
    const demoCode = demo ? Buffer.from(random(10)).toString('hex') : null;
    const dist = join(projectRoot, 'dist');
    const app = await createApp({
      ...deps,
      origins: originsOf(settings, settings.port),
      dist,
      demo: demo && demoCode ? { company: demo, code: demoCode } : null,
      perMinute: { device: 600, stranger: 300 },
      shedLoad: true,
      tls: settings.tls ?? certificates,
      trust: certificates,
    });
    closing.push(() => app.close());
    await listen(app, settings.host, settings.port);
    const trustPort = settings.port + 1;
    if (certificates) {
      const trustServer = await createTrustServer(certificates);
      closing.push(() => trustServer.close());
      await listen(trustServer, settings.host, trustPort);
    }
    if (db.backup) closing.push(backUpDaily(deps, join(settings.dataDir, 'backups')));
    const lan = certificates
      ? { addresses: lanAddresses(), fingerprint: certificates.fingerprint, trustPort }
      : null;
    const hasApp = existsSync(join(dist, 'index.html'));
    process.stdout.write(bannerOf({ settings, port: settings.port, demoCode, setupToken, hasApp, lan }));
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

const certificatesFor = ({ dataDir }: Settings): Promise<LocalCertificates> =>
  ensureCertificates(join(dataDir, 'tls'), ['localhost', '127.0.0.1', ...lanNames()], Date.now());

async function listen(
  app: { listen(where: { host: string; port: number }): Promise<string> },
  host: string,
  port: number,
): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${port} is in use by another program: stop it, or choose another with PORT.`,
      );
    if (code === 'EACCES')
      throw new CannotStart(`Port ${port} is not open to this user: choose one above 1023 with PORT.`);
    throw new CannotStart(`The server can't listen on ${host}, port ${port}: ${message}.`);
  }
}

try {
  const close = await start(readSettings(process.argv.slice(2), process.env));
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(130);
    stopping = true;
    void close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
