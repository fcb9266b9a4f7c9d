import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { OperationId } from '#domain/base/ids.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { wireFlagWords } from '../flag-words.ts';
import { useFormat } from '../floor.tsx';
import type { DoneRow } from '../goods/done-rows.ts';

/** What only the server could know: somebody else took, held or moved the goods meanwhile. */
const meanwhile: ReadonlySet<string> = new Set([
  'negative-stock',
  'reserved-by-other',
  'held-goods-used',
  'serial-booked-elsewhere',
  'package-booked-elsewhere',
]);

interface Props {
  readonly rows: readonly DoneRow[];
  readonly onRemove: (operation: OperationId) => void;
}

/** [STK-6] Work of this device that met the work of another one: what happened, and the one tap that puts it right. */
export function ConflictNotice({ rows, onRemove }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const met = rows.flatMap((row) => {
    const flags = row.flags.filter(({ code }) => meanwhile.has(code));
    return flags.length === 0 ? [] : [{ row, flags }];
  });
  if (met.length === 0) return null;
  return (
    <Notice
      tone="wait"
      urgent
      icon={<IconAlertTriangle size={28} aria-hidden="true" />}
      title={t`Something changed while this was taken`}
    >
      {met.map(({ row, flags }) => (
        <div key={row.operation}>
          <p>
            <CodeText>{row.number ?? ''}</CodeText>:{' '}
            {flags.map((flag) => t(wireFlagWords(flag, format))).join(' ')}
          </p>
          <p>{t`If the goods are really on the truck, leave it: a supervisor counts. If not, take it back and choose others.`}</p>
          <Button
            icon={<IconArrowBackUp size={28} aria-hidden="true" />}
            kind="danger"
            onPress={() => onRemove(row.operation)}
          >
            {t`Take back`} <span className="hidden-text">{row.number ?? ''}</span>
          </Button>
        </div>
      ))}
    </Notice>
  );
}
