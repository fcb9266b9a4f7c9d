import type { Fault } from './fault.ts';
import { noFields } from './fields.ts';
import type { Arrived } from './gate.ts';
import type { AmbiguousReading, InvalidReading, PlainReading, Recognised, Warning } from './recognised.ts';

const none: readonly never[] = [];

/** What every reading of an arrived text begins with. */
export const commonOf = ({ text, symbology, warnings }: Arrived) => ({
  text,
  symbology,
  fields: noFields,
  warnings,
  alternatives: none,
});

export const invalidReading = (
  arrived: Arrived,
  standard: InvalidReading['standard'],
  fault: Fault,
): InvalidReading => ({ ...commonOf(arrived), kind: 'invalid', standard, fault });

export const plainReading = (arrived: Arrived, notGs1?: Fault): PlainReading => ({
  ...commonOf(arrived),
  kind: 'plain',
  ...(notGs1 && { notGs1 }),
});

export const ambiguousReading = (
  arrived: Arrived,
  between: AmbiguousReading['between'],
  alternatives: readonly Recognised[],
): AmbiguousReading => ({ ...commonOf(arrived), kind: 'ambiguous', between, alternatives });

export const withWarning = (arrived: Arrived, code: Warning['code'], ...args: string[]): Arrived => ({
  ...arrived,
  warnings: [...arrived.warnings, { code, args }],
});
