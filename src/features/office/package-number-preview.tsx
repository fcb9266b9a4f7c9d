import { Trans, useLingui } from '@lingui/react/macro';
import type { SequenceId } from '#domain/base/ids.ts';
import { ssccFrom } from '#domain/numbering/sscc.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import type { AsideProps } from './form/fields.ts';
import { textOf } from './form/values.ts';
import styles from './office.module.css';

/** [X16] What the next pallet of ours would be called, with its check digit. */
export function PackageNumberPreview({ values }: AsideProps) {
  const { t } = useLingui();
  const { numbers } = useFloor();
  const sequence = textOf(values, 'packageSequence');
  const prefix = textOf(values, 'companyPrefix');
  const asked = useAsked(
    async () => (sequence === '' ? [] : numbers.ahead(sequence as SequenceId, 1)),
    [sequence],
  );
  if (!/^\d{4,12}$/.test(prefix))
    return (
      <p
        className={styles['caption']}
      >{t`Without it, only pallets that come with a label of their own can be packed.`}</p>
    );
  const [next = 1] = asked.state === 'here' ? asked.value : [];
  const sscc = ssccFrom(prefix, String(next));
  return (
    <figure className={styles['preview']} aria-label={t`Next pallet number`}>
      <figcaption className={styles['caption']}>
        <Trans>Next pallet on this device</Trans>
      </figcaption>
      {sscc === null ? (
        <p>{t`The counter has outgrown the prefix. Ask GS1 for a shorter one.`}</p>
      ) : (
        <CodeText>{inParts(sscc, prefix)}</CodeText>
      )}
    </figure>
  );
}

/** Extension, prefix, counter and check digit apart, as they are printed. */
const inParts = (sscc: string, prefix: string): string =>
  [sscc.slice(0, 1), prefix, sscc.slice(1 + prefix.length, 17), sscc.slice(17)].join(' ');
