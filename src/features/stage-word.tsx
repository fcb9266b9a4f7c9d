import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClipboardList,
  IconHandStop,
  IconPencil,
  IconProgress,
} from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import type { Stage } from '#domain/making/stage.ts';
import { StateWord } from '../ui/state-word.tsx';
import type { Tone } from '../ui/tone.ts';

interface Look {
  readonly word: MessageDescriptor;
  readonly tone: Tone;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: 'true' }>;
}

const looks: Readonly<Record<Stage | 'prepared', Look>> = {
  draft: { word: msg`Draft`, tone: 'plain', icon: IconPencil },
  confirmed: { word: msg`Confirmed`, tone: 'plain', icon: IconClipboardList },
  prepared: { word: msg`Prepared`, tone: 'plain', icon: IconCircleDashed },
  'in-progress': { word: msg`In progress`, tone: 'wait', icon: IconProgress },
  'waiting-for-approval': { word: msg`Waiting for approval`, tone: 'approval', icon: IconHandStop },
  rejected: { word: msg`Rejected`, tone: 'error', icon: IconCircleX },
  done: { word: msg`Done`, tone: 'ok', icon: IconCircleCheck },
  cancelled: { word: msg`Cancelled`, tone: 'plain', icon: IconCircleX },
};

/** [X05] Where a manufacturing order stands, in words. Nothing says done before it is. */
export function StageWord({ stage }: { stage: Stage | 'prepared' }) {
  const { t } = useLingui();
  const { word, tone, icon: Icon } = looks[stage];
  return (
    <StateWord tone={tone} icon={<Icon size={22} aria-hidden="true" />}>
      {t(word)}
    </StateWord>
  );
}
