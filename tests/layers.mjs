import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

// A cruise that reads nothing is green (seen with a TypeScript it does not know), so the count is part of the check.
const { output } = await cruise(['src', 'sw', 'server', 'tests'], {
  ...config.options,
  ruleSet: { forbidden: config.forbidden },
  validate: true,
});
const { violations, totalCruised } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
const read = output.modules.filter(({ source }) => /^(src|server)\//.test(source)).length;
console.log(`layers: ${totalCruised} modules cruised, ${read} of the house, ${violations.length} violations`);
process.exitCode = violations.length > 0 || read < 10 ? 1 : 0;
