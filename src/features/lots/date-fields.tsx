import { useLingui } from '@lingui/react/macro';
import { type Day, parseDay } from '#domain/base/calendar.ts';
import { shiftDates } from '#domain/stock/expiry.ts';
import type { LotDates } from '#domain/stock/rows.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor, useFormat, useLive } from '../floor.tsx';
import { useColumnWords } from './column-words.ts';

interface Props {
  /** As they were before anybody touched them. */
  readonly before: LotDates;
  readonly dates: LotDates;
  /** The others follow expiration, or each is typed by itself. */
  readonly together: boolean;
  readonly onChange: (dates: LotDates, together: boolean) => void;
}

/** [EXP-2] Moving expiration moves the other three by as many days, and shows where they come to stand. */
export function DateFields({ before, dates, together, onChange }: Props) {
  const { t } = useLingui();
  const { world, status } = useFloor();
  const format = useFormat();
  const words = useColumnWords();
  const id = useLive(status).enrolment?.site;
  const site = useAsked(async () => (id === undefined ? undefined : await world.get('site', id)), [id]);
  const others = ['bestBefore', 'removal', 'alert'] as const;
  const canShift = before.expiration !== null && others.some((name) => before[name] !== null);
  const set = (name: keyof LotDates, text: string): void => {
    const day = parseDay(text) ?? null;
    if (name === 'expiration' && together && canShift && day !== null)
      return onChange(shiftDates(before, day), together);
    onChange({ ...dates, [name]: day }, together);
  };
  const shown = (day: Day | null): string => (day === null ? '–' : format.day(day));
  // [T07, T35] Where the plant has switched them off, nobody is asked for dates.
  if (site.state === 'loading' || site.value?.expiryDates === false) return null;
  return (
    <>
      {canShift && (
        <Segmented
          label={t`The other dates`}
          value={together ? 'along' : 'alone'}
          choices={[
            { value: 'along', word: t`Move along` },
            { value: 'alone', word: t`Each by itself` },
          ]}
          onChange={(choice) => onChange(dates, choice === 'along')}
        />
      )}
      <DayField
        label={words.expiration}
        value={dates.expiration ?? ''}
        onChange={(text) => set('expiration', text)}
        hint={
          together && canShift
            ? others.map((name) => `${words[name]}: ${shown(dates[name])}`).join(' · ')
            : undefined
        }
      />
      {!(together && canShift) &&
        others.map((name) => (
          <DayField
            key={name}
            label={words[name]}
            value={dates[name] ?? ''}
            onChange={(text) => set(name, text)}
          />
        ))}
    </>
  );
}
