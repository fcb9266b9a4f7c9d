import type { ErrorClass } from '../../fault.ts';

export type RuleFault = { readonly error: ErrorClass; readonly at: number };

/**
 * One check of the Syntax Dictionary on a component, whose characters and length are already right.
 * It reads the message in place, from `from` up to `to`, so that a valid value costs no allocation.
 */
export type Rule = (text: string, from: number, to: number) => RuleFault | undefined;

/** By the name that the dictionary gives them. */
export type Rules = Readonly<Record<string, Rule>>;

/** The value of the digit at `at`; only for text that is known to hold one there. */
export const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;

export const twoDigitsAt = (text: string, at: number): number =>
  digitAt(text, at) * 10 + digitAt(text, at + 1);
