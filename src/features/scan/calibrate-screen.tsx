import { IconCheck, IconCircleCheck, IconCircleX, IconRotate2 } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useLayoutEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RawBurst } from '../../scan/wedge/burst.ts';
import { type Calibration, calibrate, calibrationCodes } from '../../scan/wedge/calibration.ts';
import type { ScannerSetup } from '../../scan/wedge/scanner.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import { CalibrationSymbol } from './calibration-symbol.tsx';
import { LearntList, LearntNotes } from './learnt.tsx';
import { ScanField } from './scan-field.tsx';
import { faultyCalibration } from './scanner-words.ts';
import { visible } from './visible.ts';
import styles from './scanner.module.css';

interface Lesson {
  readonly bursts: readonly RawBurst[];
  readonly fault: Exclude<Calibration, { kind: 'learnt' }> | null;
  /** The scan that did not count, as it arrived. */
  readonly stray: string | null;
}

const begin: Lesson = { bursts: [], fault: null, stray: null };

/** One more scan: it counts when everything so far fits the codes so far. */
function taught(lesson: Lesson, burst: RawBurst): Lesson {
  if (lesson.bursts.length === calibrationCodes.length) return lesson;
  const bursts = [...lesson.bursts, burst];
  const result = calibrate(bursts, calibrationCodes.slice(0, bursts.length));
  if (result.kind === 'learnt') return { bursts, fault: null, stray: null };
  return { bursts: lesson.bursts, fault: result, stray: burst.byKey };
}

/** Five scans teach the device what its scanner does to a code. Nothing that is scanned here is recorded. */
export function CalibrateScreen() {
  const { t } = useLingui();
  const { scanner, desk } = useFloor();
  const navigate = useNavigate();
  const [lesson, setLesson] = useState<Lesson>(begin);
  // In the same moment as the screen comes and goes: a scan in between is a scan.
  useLayoutEffect(
    () => scanner.learnFrom((burst) => setLesson((before) => taught(before, burst))),
    [scanner],
  );

  const result = lesson.bursts.length === calibrationCodes.length ? calibrate(lesson.bursts) : null;
  if (result?.kind === 'learnt') {
    const setup: ScannerSetup = {
      origin: 'calibrated',
      profile: result.profile,
      notes: [...result.notes],
      field: result.needsField,
    };
    return (
      <Screen
        title={t`Calibrate the scanner`}
        back="/scanner"
        strip={false}
        secondary={
          <Button icon={<IconRotate2 size={28} aria-hidden="true" />} onPress={() => setLesson(begin)}>
            {t`Begin again`}
          </Button>
        }
        primary={
          <BigButton
            icon={<IconCheck size={32} aria-hidden="true" />}
            onPress={() => {
              scanner.use(setup);
              desk.tell(
                {
                  tone: 'ok',
                  word: t`Scanner`,
                  text: t`This device knows its scanner now.`,
                  operation: null,
                },
                'line-done',
              );
              void navigate('/scanner');
            }}
          >
            {t`Use these settings`}
          </BigButton>
        }
      >
        <Notice
          tone="ok"
          urgent
          icon={<IconCircleCheck size={28} aria-hidden="true" />}
          title={t`All five codes arrived.`}
        />
        <LearntNotes setup={setup} />
        <LearntList setup={setup} />
      </Screen>
    );
  }
  const place = lesson.bursts.length + 1;
  const count = calibrationCodes.length;
  const code = calibrationCodes[lesson.bursts.length];
  const fault = lesson.fault && faultyCalibration(lesson.fault);
  return (
    <Screen title={t`Calibrate the scanner`} back="/scanner" strip={false}>
      <div className={styles['step']}>
        <Progress
          share={lesson.bursts.length / count}
          done={String(lesson.bursts.length)}
          of={String(count)}
          size="large"
        />
        <ScanField />
      </div>
      <h2 className={styles['title']}>{t`Scan code ${place}`}</h2>
      {code && <CalibrationSymbol code={code} place={place} />}
      {fault && (
        <Notice tone="error" urgent icon={<IconCircleX size={28} aria-hidden="true" />} title={t(fault.what)}>
          <p>{t(fault.next)}</p>
          {lesson.stray !== null && (
            <p>
              {t`It arrived as`} <CodeText>{visible(lesson.stray)}</CodeText>
            </p>
          )}
        </Notice>
      )}
      <p
        className={styles['quiet']}
      >{t`A handheld can't scan its own screen. Open the sheet with all five codes on another screen, or print it, and scan them in their order.`}</p>
      <Button onPress={() => void navigate('/scanner/codes')}>{t`The five codes on one sheet`}</Button>
      {lesson.bursts.length > 0 && (
        <Button icon={<IconRotate2 size={28} aria-hidden="true" />} onPress={() => setLesson(begin)}>
          {t`Begin again`}
        </Button>
      )}
    </Screen>
  );
}
