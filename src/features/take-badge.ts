import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Person } from '#domain/catalogue/person.ts';
import type { Floor } from './floor.tsx';
import { workerOf } from './worker.ts';

/** A badge on any screen: its holder goes on here, and what is open stays open. */
export function takeBadge(floor: Floor, person: Person): void {
  if (person.id !== workerOf(floor.status.get())) return void floor.people.askSignIn(person.id);
  floor.desk.tell(
    {
      tone: 'ok',
      word: i18n._(msg`Badge`),
      text: i18n._(msg`${person.name} works here already.`),
      operation: null,
    },
    'ok',
  );
}
