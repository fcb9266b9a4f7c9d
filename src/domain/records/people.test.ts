import { expect, test } from 'vitest';
import { aDock } from '../../../tests/support/rule-book.ts';
import type { PersonId } from '../base/ids.ts';
import { usualProfile } from '../catalogue/person.ts';
import { createDraft } from '../stock/draft.ts';
import { setPerson } from '../stock/apply-record.ts';
import { type View, absent, present, rowKey } from '../stock/view.ts';
import { changePerson, erasePerson } from './people.ts';

const eve = 'eve' as PersonId;
const badge = 'a'.repeat(64);

function people() {
  const dock = aDock();
  const view: View = {
    get: (kind, id) => {
      const row = dock.rows.get(rowKey(kind, id));
      return row === undefined ? absent : (present(row) as never);
    },
  };
  return createDraft(view);
}

const ben = { id: 'ben' as PersonId, name: 'Ben', roles: ['receiver' as const], active: true, badge };

test('a badge leads to one person', () => {
  const draft = people();
  const changed = changePerson(ben, eve, draft);
  if (!changed.ok) throw new Error('refused');
  setPerson(draft, changed.value, null);
  const other = changePerson({ ...ben, id: 'ana' as PersonId }, eve, draft);
  expect(other).toMatchObject({ ok: false, error: { code: 'code-taken', args: { by: 'Ben' } } });
});

test('nobody takes their own last key away', () => {
  expect(changePerson({ ...ben, id: eve, roles: [] }, eve, people())).toMatchObject({
    error: { code: 'last-of-its-kind' },
  });
  expect(changePerson({ ...ben, id: eve, roles: ['administrator'] }, eve, people()).ok).toBe(true);
  expect(erasePerson(eve, eve)).toMatchObject({ error: { code: 'last-of-its-kind' } });
});

test('erasing frees the badge and leaves the id with nothing of the person', () => {
  const draft = people();
  const changed = changePerson(ben, eve, draft);
  const erased = erasePerson(ben.id, eve);
  if (!changed.ok || !erased.ok) throw new Error('refused');
  setPerson(draft, changed.value, null);
  setPerson(draft, erased.value, changed.value);
  expect(draft.get('person', 'ben')).toEqual(
    present({
      id: 'ben',
      name: 'Erased',
      roles: [],
      active: false,
      badge: null,
      pin: null,
      profile: usualProfile,
    }),
  );
  expect(draft.get('code', `badge:${badge}`).state).toBe('absent');
});
