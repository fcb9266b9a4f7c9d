import { type Row, matches, rowOfAi, rows } from './dictionary.ts';
import { spoiledValues } from './faults.ts';
import { type Random, createRandom } from './random.ts';
import { goodValue } from './values.ts';

export type Ai = readonly [ai: string, value: string];

export type Made = {
  readonly payload: string;
  readonly form: 'fnc1' | 'scan' | 'bracketed' | 'digital-link';
  /** Which row and which fault it was made for. */
  readonly about: string;
  readonly expect: {
    readonly syntax: 'valid' | 'invalid';
    readonly ais?: readonly Ai[];
    readonly associations?: 'ok' | 'violated';
    readonly error?: string;
  };
};

const GS = '\u001d';
/** Coupons are read as text; their inner grammar is out of scope. */
const inScope = rows.filter(({ ais }) => !ais.some((ai) => ai === '8110' || ai === '8112'));

/** Messages for every row of the dictionary: right in each form, and wrong in each way that the row knows. */
export function makeMessages(seed: number): readonly Made[] {
  const random = createRandom(seed);
  return [
    ...inScope.flatMap((row) => [
      ...right(row, random),
      ...wrongValues(row, random),
      ...wrongShapes(row, random),
      ...wrongCompany(row, random),
    ]),
    ...unknown(random),
  ];
}

/** Every two-digit beginning that no identifier has, and neighbours of the known ones. */
function unknown(random: Random): readonly Made[] {
  const known = rows.flatMap(({ ais }) => ais);
  const free = Array.from({ length: 100 }, (_, prefix) => String(prefix).padStart(2, '0')).filter(
    (prefix) => !known.some((ai) => ai.startsWith(prefix)),
  );
  const neighbours = [
    '3106',
    '3169',
    '3367',
    '3396',
    '3954',
    '3958',
    '409',
    '428',
    '4327',
    '7012',
    '7260',
    '8027',
    '8113',
  ];
  return [...free, ...neighbours.filter((ai) => !known.includes(ai))].flatMap((ai) => {
    const value = random.text('0123456789', 8);
    const expect = { syntax: 'invalid', error: 'unknown-ai' } as const;
    const about = `(${ai}) unknown`;
    return [
      { payload: `]C1${ai}${value}`, form: 'scan', about, expect } as const,
      { payload: `(${ai})${value}`, form: 'bracketed', about, expect } as const,
    ];
  });
}

function right(row: Row, random: Random): readonly Made[] {
  const ai = random.pick(row.ais);
  const ais = withPartners(ai, random);
  if (!ais) return [];
  const expect = { syntax: 'valid', ais, associations: 'ok' } as const;
  const about = `(${ai}) right`;
  const link = digitalLink(ais, random);
  return [
    { payload: GS + elementString(ais), form: 'fnc1', about, expect },
    {
      payload: random.pick([']C1', ']d2', ']Q3', ']e0', ']J1']) + elementString(ais),
      form: 'scan',
      about,
      expect,
    },
    { payload: bracketed(ais), form: 'bracketed', about, expect },
    ...(link
      ? [{ payload: link.uri, form: 'digital-link', about, expect: { ...expect, ais: link.ais } } as const]
      : []),
  ];
}

/** The identifier and, again and again, one of the groups that it and its partners need; nothing if they exclude each other. */
export function withPartners(ai: string, random: Random): readonly Ai[] | undefined {
  for (let attempt = 0; attempt < 60; attempt++) {
    const present = new Set([ai]);
    for (const each of present)
      for (const groups of rowOfAi(each)?.needs ?? []) {
        if (groups.some((group) => group.every((need) => has(present, need, each)))) continue;
        for (const need of random.pick(groups))
          present.add(random.pick(inScope.flatMap(({ ais }) => ais).filter((known) => matches(known, need))));
      }
    if (![...present].some((each) => clash(each, present)) && !unsigned(present))
      return [...present].toReversed().map((each) => [each, valueFor(each, present, random)] as const);
  }
  return undefined;
}

/** A signed key needs its serial part. */
const unsigned = (present: ReadonlySet<string>): boolean =>
  present.has('8030') && ['253', '255', '8003'].some((ai) => present.has(ai));

const valueFor = (ai: string, _present: ReadonlySet<string>, random: Random): string => {
  const row = rowOfAi(ai);
  if (!row) throw new Error(`No row for ${ai}`);
  return goodValue(row, random);
};

const has = (present: ReadonlySet<string>, pattern: string, own: string): boolean =>
  [...present].some((each) => each !== own && matches(each, pattern));

const clash = (ai: string, present: ReadonlySet<string>): boolean =>
  rowOfAi(ai)?.excludes.some((pattern) => has(present, pattern, ai)) ?? false;

function wrongValues(row: Row, random: Random): readonly Made[] {
  const ai = random.pick(row.ais);
  return spoiledValues(row, random).flatMap(({ value, error, check }) => {
    const ais = [[ai, value]] as const;
    const expect = { syntax: 'invalid', error } as const;
    const about = `(${ai}) against ${check}`;
    return [
      { payload: GS + elementString(ais), form: 'fnc1', about, expect } as const,
      { payload: bracketed(ais), form: 'bracketed', about, expect } as const,
    ];
  });
}

function wrongShapes(row: Row, random: Random): readonly Made[] {
  const ai = random.pick(row.ais);
  const most = row.parts.reduce((sum, part) => sum + part.most, 0);
  const least = row.parts.reduce((sum, part) => sum + (part.optional ? 0 : part.least), 0);
  const full = row.parts
    .map((part) => goodValue({ ...row, parts: [{ ...part, least: part.most, optional: false }] }, random))
    .join('');
  const stray = row.parts[0]?.type === 'N' ? 'A' : '~';
  const made = (value: string, form: Made['form'], error: string, what: string): Made => ({
    payload: form === 'fnc1' ? GS + ai + value : `(${ai})${escaped(value)}`,
    form,
    about: `(${ai}) ${what}`,
    expect: { syntax: 'invalid', error },
  });
  const good = goodValue(row, random);
  const spoiled = stray + good.slice(1);
  return [
    made(`${full.padEnd(most, '1')}1`, 'bracketed', 'length', 'too long'),
    ...(row.fixed || full.length < most ? [] : [made(`${full}1`, 'fnc1', 'length', 'too long')]),
    ...(least > 1 ? [made(good.slice(0, least - 1), 'bracketed', 'length', 'too short')] : []),
    ...(least > 1 && row.parts.length === 1
      ? [made(good.slice(0, least - 1), 'fnc1', 'length', 'too short')]
      : []),
    made(spoiled, 'bracketed', 'charset', 'strange character'),
    made('', 'fnc1', 'length', 'empty'),
  ];
}

function wrongCompany(row: Row, random: Random): readonly Made[] {
  const ai = random.pick(row.ais);
  const value = goodValue(row, random);
  const violated = (ais: readonly Ai[], error: string): Made => ({
    payload: GS + elementString(ais),
    form: 'fnc1',
    about: ais.map(([each]) => `(${each})`).join(''),
    expect: { syntax: 'valid', ais, associations: 'violated', error },
  });
  const partners = row.excludes.map((pattern) =>
    random.pick(inScope.flatMap(({ ais }) => ais).filter((each) => matches(each, pattern) && each !== ai)),
  );
  const again = goodValue(row, random);
  const whole = withPartners(ai, random);
  return [
    ...(row.needs.length > 0 ? [violated([[ai, value]], 'required-association')] : []),
    ...partners.map((other) =>
      violated(
        [
          [ai, value],
          [other, goodValue(rowOfAi(other) ?? row, random)],
        ],
        'pair-exclusion',
      ),
    ),
    ...(whole && again !== whole.find(([each]) => each === ai)?.[1]
      ? [violated([...whole, [ai, again]], 'repeat-conflict')]
      : []),
  ];
}

export const elementString = (ais: readonly Ai[]): string =>
  ais.map(([ai, value], at) => ai + value + (rowOfAi(ai)?.fixed || at === ais.length - 1 ? '' : GS)).join('');

const escaped = (value: string): string => value.replaceAll('(', '\\(');

export const bracketed = (ais: readonly Ai[]): string =>
  ais.map(([ai, value]) => `(${ai})${escaped(value)}`).join('');

/** Key and a run of its qualifiers in the path, the rest behind "?" in the order given; nothing if that can't be. */
function digitalLink(ais: readonly Ai[], random: Random): { uri: string; ais: readonly Ai[] } | undefined {
  const keyAt = ais.findIndex(([ai]) => rowOfAi(ai)?.isKey);
  const key = ais[keyAt];
  if (!key) return undefined;
  const others = ais.filter((_, at) => at !== keyAt);
  const runs = rowOfAi(key[0])?.runs ?? [];
  const path =
    (runs.length > 0 ? [...runs] : [[]])
      .map((run) => run.flatMap((ai) => others.filter(([each]) => each === ai)))
      .toSorted((a, b) => b.length - a.length)[0] ?? [];
  const query = others.filter((pair) => !path.includes(pair));
  if (query.some(([ai]) => !rowOfAi(ai)?.attribute)) return undefined;
  const host = random.pick(['id.gs1.org', 'example.com', 'x.example:8443', 'shop.example/some/path']);
  const written = (value: string): string =>
    encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const search = query.map(([ai, value]) => `${ai}=${written(value)}`);
  if (random.chance(0.3))
    search.splice(random.int(0, search.length), 0, random.pick(['linkType=all', 'x', 'lang=de']));
  const uri = `https://${host}${[key, ...path].map(([ai, value]) => `/${ai}/${written(value)}`).join('')}${search.length > 0 ? `?${search.join('&')}` : ''}`;
  return { uri, ais: [key, ...path, ...query] };
}
