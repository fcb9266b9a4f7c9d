import { migrations } from '../storage/migrations.ts';

/** Sign-ins, challenges and codes: good for minutes or hours, and only at the server that gave them. */
const leftBehind: ReadonlySet<string> = new Set([
  'challenge',
  'session',
  'enrolment_code',
  'setup_link',
  'import_stage',
  'meta',
]);

const created = migrations.flat().flatMap((statement) => {
  const [, name, inside] = /^create table (\w+) \(([\s\S]*)\)$/.exec(statement.trim()) ?? [];
  return name && inside && !leftBehind.has(name) ? [{ name, inside }] : [];
});

/** What a copy of a site holds, told by the schema itself: a table that is added is in it without a word. */
export const tableColumns: ReadonlyMap<string, readonly string[]> = new Map(
  created.map(({ name, inside }) => [
    name,
    inside
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^(?:primary key|check)\b/.test(line))
      .map((line) => line.split(' ')[0] ?? ''),
  ]),
);

export const keyColumns: ReadonlyMap<string, readonly string[]> = new Map(
  created.map(({ name, inside }) => {
    const [, several] = /primary key \(([^)]*)\)/.exec(inside) ?? [];
    const [, one] = /^\s*(\w+) .*primary key/m.exec(inside) ?? [];
    return [name, several ? several.split(',').map((each) => each.trim()) : [one ?? '']];
  }),
);
