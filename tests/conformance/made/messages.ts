import { type Row, matches, rowOfAi, rows } from './dictionary.ts';
import { spoiledValues } from './faults.ts';
import { type Random, createRandom } from './random.ts';
import { goodPart, goodValue } from './values.ts';

type Ai = readonly [ai: string, value: string];

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
    /** The FNC1 form, as it has to be written again. */
    readonly elementString?: string;
    /** A violation that has to be among those found. */
    readonly violation?: Readonly<Record<string, string>>;
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
      ...inLinks(row, random),
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
    {
      payload: GS + elementString(ais),
      form: 'fnc1',
      about,
      expect: { ...expect, elementString: elementString(ais) },
    },
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
function withPartners(ai: string, random: Random): readonly Ai[] | undefined {
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

const known = (pattern: string): readonly string[] =>
  inScope.flatMap(({ ais }) => ais).filter((each) => matches(each, pattern));

/** A key with each of its runs of qualifiers in the path; any identifier behind "?", where it may stand or not. */
function inLinks(row: Row, random: Random): readonly Made[] {
  const ai = random.pick(row.ais);
  const value = goodValue(row, random);
  const host = 'https://example.org';
  const path = (ais: readonly Ai[]): string =>
    ais.map(([each, text]) => `/${each}/${percent(text)}`).join('');
  const inPath = row.runs.map((run): Made => {
    const ais: readonly Ai[] = [
      [ai, value],
      ...run.map((each): Ai => [each, goodValue(rowOfAi(each) ?? row, random)]),
    ];
    return {
      payload: host + path(ais),
      form: 'digital-link',
      about: `(${ai}) with ${run.join()}`,
      expect: { syntax: 'valid', ais },
    };
  });
  const key: Ai = ai === '00' ? ['253', '9521234000013'] : ['00', '195212345678900006'];
  const behind: Made = {
    payload: `${host}${path([key])}?${ai}=${percent(value)}`,
    form: 'digital-link',
    about: `(${ai}) behind a key`,
    expect: row.attribute
      ? { syntax: 'valid', ais: [key, [ai, value]] }
      : { syntax: 'invalid', error: 'digital-link' },
  };
  // The order of qualifiers is fixed.
  const turned = inPath
    .filter(({ expect: { ais } }) => (ais?.length ?? 0) > 2)
    .map(({ expect: { ais = [] } }): Made => ({
      payload: host + path([ais[0] ?? key, ...ais.slice(1).toReversed()]),
      form: 'digital-link',
      about: `(${ai}) with qualifiers turned round`,
      expect: { syntax: 'invalid', error: 'digital-link' },
    }));
  return [...inPath, ...turned, behind];
}

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
  const made = (value: string, form: Made['form'], error: string, what: string): Made => ({
    payload: form === 'fnc1' ? GS + ai + value : `(${ai})${escaped(value)}`,
    form,
    about: `(${ai}) ${what}`,
    expect: { syntax: 'invalid', error },
  });
  const good = goodValue(row, random);
  return [
    made(`${full.padEnd(most, '1')}1`, 'bracketed', 'length', 'too long'),
    ...(row.fixed || full.length < most ? [] : [made(`${full}1`, 'fnc1', 'length', 'too long')]),
    ...(least > 1 ? [made(good.slice(0, least - 1), 'bracketed', 'length', 'too short')] : []),
    ...(least > 1 && row.parts.length === 1
      ? [made(good.slice(0, least - 1), 'fnc1', 'length', 'too short')]
      : []),
    ...strayCharacters(row, random).map((value) => made(value, 'bracketed', 'charset', 'strange character')),
    made('', 'fnc1', 'length', 'empty'),
  ];
}

function wrongCompany(row: Row, random: Random): readonly Made[] {
  const ai = random.pick(row.ais);
  const value = goodValue(row, random);
  const violated = (ais: readonly Ai[], error: string, more?: Readonly<Record<string, string>>): Made => ({
    payload: GS + elementString(ais),
    form: 'fnc1',
    about: ais.map(([each]) => `(${each})`).join(''),
    expect: {
      syntax: 'valid',
      ais,
      associations: 'violated',
      error,
      ...(more && { violation: { rule: error, ai, ...more } }),
    },
  });
  const valued = (each: string): Ai => [each, goodValue(rowOfAi(each) ?? row, random)];
  const partners = row.excludes.flatMap((pattern) => {
    const others = known(pattern).filter((each) => each !== ai);
    return others.length > 0 ? [random.pick(others)] : [];
  });
  const again = goodValue(row, random);
  const whole = withPartners(ai, random);
  return [
    // Without one of its needs, and with one group of each of the others.
    ...row.needs.map((groups, left) => {
      const others = row.needs.filter((_, at) => at !== left).flatMap((each) => random.pick(each));
      const present = [...new Set(others.map((need) => random.pick(known(need))))].filter(
        (each) => !groups.some((group) => group.some((need) => matches(each, need))),
      );
      const needs = groups.map((group) => group.join('+')).join(',');
      const all = [[ai, value] as const, ...present.map(valued)];
      const excluded = all.some(([each]) => clash(each, new Set(all.map(([one]) => one))));
      return violated(
        all,
        excluded ? 'pair-exclusion' : 'required-association',
        excluded ? undefined : { needs },
      );
    }),
    ...partners.map((other) => violated([[ai, value], valued(other)], 'pair-exclusion', { with: other })),
    ...(whole && again !== whole.find(([each]) => each === ai)?.[1]
      ? [violated([...whole, [ai, again]], 'repeat-conflict')]
      : []),
  ];
}

const elementString = (ais: readonly Ai[]): string =>
  ais.map(([ai, value], at) => ai + value + (rowOfAi(ai)?.fixed || at === ais.length - 1 ? '' : GS)).join('');

const escaped = (value: string): string => value.replaceAll('(', '\\(');

const bracketed = (ais: readonly Ai[]): string =>
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
  const search = query.map(([ai, value]) => `${ai}=${percent(value)}`);
  if (random.chance(0.3))
    search.splice(random.int(0, search.length), 0, random.pick(['linkType=all', 'x', 'lang=de']));
  const uri = `https://${host}${[key, ...path].map(([ai, value]) => `/${ai}/${percent(value)}`).join('')}${search.length > 0 ? `?${search.join('&')}` : ''}`;
  return { uri, ais: [key, ...path, ...query] };
}

const percent = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** The value with a character in one part that does not belong there, for each part. */
const strayCharacters = (row: Row, random: Random): readonly string[] =>
  row.parts.map((_, index) =>
    row.parts
      .slice(0, Math.max(index + 1, row.parts.findLastIndex(({ optional }) => !optional) + 1))
      .map((part, at) => {
        const good = goodPart(part, random);
        return at === index ? (part.type === 'N' ? 'A' : '~') + good.slice(1) : good;
      })
      .join(''),
  );
