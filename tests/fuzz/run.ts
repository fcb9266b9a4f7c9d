import { readdirSync } from 'node:fs';

/**
 * `npm run fuzz -- NAME COUNT [SEED]`: a fuzzer is a folder here with a `fuzz.ts` that exports
 * `fuzz(count, seed)` and answers how many inputs it tried and what failed. The seed is printed, so that a run can be repeated.
 */
type Fuzz = {
  readonly fuzz: (
    count: number,
    seed: number,
  ) => Promise<{ readonly inputs: number; readonly failures: readonly string[] }>;
};

const known = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const [name = '', count = '100000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
if (!known.includes(name)) throw new Error(`Which fuzzer? There are: ${known.join(', ')}`);

const { fuzz } = (await import(`./${name}/fuzz.ts`)) as Fuzz;
const { inputs, failures } = await fuzz(Number(count), Number(seed));
for (const failure of failures.slice(0, 20)) console.error(failure);
console.log(`${name}: ${inputs} inputs from seed ${seed}, ${failures.length} failures`);
process.exitCode = failures.length > 0 ? 1 : 0;
