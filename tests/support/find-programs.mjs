import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const works = (path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

function aptInstall(name) {
  if (process.getuid?.() !== 0 || spawnSync('which', ['apt-get'], { stdio: 'ignore' }).status !== 0) return;
  console.log(`Installing ${name} from the system's packages`);
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], quiet);
}

const systemChromium = () =>
  [
    process.env.LOTLINE_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => path && existsSync(path) && works(path));

/** The system's Chromium, else the system's package, else Playwright's own. Undefined when none can be had. */
export function findChromium(node) {
  const found = systemChromium();
  if (found) return found;
  aptInstall('chromium');
  const installed = systemChromium();
  if (installed) return installed;
  spawnSync(node, ['node_modules/playwright-core/cli.js', 'install', '--with-deps', 'chromium'], {
    stdio: 'inherit',
  });
  const { stdout } = spawnSync(
    node,
    ['-e', "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))"],
    { encoding: 'utf8' },
  );
  const own = stdout?.trim();
  return own && existsSync(own) ? own : undefined;
}

function systemPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.LOTLINE_POSTGRES_BIN,
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find(
    (folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** The folder of initdb and postgres, installed from the system's packages where that is possible. */
export function findPostgres() {
  const found = systemPostgres();
  if (found) return found;
  aptInstall('postgresql');
  return systemPostgres();
}
