import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import type { Flag, Refusal } from '#domain/base/refusal.ts';
import type { Site } from '#domain/catalogue/place.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#domain/records/records.ts';
import { useFloor } from '../floor.tsx';
import { tellAllRecorded } from '../goods/record.ts';
import { keep } from '../keep.ts';
import { type Faults, checkForm } from './form/check.ts';
import type { Setting } from './form/fields.ts';
import { mergeForms } from './form/merge.ts';
import { type Values, isSameForm } from './form/values.ts';
import type { RecordForm } from './records/define.ts';
import { type Change, againstOthers, recordOf, renamedInside, settingOf } from './save-record.ts';

type Row = RecordOf[RecordKind];

/** What the rules of the plant say to the form as it stands. */
export interface Said {
  readonly flags: readonly Flag[];
  readonly refusal: Refusal | null;
}
const nothing: Said = { flags: [], refusal: null };
/** So long after the last key the rules are asked. */
const pause = 250;

/** One record in the making: what is typed, what is wrong with it, what the rules say, and keeping it. */
export function useRecordForm(form: RecordForm, row: Row | undefined, site: Site | undefined) {
  const floor = useFloor();
  const now = row ? form.open(row as never) : form.fresh({ site });
  const [opened, setOpened] = useState(now);
  const [typed, setTyped] = useState<Values | null>(null);
  const [tried, setTried] = useState<Faults>({});
  const [said, setSaid] = useState<Said>(nothing);

  // Somebody else changed it while it stood here: theirs joins what is typed.
  const merged = typed === null ? { values: now, both: [] } : mergeForms(opened, typed, now);
  const { values, both } = merged;
  const setting: Setting = { site, isNew: row === undefined, opened: now };
  const isChanged = typed !== null && !isSameForm(values, now);
  const sound: Faults = { ...checkForm(form.sections, values, setting), ...form.check?.(values, setting) };
  const isSound = Object.keys(sound).length === 0;

  const key = isChanged && isSound ? JSON.stringify(values) : '';
  useEffect(() => {
    if (key === '') return;
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        const record = await recordOf(floor, form, JSON.parse(key) as Values, row);
        const decision = await floor.recorder.preview(settingOf(record, row));
        if (!current) return;
        setSaid(
          decision.ok ? { flags: decision.flags, refusal: null } : { flags: [], refusal: decision.refusal },
        );
      })().catch(() => undefined);
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, floor, form, row]);

  const record = async (changes: readonly Change[], text: string, anyway = false): Promise<boolean> => {
    const answer = await keep(floor, () =>
      floor.recorder.recordAll(
        changes.map((each) => ({ intent: settingOf(each.record, each.before), given: { anyway } })),
      ),
    );
    if (answer === null) return false;
    if (!answer.ok) {
      setSaid({ flags: [], refusal: answer.error[0]?.refusal ?? null });
      floor.desk.tell({ tone: 'error', word: i18n._(msg`Not recorded`), text, operation: null }, 'error');
      return false;
    }
    tellAllRecorded(floor, answer.value, text, 'ok');
    return true;
  };

  return {
    values,
    setting,
    /** Shown once somebody has tried to save: a form that scolds while one types is no help. */
    faults: tried,
    /** Names of fields that somebody else has changed, too. */
    both,
    said: isChanged ? said : nothing,
    isChanged,

    change(next: Values): void {
      if (typed === null) setOpened(now);
      setTyped(next);
      setTried((faults) =>
        without(faults, {
          ...checkForm(form.sections, next, setting),
          ...form.check?.(next, setting),
        }),
      );
    },

    discard(): void {
      setTyped(null);
      setTried({});
      setSaid(nothing);
    },

    /** Its id once it is kept; null when something is to be mended first. */
    async save(nameOf: (record: AnyRecord) => string, anyway = false): Promise<string | null> {
      const faults: Record<string, MessageDescriptor> = {
        ...sound,
        ...(isSound ? await againstOthers(floor, form, values, row) : {}),
      };
      setTried(faults);
      if (Object.keys(faults).length > 0) return null;
      const made = await recordOf(floor, form, values, row);
      const inside = made.of === 'location' && row ? await renamedInside(floor, made.row) : [];
      if (!(await record([{ record: made, before: row }, ...inside], nameOf(made), anyway))) return null;
      setTyped(null);
      setTried({});
      setSaid(nothing);
      return made.row.id;
    },

    archive: (isArchived: boolean, text: string): Promise<boolean> =>
      row && 'archived' in row
        ? record(
            [
              {
                record: { of: form.of, row: { ...row, archived: isArchived } } as AnyRecord,
                before: row,
              },
            ],
            text,
          )
        : Promise.resolve(false),
  };
}

/** Faults that were shown and stand no more. */
const without = (shown: Faults, still: Faults): Faults =>
  Object.fromEntries(Object.entries(shown).filter(([path]) => path in still));
