import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A project with our bootstrap, an npm that only writes down what it was asked, and a vite that makes one file. */
let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'lotline-bootstrap-'));
  const write = (file: string, text: string) => {
    mkdirSync(join(project, file, '..'), { recursive: true });
    writeFileSync(join(project, file), text);
  };
  for (const file of ['ensure.mjs', 'start.mjs', 'run.mjs'])
    cpSync(join(here, file), join(project, 'server/bootstrap', file));
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{"lock":1}');
  write('index.html', '<p>app</p>');
  write('src/app.ts', 'one');
  write('src/app.test.ts', 'a test');
  write(
    'fake/npm-cli.js',
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
     appendFileSync('asked.txt', process.argv.slice(2).join(' ') + '\\n');
     if (process.argv[2] === 'ci') {
       mkdirSync('node_modules/vite/bin', { recursive: true });
       writeFileSync('node_modules/vite/bin/vite.js', "const fs = require('fs'); fs.mkdirSync('dist', { recursive: true }); fs.writeFileSync('dist/index.html', 'built'); fs.appendFileSync('asked.txt', 'vite ' + process.argv[2] + '\\\\n');");
       writeFileSync('node_modules/vite/bin/package.json', '{"type":"commonjs"}');
     }`,
  );
  write(
    'server/main.ts',
    `process.stdout.write('served ' + process.argv.slice(2).join(' ') + '\\n'); process.exitCode = 7;`,
  );
});
afterEach(() => rmSync(project, { recursive: true }));

function bootstrap(...program: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, program, {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', npm_execpath: join(project, 'fake/npm-cli.js') },
  });
}
function start(...flags: string[]): { text: string; code: number | null } {
  const { stdout, stderr, status } = bootstrap('server/bootstrap/start.mjs', ...flags);
  return { text: stdout + stderr, code: status };
}
const asked = () =>
  existsSync(join(project, 'asked.txt'))
    ? readFileSync(join(project, 'asked.txt'), 'utf8').trim().split('\n')
    : [];

test('a first start installs from the lock file, builds, and hands flags and exit code over to the server', () => {
  const { text, code } = start('--empty');
  expect(asked()).toEqual(['ci --ignore-scripts --no-audit --no-fund', 'vite build']);
  expect(text).toContain('served --empty');
  expect(code).toBe(7);
});

test('a second start installs nothing and builds nothing', () => {
  start();
  const before = asked();
  start();
  expect(asked()).toEqual(before);
});

test('a changed source is built again, a changed test is not', () => {
  start();
  writeFileSync(join(project, 'src/app.test.ts'), 'another test');
  start();
  expect(asked()).toHaveLength(2);
  writeFileSync(join(project, 'src/app.ts'), 'two');
  start();
  expect(asked().slice(2)).toEqual(['vite build']);
});

test('a changed lock file installs again', () => {
  start();
  writeFileSync(join(project, 'package-lock.json'), '{"lock":2}');
  start();
  expect(asked().filter((line) => line.startsWith('ci'))).toHaveLength(2);
});

test('packages that somebody installed by hand from this lock file are good', () => {
  mkdirSync(join(project, 'node_modules/vite/bin'), { recursive: true });
  writeFileSync(join(project, 'node_modules/.package-lock.json'), '{}');
  start();
  expect(asked()).not.toContain('ci --ignore-scripts --no-audit --no-fund');
});

test('packages behind a link belong to somebody else and are never touched', () => {
  mkdirSync(join(project, 'elsewhere'));
  symlinkSync(join(project, 'elsewhere'), join(project, 'node_modules'));
  start();
  expect(asked()).toEqual([]);
  expect(existsSync(join(project, 'elsewhere/.lotline-lock'))).toBe(false);
});

test('an install that fails is one sentence, and the next start tries again', () => {
  writeFileSync(join(project, 'fake/npm-cli.js'), 'process.exit(1);');
  const { text, code } = start();
  expect(code).toBe(1);
  expect(text).toContain('npm ci failed');
  expect(existsSync(join(project, 'node_modules/.lotline-lock'))).toBe(false);
});

test('any other program has its packages too, builds nothing, and its answer stands alone', () => {
  const { stdout, status } = bootstrap('server/bootstrap/run.mjs', 'server/main.ts', 'copy', 'file');
  expect(asked()).toEqual(['ci --ignore-scripts --no-audit --no-fund']);
  expect(stdout).toBe('served copy file\n');
  expect(status).toBe(7);
});

test('every command of package.json runs under the Node that the program needs', () => {
  const { scripts } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const command of Object.values(scripts)) expect(command).not.toMatch(/\bnode \S+\.ts\b/);
});

test('the bootstrap is plain enough for Node 18: no syntax of today, nothing but its own modules', () => {
  for (const file of ['ensure.mjs', 'start.mjs', 'run.mjs']) {
    const text = readFileSync(join(here, file), 'utf8');
    for (const [, from] of text.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^(node:|\.\/)/);
    expect(text).not.toMatch(/import\.meta\.(dirname|filename)|withResolvers|toSorted|toReversed|groupBy/);
    execFileSync(process.execPath, ['--check', join(here, file)]);
  }
});
