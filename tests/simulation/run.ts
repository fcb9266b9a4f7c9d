import { runWorld } from '../support/world/world.ts';

// node tests/simulation/run.ts [seeds] [first seed] [steps]: as many worlds as wanted, one line for each that breaks a rule.
const [seeds = 200, first = 1, steps = 50] = process.argv.slice(2).map(Number);
let [broken, acknowledged, crashes] = [0, 0, 0];
const inForce: Record<string, number> = {};
const begun = performance.now();
for (let seed = first; seed < first + seeds; seed += 1) {
  const result = await runWorld({ seed, steps });
  acknowledged += result.acknowledged;
  crashes += result.crashes;
  for (const [kind, many] of Object.entries(result.inForce)) inForce[kind] = (inForce[kind] ?? 0) + many;
  if (result.violations.length === 0) continue;
  broken += 1;
  console.log(JSON.stringify({ seed, violations: result.violations.slice(0, 5) }));
}
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(
  JSON.stringify({ seeds, steps, acknowledged, crashes, broken, inForce, seconds: Number(seconds) }),
);
process.exitCode = broken > 0 ? 1 : 0;
