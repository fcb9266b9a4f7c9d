import {
  IconAlertTriangle,
  IconArchive,
  IconBell,
  IconCalendarX,
  IconPlayerPause,
} from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import type { Day } from '#domain/base/calendar.ts';
import type { LocationId } from '#domain/base/ids.ts';
import { type AlertState, stateOf } from '#domain/stock/expiry-alerts.ts';
import { type Hold, type Lot, holdsAt } from '#domain/stock/rows.ts';
import { Chip } from '../ui/chip.tsx';
import type { Tone } from '../ui/tone.ts';
import { useToday } from './use-today.ts';
import styles from './lot-state.module.css';

/** One thing that a worker must know of a lot before using it. */
interface LotState {
  readonly key: string;
  readonly word: MessageDescriptor;
  readonly tone: Tone;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: 'true' }>;
}

const alertStates: Readonly<Record<AlertState, Omit<LotState, 'key'>>> = {
  expired: { word: msg`Expired`, tone: 'error', icon: IconCalendarX },
  'past-removal': { word: msg`Past its removal date`, tone: 'wait', icon: IconAlertTriangle },
  alert: { word: msg`Expires soon`, tone: 'wait', icon: IconBell },
};

/** The reason stands in the word: a chip is all that many screens have room for. */
const holdStates: Readonly<Record<Hold['why'], MessageDescriptor>> = {
  quality: msg`On hold: quality`,
  approval: msg`On hold: waiting for approval`,
  recall: msg`On hold: recall`,
  unidentified: msg`On hold: not identified`,
};

/**
 * What stands out of a lot wherever it is shown, the gravest first; nothing of an ordinary one.
 * @param location at one place: holds of other places are not said
 */
export function lotStates(
  lot: Pick<Lot, 'dates' | 'holds' | 'archived'>,
  today: Day,
  location?: LocationId,
): LotState[] {
  const states: LotState[] = [];
  const alert = stateOf(lot, today);
  if (alert) states.push({ key: alert, ...alertStates[alert] });
  const holds = location === undefined ? lot.holds : holdsAt(lot as Lot, location);
  for (const why of new Set(holds.map((hold) => hold.why)))
    states.push({ key: why, word: holdStates[why], tone: 'wait', icon: IconPlayerPause });
  if (lot.archived) states.push({ key: 'archived', word: msg`Archived`, tone: 'plain', icon: IconArchive });
  return states;
}

/** The tone of the row that shows the lot: red for expired, amber for whatever else wants a look. */
export const lotTone = (...given: Parameters<typeof lotStates>): Tone =>
  lotStates(...given).find(({ tone }) => tone !== 'plain')?.tone ?? 'plain';

/** [T40, QLT-1] Expired, past removal, soon, on hold and why, archived: the same signs on every screen. */
export function LotStateChips({
  lot,
  location,
}: {
  lot: Pick<Lot, 'dates' | 'holds' | 'archived'>;
  location?: LocationId;
}) {
  const { t } = useLingui();
  const today = useToday();
  const states = today === null ? [] : lotStates(lot, today, location);
  if (states.length === 0) return null;
  return (
    <span className={styles['chips']}>
      {states.map(({ key, word, tone, icon: Icon }) => (
        <Chip key={key} tone={tone} icon={<Icon size={20} aria-hidden="true" />}>
          {t(word)}
        </Chip>
      ))}
    </span>
  );
}
