import { IconAlertTriangle, IconBulb } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import type { AsideProps } from './form/fields.ts';
import { textOf } from './form/values.ts';

/** [G01, T45, T46, T47] When to choose which, in plain words, beside the choice. */
export function TrackingHelp({ values, setting }: AsideProps) {
  const { t } = useLingui();
  if (setting.site?.traceability === false) return null;
  const tracking = textOf(values, 'tracking');
  const before = textOf(setting.opened, 'tracking');
  const words = {
    none: t`Only how many there are and where. For screws, film, labels: goods nobody will ever ask about one by one. Fastest on the floor.`,
    lot: t`One number for many units that came or were made together. For food, chemicals, parts that may be recalled: it says which deliveries a bad batch went into. Every movement then asks for the lot.`,
    serial: t`A number of its own for each single unit. Only where the single unit matters: warranty, repair, who has which. Every unit is scanned in every step; for a thousand cheap parts that is a thousand scans.`,
  }[tracking];
  return (
    <>
      <Notice tone="plain" icon={<IconBulb size={28} aria-hidden="true" />} title={t`When to choose this`}>
        <p>{words}</p>
      </Notice>
      {!setting.isNew && tracking !== before && tracking !== 'none' && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={t`From now on every movement of it needs a number.`}
        >
          <p>
            {t`What is in stock without one must be given numbers before it can be used. Look at the operation types, too: receipts have to create new numbers, deliveries to use existing ones.`}
          </p>
        </Notice>
      )}
    </>
  );
}
