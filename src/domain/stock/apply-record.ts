import { type CarriedCode, badgeOf, codesOf, isSameHolder } from '../records/codes.ts';
import type { Person } from '../catalogue/person.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './facts.ts';
import { found } from './view.ts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

export function setRecord(draft: Draft, { record, before }: FactOf<'record-set'>): void {
  draft.put(record.of, record.row.id, record.row);
  carry(draft, before ? codesOf(before) : [], codesOf(record));
}

/** People are not changed by operations, whose bodies are kept for ever, but by the server that keeps them. */
export function setPerson(draft: Draft, person: Person, before: Pick<Person, 'id' | 'badge'> | null): void {
  draft.put('person', person.id, person);
  carry(draft, before ? badgeOf(before) : [], badgeOf(person));
}

/** Which code leads where, so that a scan finds it and two holders of one code are noticed. */
function carry(draft: Draft, before: readonly CarriedCode[], now: readonly CarriedCode[]): void {
  for (const { code, holder } of before) {
    const holders = (found(draft, 'code', code)?.holders ?? []).filter((each) => !isSameHolder(each, holder));
    if (holders.length > 0) draft.put('code', code, { code, holders });
    else draft.remove('code', code);
  }
  for (const { code, holder } of now) {
    const others = (found(draft, 'code', code)?.holders ?? []).filter((each) => !isSameHolder(each, holder));
    draft.put('code', code, { code, holders: [...others, holder] });
  }
}
