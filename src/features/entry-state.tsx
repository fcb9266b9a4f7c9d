import {
  IconArrowBackUp,
  IconCheck,
  IconChecks,
  IconClockPause,
  IconCloudUpload,
  IconDeviceFloppy,
  IconHelpCircle,
  IconPlayerPause,
  IconSquareX,
} from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import type { EntryState, QueueEntry } from '../data/contract.ts';
import { StateWord } from '../ui/state-word.tsx';
import type { Tone } from '../ui/tone.ts';

interface Look {
  readonly word: MessageDescriptor;
  readonly tone: Tone;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: 'true' }>;
}

/** Every state an operation can be in, in words. Nothing says done before it is. */
const stateLooks: Readonly<Record<EntryState, Look>> = {
  asked: { word: msg`Keep or undo?`, tone: 'wait', icon: IconHelpCircle },
  saved: { word: msg`Saved here`, tone: 'plain', icon: IconDeviceFloppy },
  sending: { word: msg`Sending`, tone: 'plain', icon: IconCloudUpload },
  accepted: { word: msg`Accepted`, tone: 'ok', icon: IconCheck },
  adjusted: { word: msg`Accepted with changes`, tone: 'ok', icon: IconChecks },
  parked: { word: msg`Waiting for an earlier one`, tone: 'wait', icon: IconClockPause },
  held: { word: msg`Held`, tone: 'wait', icon: IconPlayerPause },
  refused: { word: msg`Refused`, tone: 'error', icon: IconSquareX },
};

const settledLooks: Readonly<Record<'undone' | 'repaired' | 'waived', Look>> = {
  undone: { word: msg`Undone`, tone: 'plain', icon: IconArrowBackUp },
  repaired: { word: msg`Repaired`, tone: 'plain', icon: IconCheck },
  waived: { word: msg`Waived by a supervisor`, tone: 'plain', icon: IconCheck },
};

export const lookOf = (entry: Pick<QueueEntry, 'state' | 'outcome'>): Look =>
  entry.outcome?.settled ? settledLooks[entry.outcome.settled.how] : stateLooks[entry.state];

export function EntryStateWord({ entry }: { entry: Pick<QueueEntry, 'state' | 'outcome'> }) {
  const { t } = useLingui();
  const { word, tone, icon: Icon } = lookOf(entry);
  return (
    <StateWord tone={tone} icon={<Icon size={22} aria-hidden="true" />}>
      {t(word)}
    </StateWord>
  );
}
