// Plain JavaScript for Node 18 and newer, with no package: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const wantedNode = '24.21.0';
const leastMajor = 24;

/** One sentence for the person at the keyboard. */
export class SetupError extends Error {}

/**
 * The path of a Node that runs this program: the one that runs now when it is new enough, else one that npm brings
 * into `.node`, a folder that git ignores.
 * @returns {Promise<string>}
 */
export async function ensureNode() {
  if (majorOf(process.versions.node) >= leastMajor) return process.execPath;
  const name = nodePackage();
  const isWindows = process.platform === 'win32';
  const binary = join(root, '.node', 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (!runsWell(binary)) {
    say(`Node ${process.versions.node} is too old; getting Node ${wantedNode} …`);
    npm(process.execPath, [
      'install',
      '--prefix',
      '.node',
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `${name}@${wantedNode}`,
    ]);
    if (!runsWell(binary))
      throw new SetupError(
        `Node ${wantedNode} could not be set up in ${join(root, '.node')}. Install Node 24 or newer yourself and start again.`,
      );
  }
  return binary;
}

/**
 * Packages as the lock file says, installed when they are missing or of another lock file.
 * @param {string} node path of the Node to install with
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureInstalled(node) {
  const modules = join(root, 'node_modules');
  // A link leads to packages that somebody else looks after.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  const stamp = join(modules, '.lotline-lock');
  const lock = hashOfFiles([join(root, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return false;
  if (!existsSync(stamp) && isFreshFromNpm(modules)) {
    writeFileSync(stamp, lock);
    return false;
  }
  say('Installing packages …');
  npm(node, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
  return true;
}

/**
 * The app, built when its sources are not those of the last build.
 * @param {string} node
 * @returns {Promise<boolean>} whether it was built
 */
export async function ensureBuilt(node) {
  const stamp = join(root, '.cache', 'build-of');
  const sources = hashOfFiles(buildSources());
  const isBuilt = existsSync(join(root, 'dist', 'index.html'));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false;
  say('Building the app …');
  run(
    node,
    [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    'The app could not be built',
  );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
  return true;
}

/** Environment in which `node` and `npm` mean the given Node. */
export function environmentFor(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
}

/**
 * Runs a program of ours until it ends; answers its exit code. Ctrl-C reaches it by itself (same terminal); other signals
 * are passed on.
 * @param {string} node
 * @param {string[]} args the program, from the root of the project, and what it is given
 * @returns {Promise<number>}
 */
export function runUntilEnd(node, args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: environmentFor(node) });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

function buildSources() {
  const files = [
    'index.html',
    'vite.config.ts',
    'lingui.config.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
  ];
  const folders = ['src', 'sw', 'public'];
  return [
    ...files.map((file) => join(root, file)).filter((file) => existsSync(file)),
    ...folders.flatMap((folder) => filesIn(join(root, folder))).filter((file) => !/\.test\.tsx?$/.test(file)),
  ];
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function hashOfFiles(files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort())
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** `npm ci` by hand leaves no stamp of ours, but a list of its own that is newer than the lock file. */
function isFreshFromNpm(modules) {
  const list = join(modules, '.package-lock.json');
  return existsSync(list) && statSync(list).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

const majorOf = (version) => Number(version.split('.')[0]);

function runsWell(binary) {
  if (!existsSync(binary)) return false;
  const { stdout, status } = spawnSync(binary, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return status === 0 && majorOf(stdout) >= leastMajor;
}

/** npm's own program under the given Node, when npm started us; else the `npm` on the path. */
function npm(node, args) {
  const program = process.env.npm_execpath;
  if (program && /npm-cli\.c?js$/.test(program)) run(node, [program, ...args], `npm ${args[0]} failed`);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, `npm ${args[0]} failed`, node);
}

function run(program, args, failure, node = program) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    // What is set up is told beside what the program itself answers: that may be read by another one.
    stdio: ['ignore', 2, 'inherit'],
    env: environmentFor(node),
    shell: program.endsWith('.cmd'),
  });
  if (error) throw new SetupError(`${failure}: ${error.message}`);
  if (status !== 0) throw new SetupError(`${failure}; what it said stands above.`);
}

const say = (text) => process.stderr.write(`${text}\n`);
