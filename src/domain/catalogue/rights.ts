import type { Person, Profile, Role } from './person.ts';

/** [EXP-6] More alerts than one person can look after. */
export const mostTold = 500;

export const usualProfile: Profile = {
  language: null,
  textSize: 100,
  buttonSize: 100,
  hand: 'right',
  sound: 4,
  vibration: 1,
  theme: 'system',
};

/** domain.md, "Rights (default)". */
export type Right =
  /** Consume and produce. */
  | 'floor'
  /** Transfer, pack, count, scrap. */
  | 'handle'
  /** Receive, deliver, return, adopt, relabel, and the orders for it. */
  | 'dock'
  | 'undo-own'
  | 'undo-others'
  | 'decide'
  | 'lots-create'
  | 'lots-edit'
  | 'lots-all'
  | 'records'
  | 'own-profile';

const rightsByRole: Record<Role, readonly Right[]> = {
  worker: ['floor', 'handle', 'undo-own', 'lots-create', 'own-profile'],
  receiver: ['handle', 'dock', 'undo-own', 'lots-create', 'lots-edit', 'own-profile'],
  supervisor: [
    'floor',
    'handle',
    'dock',
    'undo-own',
    'undo-others',
    'decide',
    'lots-create',
    'lots-edit',
    'lots-all',
    'own-profile',
  ],
  administrator: ['lots-create', 'lots-edit', 'lots-all', 'records', 'own-profile'],
};

export const mayDo = (person: Person, right: Right): boolean =>
  person.active && person.roles.some((role) => rightsByRole[role].includes(right));
