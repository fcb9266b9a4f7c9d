import { IconPrinter } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { calibrationCodes } from '../../scan/wedge/calibration.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CalibrationSymbol } from './calibration-symbol.tsx';
import styles from './scanner.module.css';

/** The five codes of the calibration on one sheet, for the scanner of another device or for the wall of the office. */
export function CodesScreen() {
  const { t } = useLingui();
  return (
    <Screen title={t`Five codes for scanners`} back="/scanner" strip={false}>
      <p>{t`On the device with the scanner open This device, Scanner, Calibrate. Then scan these in their order.`}</p>
      <p className="no-print">
        <bdi dir="ltr" className={styles['address']}>{`${location.origin}/scanner/codes`}</bdi>
      </p>
      <div className="no-print">
        <Button icon={<IconPrinter size={28} aria-hidden="true" />} onPress={() => print()} fill>
          {t`Print`}
        </Button>
      </div>
      <ol className={styles['sheet']}>
        {calibrationCodes.map((code, at) => (
          <li key={code.text} className={styles['code']}>
            <h2 className={styles['title']}>{at + 1}</h2>
            <CalibrationSymbol code={code} place={at + 1} />
          </li>
        ))}
      </ol>
    </Screen>
  );
}
