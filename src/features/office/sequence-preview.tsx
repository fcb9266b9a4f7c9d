import { Trans, useLingui } from '@lingui/react/macro';
import { dayAt } from '#domain/base/calendar.ts';
import type { SequenceId } from '#domain/base/ids.ts';
import { productionDay, spell } from '#domain/numbering/spell.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import type { AsideProps } from './form/fields.ts';
import { textOf } from './form/values.ts';
import { RecordIdContext } from './record-id.ts';
import { use } from 'react';
import styles from './office.module.css';

/** [A02] How the next three look, as they would be given out on this device. None is spent by looking. */
export function SequencePreview({ values, setting }: AsideProps) {
  const { t } = useLingui();
  const { numbers, now } = useFloor();
  const id = use(RecordIdContext);
  const asked = useAsked(async () => (id === null ? [] : numbers.ahead(id as SequenceId, 3)), [id ?? '']);
  const ahead = asked.state === 'here' ? asked.value : [];
  const least = Number(textOf(values, 'startAt')) || 1;
  const padding = Number(textOf(values, 'padding')) || 1;
  if (padding > 12) return null;
  const begin = ahead.filter((each) => each >= least);
  const counters = begin.length === 3 ? begin : [least, least + 1, least + 2];
  const day = setting.site ? productionDay(now(), setting.site) : dayAt(now(), 'UTC');
  const shape = {
    id: '' as SequenceId,
    name: '',
    prefix: textOf(values, 'prefix'),
    suffix: textOf(values, 'suffix'),
    padding,
  };
  return (
    <figure className={styles['preview']} aria-label={t`Next numbers`}>
      <figcaption className={styles['caption']}>
        {begin.length === 3 ? <Trans>Next on this device</Trans> : <Trans>They will look like this</Trans>}
      </figcaption>
      {counters.map((counter) => (
        <CodeText key={counter} large>
          {spell(shape, counter, day)}
        </CodeText>
      ))}
    </figure>
  );
}
