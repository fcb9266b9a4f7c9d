import { IconBarcode } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { keepFocus } from '../../scan/wedge/keep-focus.ts';
import { createWedgeSink } from '../../scan/wedge/sink.ts';
import styles from './scan-field.module.css';

/** Where scanners type that need a field. Its frame shows whether it has the focus; a tap gives it back. */
export function ScanField() {
  const { t } = useLingui();
  const place = useRef<HTMLSpanElement>(null);
  const label = t`Scan field`;
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const field = createWedgeSink(document, label);
    element.append(field);
    const letGo = keepFocus(field);
    return () => {
      letGo();
      field.remove();
    };
  }, [label]);
  return (
    <span ref={place} className={styles['field']}>
      <IconBarcode size={28} aria-hidden="true" />
    </span>
  );
}
