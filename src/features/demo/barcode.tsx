import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { DemoBarcode } from '#domain/protocol/office.ts';
import styles from './demo-screen.module.css';

/** One symbol, drawn when it is first in sight. */
export function Barcode({ code }: { code: DemoBarcode }) {
  const { t } = useLingui();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const draw = (): void => {
      // The drawing program is larger than the rest of the app: only this page loads it.
      void import('./draw-barcode.ts')
        .then(({ drawBarcode }) => drawBarcode(element, code))
        .catch(() => setFailed(true));
    };
    const observer = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        draw();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    // On paper everything is in sight.
    addEventListener('beforeprint', draw);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', draw);
    };
  }, [code]);
  return (
    <div className={styles['symbol']}>
      {failed ? (
        <p>{t`This symbol cannot be drawn here.`}</p>
      ) : (
        <canvas ref={canvas} role="img" aria-label={t`Barcode of ${code.title}`} />
      )}
    </div>
  );
}
