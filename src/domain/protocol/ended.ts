import type { Outcome } from './outcome.ts';

export const isInForce = (outcome: Outcome): boolean =>
  outcome.state === 'accepted' || outcome.state === 'adjusted';
/** Nothing more will become of it without a person. */
export const isEnded = (outcome: Outcome): boolean => isInForce(outcome) || outcome.settled !== null;
