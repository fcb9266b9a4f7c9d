import { IconCamera, IconRefresh, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { type CameraReader, createCameraReader } from '../../scan/camera/camera-reader.ts';
import type { CameraFailure, CameraState, ScanMode } from '../../scan/camera/camera-state.ts';
import type { FoundCode } from '../../scan/camera/sightings.ts';
import type { Counted } from '../../scan/camera/tally.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFloor, useLive } from '../floor.tsx';
import { type Live, createLive } from '../live.ts';
import { CameraCount } from './camera-count.tsx';
import { CameraTools } from './camera-tools.tsx';
import { CameraView } from './camera-view.tsx';
import { cameraWords } from './camera-words.ts';
import { lensMemory } from './lens-memory.ts';
import { ReadPicture } from './read-picture.tsx';
import { theDecoder } from './the-decoder.ts';
import styles from './camera-panel.module.css';

/** Between two frames that show a code, in milliseconds: the outline must not flicker. */
const outlineStays = 400;
/** Milliseconds without a read after which other ways are offered. */
const patience = 8000;

/** The camera over the strip: it stays open from scan to scan, and lets go when it is closed or out of sight. */
export function CameraPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { desk, machine } = useFloor();
  const counting = useLive(desk.counting);
  const video = useRef<HTMLVideoElement>(null);
  const reader = useRef<CameraReader | null>(null);
  const [state, setState] = useState<CameraState>({ kind: 'off' });
  // What a person chose holds until a screen begins or ends to count.
  const wanted: ScanMode = counting ? 'count' : 'single';
  const [chosen, setChosen] = useState<{ mode: ScanMode; over: ScanMode }>({ mode: wanted, over: wanted });
  const mode = chosen.over === wanted ? chosen.mode : wanted;
  const [seen] = useState(createSeen);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const camera = createCameraReader({
      video: element,
      decoder: theDecoder(machine.makeWorker),
      onEvent(event) {
        seen.scanned.set(event);
        desk.take(event);
      },
      onState: setState,
      onFound: seen.take,
      onCount: seen.counted.set,
      memory: lensMemory,
    });
    reader.current = camera;
    void camera.start();
    return () => camera.stop();
  }, [desk, machine, seen]);
  useEffect(() => {
    seen.forget();
    reader.current?.setMode(mode);
  }, [mode, seen]);

  const scanned = useLive(seen.scanned);
  const isOn = state.kind === 'on';
  const close = (
    <button type="button" className={styles['close']} onClick={onClose}>
      <IconX size={28} aria-hidden="true" />
      <span className="hidden-text">{t`Close camera`}</span>
    </button>
  );
  return (
    <section className={styles['panel']} aria-label={t`Camera`}>
      <CameraView
        video={video}
        isOn={isOn}
        mode={mode}
        found={seen.found}
        onTap={async (point) => (await reader.current?.tap(point)) ?? 'nothing'}
      >
        {(state.kind === 'starting' || (isOn && state.engine === 'warming')) && (
          <p className={styles['state']}>{t`The camera is starting`}</p>
        )}
        {state.kind === 'paused' && (
          <p className={styles['state']}>{t`The camera rests while the app is out of sight`}</p>
        )}
        {state.kind !== 'failed' && close}
      </CameraView>
      {state.kind === 'failed' && (
        <Failed why={state.why} onAgain={() => void reader.current?.start()} onClose={onClose} />
      )}
      {isOn && mode === 'choose' && (
        <Choosing found={seen.found} onChoose={(code) => void reader.current?.tap(code.centre)} />
      )}
      {isOn && mode === 'count' && (
        <CameraCount
          counted={seen.counted}
          onAgain={() => {
            seen.forget();
            reader.current?.setMode('count');
          }}
        />
      )}
      {isOn && mode === 'single' && <Unread key={`${scanned?.at ?? 0}`} />}
      {isOn && (
        <CameraTools
          state={state}
          mode={mode}
          onMode={(next) => setChosen({ mode: next, over: wanted })}
          onLight={(on) => void reader.current?.setTorch(on)}
          onZoom={(zoom) => void reader.current?.setZoom(zoom)}
          onLens={(lens) => void reader.current?.chooseLens(lens)}
        />
      )}
    </section>
  );
}

/** What comes with every frame, apart from React: only the parts that draw it hear of it. */
function createSeen() {
  const found = createLive<readonly FoundCode[]>([]);
  const counted = createLive<readonly Counted[]>([]);
  const scanned = createLive<ScanEvent | null>(null);
  let at = 0;
  return {
    found,
    counted,
    scanned,
    take(codes: readonly FoundCode[]): void {
      const now = performance.now();
      if (codes.length > 0) at = now;
      else if (now - at < outlineStays || found.get().length === 0) return;
      found.set(codes);
    },
    forget(): void {
      found.set([]);
      counted.set([]);
    },
  };
}

/** Several codes in view wait for a finger: on the picture, or on their own button. */
function Choosing({
  found,
  onChoose,
}: {
  found: Live<readonly FoundCode[]>;
  onChoose: (code: FoundCode) => void;
}) {
  const { t } = useLingui();
  const codes = useLive(found);
  if (codes.length === 0)
    return (
      <p className={styles['hint']}>{t`Hold the labels into the picture, then tap the one you mean.`}</p>
    );
  return (
    <div className={styles['found']} role="group" aria-label={t`Codes in view`}>
      {codes.map((code) => (
        <Button key={code.text} kind="strong" onPress={() => onChoose(code)}>
          <CodeText>{code.text.replaceAll('\u001d', ' ')}</CodeText>
        </Button>
      ))}
    </div>
  );
}

/** Nobody should aim for ever at a label that cannot be read. */
function Unread() {
  const { t } = useLingui();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return null;
  return (
    <div className={styles['unread']}>
      <p>{t`Nothing to read? Come nearer, turn the light on, or type the code.`}</p>
      <ReadPicture />
    </div>
  );
}

/** Why there is no picture, what to do, and a photo from the gallery as the last resort. */
function Failed({ why, onAgain, onClose }: { why: CameraFailure; onAgain: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const { what, next } = cameraWords(why);
  return (
    <Notice tone="error" urgent icon={<IconCamera size={28} aria-hidden="true" />} title={t(what)}>
      <p>{t(next)}</p>
      <div className={styles['actions']}>
        <Button icon={<IconRefresh size={28} aria-hidden="true" />} onPress={onAgain}>
          {t`Try again`}
        </Button>
        <ReadPicture />
        <Button icon={<IconX size={28} aria-hidden="true" />} onPress={onClose}>
          {t`Close camera`}
        </Button>
      </div>
    </Notice>
  );
}
