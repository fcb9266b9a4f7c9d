import { IconBulb, IconBulbOff, IconCamera, IconPhoto, IconRefresh, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState } from 'react';
import { type CameraReader, createCameraReader } from '../../scan/camera/camera-reader.ts';
import type { CameraFailure, CameraState } from '../../scan/camera/camera-state.ts';
import { readFile } from '../../scan/camera/read-file.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFloor } from '../floor.tsx';
import { cameraWords } from './camera-words.ts';
import { theDecoder } from './the-decoder.ts';
import styles from './camera-panel.module.css';

/** The camera over the strip: it stays open from scan to scan, and lets go when it is closed or out of sight. */
export function CameraPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { desk, machine } = useFloor();
  const video = useRef<HTMLVideoElement>(null);
  const reader = useRef<CameraReader | null>(null);
  const [state, setState] = useState<CameraState>({ kind: 'off' });
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const camera = createCameraReader({
      video: element,
      decoder: theDecoder(machine.makeWorker),
      onEvent: desk.take,
      onState: setState,
      memory: {
        get: () => localStorage.getItem('lotline-lens') ?? undefined,
        set: (lens) => localStorage.setItem('lotline-lens', lens),
      },
    });
    reader.current = camera;
    void camera.start();
    return () => camera.stop();
  }, [desk, machine]);

  const isOn = state.kind === 'on';
  return (
    <section className={styles['panel']} aria-label={t`Camera`}>
      <div className={styles['picture']} data-on={isOn}>
        <video ref={video} className={styles['video']} playsInline muted />
        {isOn && <span className={styles['aim']} aria-hidden="true" />}
        {(state.kind === 'starting' || (isOn && state.engine === 'warming')) && (
          <p className={styles['state']}>{t`The camera is starting`}</p>
        )}
        {state.kind === 'paused' && (
          <p className={styles['state']}>{t`The camera rests while the app is out of sight`}</p>
        )}
      </div>
      {state.kind === 'failed' && <Failed why={state.why} onAgain={() => void reader.current?.start()} />}
      <div className={styles['actions']}>
        {isOn && state.can.torch && (
          <Button
            icon={
              state.torch ? (
                <IconBulbOff size={28} aria-hidden="true" />
              ) : (
                <IconBulb size={28} aria-hidden="true" />
              )
            }
            pressed={state.torch}
            onPress={() => void reader.current?.setTorch(!state.torch)}
          >
            {t`Light`}
          </Button>
        )}
        {isOn && state.lenses.length > 1 && (
          <Button
            icon={<IconCamera size={28} aria-hidden="true" />}
            onPress={() => {
              const at = state.lenses.findIndex(({ id }) => id === state.lens?.id);
              const next = state.lenses[(at + 1) % state.lenses.length];
              if (next) void reader.current?.chooseLens(next.id);
            }}
          >
            {t`Other lens`}
          </Button>
        )}
        <Button icon={<IconX size={28} aria-hidden="true" />} onPress={onClose}>
          {t`Close camera`}
        </Button>
      </div>
    </section>
  );
}

/** Why there is no picture, what to do, and a photo from the gallery as the last resort. */
function Failed({ why, onAgain }: { why: CameraFailure; onAgain: () => void }) {
  const { t } = useLingui();
  const { desk, machine } = useFloor();
  const picture = useId();
  const [nothing, setNothing] = useState(false);
  const { what, next } = cameraWords(why);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const found = await readFile(file, theDecoder(machine.makeWorker), performance.now());
    setNothing(found.kind !== 'codes');
    if (found.kind === 'codes') for (const event of found.events) desk.take(event);
  };
  return (
    <Notice tone="error" urgent icon={<IconCamera size={28} aria-hidden="true" />} title={t(what)}>
      <p>{t(next)}</p>
      <div className={styles['actions']}>
        <Button icon={<IconRefresh size={28} aria-hidden="true" />} onPress={onAgain}>
          {t`Try again`}
        </Button>
        <label className={styles['file']} htmlFor={picture}>
          <IconPhoto size={28} aria-hidden="true" />
          {t`Read a picture`}
        </label>
        <input
          id={picture}
          className="hidden-text"
          type="file"
          accept="image/*"
          onChange={({ target }) => void read(target.files?.[0])}
        />
      </div>
      {nothing && <p role="alert">{t`No code was found in this picture.`}</p>}
    </Notice>
  );
}
