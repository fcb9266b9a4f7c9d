import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A cluster that lives as long as the tests that started it. */
export interface Cluster {
  /** A new, empty database; answers its URL. */
  createDatabase(): Promise<string>;
  /** SIGQUIT: every connection breaks and nothing is tidied up; then started again. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** The newest PostgreSQL of this machine; null where there is none. */
export function postgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env['LOTLINE_POSTGRES_BIN'] ?? '',
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/pgsql/bin',
    '/usr/bin',
  ];
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null
  );
}

/** @param durable with fsync on, for crash tests */
export async function startPostgres({ durable = false } = {}): Promise<Cluster> {
  const binaries = postgresBinaries();
  if (!binaries) throw new Error('No PostgreSQL on this machine');
  const owner = unprivileged();
  const folder = mkdtempSync(join(durable || !existsSync('/dev/shm') ? tmpdir() : '/dev/shm', 'lotline-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '--locale=C.UTF-8', '-E', 'UTF8'],
    { ...owner, cwd: folder, stdio: 'pipe' },
  );
  let server = await launch(binaries, data, folder, durable, owner);
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await query(folder, `create database ${name}`);
      return urlOf(folder, name);
    },
    async crashAndRestart() {
      await end(server, 'SIGQUIT');
      server = await launch(binaries, data, folder, durable, owner);
    },
    async stop() {
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(
  binaries: string,
  data: string,
  folder: string,
  durable: boolean,
  owner: Owner | undefined,
): Promise<ChildProcess> {
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=60'];
  if (!durable) settings.push('fsync=off');
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      await query(folder, 'select 1');
      return server;
    } catch {
      await wait(50);
    }
  }
  server.kill('SIGKILL');
  throw new Error('PostgreSQL did not start');
}

async function query(folder: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(folder, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const urlOf = (folder: string, database: string): string =>
  `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;

function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function unprivileged(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
