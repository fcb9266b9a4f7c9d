import { readdirSync } from 'node:fs';

/**
 * `npm run bench -- NAME … [--json]`: a bench is a folder here with a `bench.ts` that exports `bench`, an async function
 * which answers a plain JSON object. Without names all of them run.
 */
const words = process.argv.slice(2);
const known = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const names = words.filter((word) => !word.startsWith('--'));
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0)
  throw new Error(`No such bench: ${unknown.join(', ')}. There are: ${known.join(', ')}`);

type Bench = { readonly bench: () => Promise<Readonly<Record<string, unknown>>> };

const results: Record<string, unknown> = {};
for (const name of names.length > 0 ? names : known) {
  const { bench } = (await import(`./${name}/bench.ts`)) as Bench;
  results[name] = await bench();
}
console.log(JSON.stringify(results, undefined, words.includes('--json') ? undefined : 2));
