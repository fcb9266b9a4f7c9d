import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { day } from '../../../src/domain/base/calendar.ts';
import { violationsOf } from '../../../src/domain/barcode/gs1/associations.ts';
import { isElements, readElements } from '../../../src/domain/barcode/gs1/element-string.ts';
import { recognise } from '../../../src/domain/barcode/recognise.ts';

const GS = '\u001d';
/** Product, lot and expiry; unit with serial; a weighed piece; a pallet. */
const messages = [
  `0109521234543213172803311 0AB-1204`.replace(' ', ''),
  `010952123454321321SN000417${GS}1728033110AB-1204`,
  `01995212345432163103002450${GS}10CH-88`,
  `00195212345678901232`,
];

const rounds = 9;
const parsesPerRound = 40_000;

type Contestant = { readonly name: string; readonly parse: (message: string) => unknown };

/** CPU microseconds a parse, the best of nine rounds that take turns, and the size of what a device loads. */
export async function bench(): Promise<Readonly<Record<string, unknown>>> {
  const all = contestants();
  const best = new Map(all.map(({ name }) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round <= rounds; round++)
    for (const { name, parse } of all) {
      const microseconds = measure(parse);
      // The first round warms up.
      if (round > 0) best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, microseconds));
    }
  return {
    cpuMicrosecondsPerParse: Object.fromEntries(
      [...best].map(([name, value]) => [name, Number(value.toFixed(3))]),
    ),
    messages: messages.length,
    rounds,
    parsesPerRound,
    ...(await sizes()),
    aims: { microseconds: 2, gzipBytes: 18_000 },
  };
}

function contestants(): readonly Contestant[] {
  const require = createRequire(import.meta.url);
  const { parseBarcode } = require('gs1-barcode-parser-mod') as { parseBarcode: (text: string) => unknown };
  const bark = require('bark-js') as (text: string) => unknown;
  const context = { today: day('2026-11-21') };
  return [
    {
      name: 'lotline: recognise, all checks, associations and fields',
      parse: (text) => recognise({ text, symbology: ']C1', source: 'camera' }, context),
    },
    {
      name: 'lotline: the same by keyboard, without AIM identifier',
      parse: (text) => recognise({ text, source: 'wedge' }, context),
    },
    {
      name: 'lotline: element string, all checks and associations',
      parse: (text) => {
        const read = readElements(text);
        return isElements(read) ? violationsOf(read) : read;
      },
    },
    { name: 'lotline: element string, all checks', parse: (text) => readElements(text) },
    { name: 'gs1-barcode-parser-mod 1.2.1', parse: (text) => parseBarcode(`]C1${text}`) },
    { name: 'bark-js 1.2.1', parse: (text) => bark(text) },
  ];
}

function measure(parse: Contestant['parse']): number {
  const before = process.cpuUsage();
  for (let turn = 0; turn < parsesPerRound; turn++) parse(messages[turn % messages.length] ?? '');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / parsesPerRound;
}

/** Reading, joining and writing, everything that this folder offers, as one minified bundle. */
const offered = ['recognise.ts', 'combine.ts', 'keys.ts', 'gs1/write.ts'];

async function sizes(): Promise<Readonly<Record<string, unknown>>> {
  const root = new URL('../../../src/domain/barcode/', import.meta.url);
  const size = async (files: readonly string[]): Promise<{ minified: number; gzip: number }> => {
    const everything = 'virtual:everything';
    const bundle = await rolldown({
      input: everything,
      logLevel: 'silent',
      plugins: [
        {
          name: 'everything',
          resolveId: (id) => (id === everything ? id : undefined),
          load: (id) =>
            id === everything
              ? files
                  .map((file) => `export * from ${JSON.stringify(new URL(file, root).pathname)};`)
                  .join('\n')
              : undefined,
        },
      ],
    });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    await bundle.close();
    const code = output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
    return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
  };
  return { bytes: { whole: await size(offered), table: await size(['gs1/table.generated.ts']) } };
}
