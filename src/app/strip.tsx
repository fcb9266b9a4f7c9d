import {
  IconArrowBackUp,
  IconBarcode,
  IconCamera,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  IconKeyboard,
  IconAlertTriangle,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { QueueEntry } from '../data/contract.ts';
import { lookOf } from '../features/entry-state.tsx';
import { type Floor, useAsked, useFloor, useLive } from '../features/floor.tsx';
import { isSettled } from '../features/is-settled.ts';
import { useMayUndo } from '../features/may-undo.ts';
import type { Said } from '../features/scan-desk.ts';
import { useUndo } from '../features/use-undo.ts';
import { Button } from '../ui/button.tsx';
import { ScanStrip } from '../ui/scan-strip.tsx';
import type { Tone } from '../ui/tone.ts';

export const icons = {
  plain: IconInfoCircle,
  ok: IconCircleCheck,
  wait: IconAlertTriangle,
  error: IconCircleX,
  approval: IconInfoCircle,
} as const satisfies Record<Tone, unknown>;

interface Props {
  /** For scanners that type through an input method; false where none is needed. */
  readonly field: ReactNode;
  readonly onType: () => void;
  readonly onCamera: () => void;
  readonly cameraOpen: boolean;
}

/** The scan strip of the house: last result, Undo, and the two other ways to give a code. */
export function Strip({ field, onType, onCamera, cameraOpen }: Props) {
  const { t } = useLingui();
  const { desk } = useFloor();
  const said = useLive(desk.said);
  const ways = (
    <>
      {field}
      <Button icon={<IconKeyboard size={24} aria-hidden="true" />} onPress={onType}>
        {t`Type`}
      </Button>
      <Button icon={<IconCamera size={24} aria-hidden="true" />} onPress={onCamera} pressed={cameraOpen}>
        {t`Camera`}
      </Button>
    </>
  );
  if (!said)
    return (
      <ScanStrip
        tone="plain"
        icon={!field && <IconBarcode size={28} aria-hidden="true" />}
        word={null}
        actions={ways}
        isIdle
      >
        {t`Scan anything`}
      </ScanStrip>
    );
  if (said.operation !== null) return <OperationStrip said={said} ways={ways} />;
  const Icon = icons[said.tone];
  return (
    <ScanStrip tone={said.tone} icon={<Icon size={28} aria-hidden="true" />} word={said.word} actions={ways}>
      {said.text}
    </ScanStrip>
  );
}

/** Of many that one press recorded the one that somebody has to look at, if there is one; else the last. */
async function entryToShow(
  queue: Floor['queue'],
  { operation, all = [] }: Said,
): Promise<QueueEntry | undefined> {
  const last = operation === null ? undefined : await queue.get(operation);
  if (all.length < 2 || !last?.outcome) return last;
  const lists = await Promise.all(
    (['refused', 'held', 'parked'] as const).map((state) => queue.list({ state, limit: 500 })),
  );
  const own = new Set(all);
  return lists.flat().find(({ id }) => own.has(id)) ?? last;
}

/** The state of what was recorded stays true here: Saved here, then Accepted. */
function OperationStrip({ said, ways }: { said: Said; ways: ReactNode }) {
  const { t } = useLingui();
  const { queue } = useFloor();
  const undo = useUndo();
  const { all = [] } = said;
  const mayUndo = useMayUndo();
  const entry = useAsked(() => entryToShow(queue, said), [said.operation]);
  const here = entry.state === 'here' ? entry.value : undefined;
  const look = here ? lookOf(here) : undefined;
  // What was flagged stays marked when it is accepted; what is worse than flagged shows as what it is.
  const tone = look && look.tone !== 'plain' && look.tone !== 'ok' ? look.tone : said.tone;
  const Icon = look?.icon ?? icons[said.tone];
  const canUndo = here !== undefined && !isSettled(here) && mayUndo(here);
  return (
    <ScanStrip
      tone={tone}
      icon={<Icon size={28} aria-hidden="true" />}
      word={look ? t(look.word) : said.word}
      actions={
        <>
          {canUndo && (
            <Button
              kind="danger"
              icon={<IconArrowBackUp size={24} aria-hidden="true" />}
              onPress={() => void undo(all.length > 1 ? all : here.id)}
            >
              {all.length > 1 ? t`Undo all ${all.length}` : t`Undo`}
            </Button>
          )}
          {ways}
        </>
      }
    >
      {said.text}
    </ScanStrip>
  );
}
