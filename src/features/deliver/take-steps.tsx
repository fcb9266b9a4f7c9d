import { IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { isPositive } from '#domain/base/quantity.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import type { Delivery, DeliveryLine } from './load-delivery.ts';

/** [T26] The numbers of one line that are still to be taken, where they lie, and what nothing was found for. */
export function TakeSteps({ line: { plan, product }, delivery }: { line: DeliveryLine; delivery: Delivery }) {
  const { t } = useLingui();
  const format = useFormat();
  const unit = product?.unit ?? '';
  if (!plan || (plan.steps.length === 0 && !isPositive(plan.short))) return null;
  return (
    <Rows label={t`Still to take`}>
      {plan.steps.map(({ lot, name, location, package: inside, quantity, dates, kept }) => (
        <Row
          key={`${lot ?? ''} ${location} ${inside ?? ''}`}
          lead={<IconMapPin size={28} aria-hidden="true" />}
          title={
            <CodeText>
              {name === '' ? '' : `${name} · `}
              {format.amount(quantity, unit)}
            </CodeText>
          }
          note={[
            delivery.places.get(location) ?? '',
            dates.expiration === null ? '' : t`expires ${format.day(dates.expiration)}`,
            kept ? t`kept for this delivery` : t`proposed`,
          ]
            .filter((word) => word !== '')
            .join(' · ')}
        />
      ))}
      {isPositive(plan.short) && (
        <Row
          tone="wait"
          lead={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Nothing found for ${format.amount(plan.short, unit)}`}
          note={t`Choose other goods, or close with a backorder.`}
        />
      )}
    </Rows>
  );
}
