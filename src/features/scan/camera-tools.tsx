import {
  IconBulb,
  IconBulbOff,
  IconCameraRotate,
  IconHandFinger,
  IconSum,
  IconZoomIn,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { CameraState, LensAbilities, ScanMode } from '../../scan/camera/camera-state.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../floor.tsx';
import styles from './camera-panel.module.css';

interface Props {
  readonly state: Extract<CameraState, { kind: 'on' }>;
  readonly mode: ScanMode;
  readonly onMode: (mode: ScanMode) => void;
  readonly onLight: (on: boolean) => void;
  readonly onZoom: (zoom: number) => void;
  readonly onLens: (lens: string) => void;
}

/** What this lens can do, and how many codes are meant. Only what the track really offers is shown. */
export function CameraTools({ state, mode, onMode, onLight, onZoom, onLens }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { lens, lenses, can, torch } = state;
  const at = lenses.findIndex(({ id }) => id === lens?.id);
  const place = at + 1;
  const count = lenses.length;
  const zoom = `${format.quantity(String(Math.round((state.zoom ?? 1) * 10) / 10))}×`;
  return (
    <div className={styles['tools']}>
      {can.torch && (
        <Button
          icon={
            torch ? <IconBulbOff size={24} aria-hidden="true" /> : <IconBulb size={24} aria-hidden="true" />
          }
          pressed={torch}
          onPress={() => onLight(!torch)}
        >
          {t`Light`}
        </Button>
      )}
      {can.zoom && (
        <Button
          icon={<IconZoomIn size={24} aria-hidden="true" />}
          onPress={() => onZoom(nextZoom(can.zoom, state.zoom ?? 1))}
        >
          <span className="hidden-text">{t`Zoom`}</span> {zoom}
        </Button>
      )}
      {count > 1 && (
        <Button
          icon={<IconCameraRotate size={24} aria-hidden="true" />}
          onPress={() => {
            const next = lenses[(at + 1) % count];
            if (next) onLens(next.id);
          }}
        >
          <span className="hidden-text">{t`Lens`}</span> {place}/{count}
        </Button>
      )}
      <Button
        icon={<IconHandFinger size={24} aria-hidden="true" />}
        pressed={mode === 'choose'}
        onPress={() => onMode(mode === 'choose' ? 'single' : 'choose')}
      >
        {t`Pick`}
      </Button>
      <Button
        icon={<IconSum size={24} aria-hidden="true" />}
        pressed={mode === 'count'}
        onPress={() => onMode(mode === 'count' ? 'single' : 'count')}
      >
        {t({ message: 'Count', context: 'the camera counts labels' })}
      </Button>
    </div>
  );
}

/** Twice as near with each press, and back to the widest after the nearest; more than 8 times shows pixels only. */
function nextZoom(range: LensAbilities['zoom'], now: number): number {
  if (!range) return now;
  const nearest = Math.min(range.max, 8);
  return now >= nearest ? Math.max(1, range.min) : Math.min(nearest, now * 2);
}
