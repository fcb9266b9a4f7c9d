import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { CalibrationCode } from '../../scan/wedge/calibration.ts';
import styles from './scanner.module.css';

/** One of the five codes, black on white in every theme. */
export function CalibrationSymbol({ code, place }: { code: CalibrationCode; place: number }) {
  const { t } = useLingui();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // The drawing program is larger than the rest of the app: only pages that draw load it.
    void import('./draw-calibration.ts')
      .then(({ drawCalibration }) => drawCalibration(element, code))
      .catch(() => setFailed(true));
  }, [code]);
  return (
    <div className={styles['symbol']}>
      {failed ? (
        <p>{t`This code cannot be drawn here. Print the sheet from another device.`}</p>
      ) : (
        <canvas ref={canvas} role="img" aria-label={t`Code ${place} of the calibration`} />
      )}
    </div>
  );
}
