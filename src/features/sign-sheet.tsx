import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Notice } from '../ui/notice.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { BadgeStep } from './badge-step.tsx';
import type { CrewQuestion } from './crew.ts';
import { useAsked, useFloor, useFormat, useLive } from './floor.tsx';
import { usePin } from './use-pin.tsx';
import { useScans } from './use-scans.ts';
import { workerOf } from './worker.ts';

interface Props {
  readonly question: Extract<CrewQuestion, { kind: 'sign' }>;
}

/** [APR-5, 21 CFR 11.50] Who signs what: printed name, meaning and time stand here while the PIN is typed. */
export function SignSheet({ question }: Props) {
  const { t } = useLingui();
  const { people, world, status, now } = useFloor();
  const format = useFormat();
  const worker = workerOf(useLive(status));
  const [isKnown, setKnown] = useState(!question.needsBadge);
  const [wrongBadge, setWrongBadge] = useState(false);
  const asked = useAsked(
    async () => (worker === null ? undefined : await world.get('person', worker)),
    [worker],
  );
  const person = asked.state === 'here' ? asked.value : undefined;
  // Whoever has no badge yet is known by name, as the screen says; the PIN is the other half.
  const hasToScan = !isKnown && person?.badge !== null;
  const { pad, primary } = usePin(t`Sign`, async (pin) => {
    const signed = await people.seal(question.asked, pin);
    if (!signed.ok) return signed.error;
    question.answer(signed.value);
    return null;
  });
  const takeBadge = async (code: string): Promise<void> => {
    const isOwn = worker !== null && (await people.holderOf(code)) === worker;
    setKnown(isOwn);
    setWrongBadge(!isOwn);
  };
  // Also while the PIN is typed: nothing is scanned through the question.
  useScans((scan) => {
    void takeBadge(scan.text);
    return true;
  });
  const name = person?.name ?? '';
  return (
    <Sheet
      title={question.asked.meaning}
      note={
        <>
          {t`Signed by ${name}`} · {format.moment(now())}
        </>
      }
      onClose={() => question.answer(null)}
      {...(hasToScan ? {} : { primary })}
    >
      {hasToScan ? (
        <>
          {wrongBadge && (
            <Notice
              tone="error"
              urgent
              icon={<IconX size={28} aria-hidden="true" />}
              title={t`This is not the badge of ${name}.`}
            >
              <p>{t`To sign as somebody else, hand this device over first.`}</p>
            </Notice>
          )}
          <BadgeStep onBadge={(code) => void takeBadge(code)} />
        </>
      ) : (
        pad
      )}
    </Sheet>
  );
}
