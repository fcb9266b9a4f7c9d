import type { OperationId } from '#domain/base/ids.ts';
import { hashOf } from '#domain/protocol/hash.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import { type JournalRecord, type RecordedOperation, parseRecord } from './records.ts';

export interface JournalledOperation {
  readonly record: RecordedOperation;
  /** It is known to have had its beep. */
  readonly confirmed: boolean;
}

/** What the journal says, read from the first record to the last. */
export interface JournalContents {
  readonly operations: ReadonlyMap<OperationId, JournalledOperation>;
  /** Another body under an id that was there already. */
  readonly differing: readonly RecordedOperation[];
  readonly enrolled: { readonly enrolment: Enrolment; readonly key: string } | null;
  readonly discarded: ReadonlySet<OperationId>;
  readonly released: ReadonlySet<OperationId>;
  readonly dry: number;
  readonly generation: string | null;
  /** Records that no version of this program wrote. */
  readonly unread: readonly string[];
  readonly records: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export function readContents(texts: readonly string[]): JournalContents {
  const found = new Map<OperationId, RecordedOperation>();
  const differing: RecordedOperation[] = [];
  const [discarded, released, committed] = [
    new Set<OperationId>(),
    new Set<OperationId>(),
    new Set<OperationId>(),
  ];
  const unread: string[] = [];
  const rest: Pick<Mutable<JournalContents>, 'enrolled' | 'dry' | 'generation'> = {
    enrolled: null,
    dry: 0,
    generation: null,
  };
  for (const text of texts) {
    const record = parseRecord(text);
    if (!record) unread.push(text);
    else take(record);
  }
  const confirmed = confirmedAppends([...found.values()], committed);
  const operations = new Map(
    [...found].map(([id, record]) => [id, { record, confirmed: confirmed.has(appendOf(record)) }]),
  );
  return { operations, differing, ...rest, discarded, released, unread, records: texts.length };

  function take(record: JournalRecord): void {
    switch (record.t) {
      case 'operation': {
        const before = found.get(record.body.id);
        if (before && before.frame.body !== record.frame.body) differing.push(record);
        else found.set(record.body.id, record);
        return;
      }
      case 'generation':
        rest.generation = record.generation;
        return;
      case 'enrolled':
        rest.enrolled = record;
        return;
      case 'committed':
        committed.add(record.id);
        return;
      case 'discarded':
        for (const id of record.ids) discarded.add(id);
        return;
      case 'released':
        for (const id of record.ids) released.add(id);
        return;
      case 'dry':
        rest.dry = Math.max(rest.dry, record.next);
    }
  }
}

/** What went into the homes by one append: an operation by itself, or all that one press recorded. */
const appendOf = ({ body, together }: RecordedOperation): string => together?.id ?? body.id;

/**
 * The appends that the database had as well. One is marked, or another one was built upon it: appends come one after the
 * other, and the database takes all of one or nothing. What stands behind another within one append says nothing.
 */
function confirmedAppends(
  records: readonly RecordedOperation[],
  committed: ReadonlySet<OperationId>,
): ReadonlySet<string> {
  const confirmed = new Set(records.filter(({ body }) => committed.has(body.id)).map(appendOf));
  const builders = new Map<string, Set<string>>();
  for (const record of records) {
    const { previous } = record.frame;
    builders.set(previous, (builders.get(previous) ?? new Set()).add(appendOf(record)));
  }
  for (const record of records) {
    const own = appendOf(record);
    if (confirmed.has(own)) continue;
    const upon = builders.get(hashOf(record.frame)) ?? [];
    if ([...upon].some((append) => append !== own)) confirmed.add(own);
  }
  return confirmed;
}
