// `npm test`: sets up what is missing, runs every check and every test, and ends with one line that counts them all.
// Plain JavaScript without packages, because it runs before anything is installed, on whatever Node there is.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureInstalled, ensureNode } from '../server/bootstrap/ensure.mjs';
import { findChromium, findPostgres } from './support/find-programs.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const only = process.argv[2];
const node = await ensureNode();
await ensureInstalled(node);
mkdirSync('.cache', { recursive: true });

const chromium = only === 'check' ? undefined : findChromium(node);
const postgres = only === 'check' ? undefined : findPostgres();
const environment = {
  ...process.env,
  PATH: `${new URL('.', `file://${node}`).pathname}:${process.env.PATH}`,
  ...(chromium && { LOTLINE_CHROMIUM: chromium }),
  ...(postgres && { LOTLINE_POSTGRES_BIN: postgres }),
};

const bin = (path, ...args) => [node, [`node_modules/${path}`, ...args]];
const folders = ['src', 'sw', 'server', 'tests', 'vite.config.ts'];

/** Checks that do not need each other run side by side, two at a time: CI has two cores. */
const checks = [
  ['types', ...bin('typescript7/bin/tsc', '-b')],
  ['lint', ...bin('oxlint/bin/oxlint', '--deny-warnings', ...folders)],
  ['format', ...bin('oxfmt/bin/oxfmt', '--check', ...folders)],
  ['layers', node, ['tests/layers.mjs']],
  ['dead code', ...bin('knip/bin/knip.js')],
  ['lock file', 'npm', ['ci', '--dry-run', '--ignore-scripts']],
];

let passed = 0;
let failed = 0;
const count = (ok) => (ok ? (passed += 1) : (failed += 1));

await inPairs(checks, async ([name, command, args]) => count(await step(name, command, args)));
if (count(await step('build', ...bin('vite/bin/vite.js', 'build'))))
  count(await step('sizes', ...bin('size-limit/bin.js')));

/** Written by the browser tests. */
const screens = '.cache/failed-screens.txt';
let skipped = 0;
const broken = [];
if (only !== 'check') {
  rmSync(screens, { force: true });
  const chosen = process.argv.slice(2);
  // Browser tests wait most of the time, one after the other; the rest is done beside them, and gives way to them.
  const suites =
    chosen.length > 0
      ? [{ name: 'chosen', args: chosen, isBehind: false }]
      : [
          { name: 'browser', args: ['--project', 'browser'], isBehind: false },
          { name: 'rest', args: ['--project', '!browser'], isBehind: true },
        ];
  await Promise.all(suites.map(runSuite));
}

console.log('');
if (only !== 'check' && !chromium)
  console.log('Not run: browser tests (no Chromium was found and none could be installed).');
if (only !== 'check' && !postgres)
  console.log(
    'Not run: the server on PostgreSQL (no server programs were found and none could be installed).',
  );
if (broken.length > 0 && existsSync(screens))
  console.log(`On the screens when it failed:\n${readFileSync(screens, 'utf8')}`);
for (const test of broken) console.log(`FAILED ${test}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
// Browser tests are what the product promises; without them nothing was shown.
process.exitCode = failed > 0 || (only !== 'check' && !chromium) ? 1 : 0;

/** Runs one share of the tests and adds what it found to the counts. */
async function runSuite({ name, args, isBehind }) {
  const report = `.cache/test-report-${name}.json`;
  rmSync(report, { force: true });
  const ended = await stream(
    ...bin(
      'vitest/vitest.mjs',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ),
    isBehind,
  );
  if (!existsSync(report)) {
    failed += 1;
    broken.push(`${name}: no report was written`);
    return;
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed += numPassedTests;
  failed += numFailedTests;
  skipped += numPendingTests + numTodoTests;
  for (const { name: file, assertionResults } of testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') broken.push(`${relative('.', file)}: ${fullName}${why(failureMessages)}`);
  // A file that does not load has no test to count, and must not pass for that.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  failed += unloaded.length;
  for (const { name: file } of unloaded) broken.push(`${relative('.', file)}: did not load`);
  if (ended !== 0 && numFailedTests + unloaded.length === 0) {
    failed += 1;
    broken.push(`${name}: ended with ${ended}`);
  }
}

/** What it said, without where in the code: the end of a log is often all of it that is left. */
function why([message = '']) {
  const said = stripVTControlCharacters(message).split(/\n\s+at /)[0];
  return `\n  ${said.slice(0, 1500).replaceAll('\n', '\n  ')}`;
}

async function step(name, command, args) {
  const started = performance.now();
  const { code, output } = await run(command, args);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output);
  return code === 0;
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** What runs behind says what it found once it has ended, so that two do not talk at the same time. */
function stream(command, args, isBehind) {
  return new Promise((resolve) => {
    const output = isBehind ? 'pipe' : 'inherit';
    const child = spawn(command, args, { env: environment, stdio: ['ignore', output, output] });
    const heard = [];
    for (const spoken of [child.stdout, child.stderr]) spoken?.on('data', (data) => heard.push(data));
    if (isBehind && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    child.on('error', () => resolve(1));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(heard));
      resolve(code);
    });
  });
}

async function inPairs(all, work) {
  const rest = [...all];
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}
