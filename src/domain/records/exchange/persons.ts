import { oneOf, optional, several, text, yesOrNo } from './cells.ts';
import { firstsOnly, lazily } from './firsts-only.ts';
import { type PersonIntent, defineTable } from './table.ts';

/** People come without a PIN: nobody writes those down in a list. */
export const people = defineTable(
  'people',
  {
    name: { title: 'Name', example: 'Ana Becker', read: text },
    roles: {
      title: 'Roles',
      example: 'worker|receiver',
      read: several(oneOf('worker', 'receiver', 'supervisor', 'administrator')),
    },
    badge: { title: 'Badge', example: 'BADGE-0042', read: optional(text), optional: true },
    gone: { title: 'Has left', example: 'no', read: yesOrNo, optional: true },
  },
  (lines, known, fault) =>
    lazily(
      firstsOnly(
        lines,
        ({ name }) => name,
        (line, what) => fault(line, 'name', what),
      ),
      ({ line, values }) => {
        const { name, roles, badge, gone } = values;
        const intent: PersonIntent = {
          kind: 'edit-person',
          payload: {
            id: known.find('person', name)?.id ?? null,
            name,
            roles: [...new Set(roles)],
            active: !gone,
            // Only the hash of a badge is kept, so a list that went out has none: an empty cell leaves it as it is.
            ...(badge === null ? {} : { badge }),
          },
        };
        return { intent, lines: [line] };
      },
    ),
);
