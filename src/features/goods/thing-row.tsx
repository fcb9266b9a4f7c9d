import { IconPackage, IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { isNegative } from '#domain/base/quantity.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Row } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import { LotStateChips, lotTone } from '../lot-state.tsx';
import { useToday } from '../use-today.ts';
import type { AtHand } from './at-hand.ts';

interface Props {
  readonly thing: AtHand;
  readonly onPress?: () => void;
  readonly action?: ReactNode;
  readonly withPlace?: boolean;
}

/** One thing at one place: product, number, how much; what is expired or held stands out, and what is less than nothing. */
export function ThingRow({ thing, onPress, action, withPlace = false }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const today = useToday();
  const { product, lot, quantity, package: inside, location } = thing;
  const isShort = isNegative(quantity);
  const tone = lot && today !== null ? lotTone(lot, today, location.id) : 'plain';
  return (
    <Row
      tone={isShort && tone === 'plain' ? 'wait' : tone}
      lead={inside ? <IconPackage size={32} aria-hidden="true" /> : <IconTag size={32} aria-hidden="true" />}
      title={
        <>
          {product.name}
          {lot && (
            <>
              {' '}
              <CodeText>{lot.name}</CodeText>
            </>
          )}
        </>
      }
      note={
        <>
          <CodeText>{format.amount(quantity, product.unit)}</CodeText>
          {isShort && <> · {t`less than nothing: count it`}</>}
          {!lot && product.tracking !== 'none' && <> · {t`without a number`}</>}
          {withPlace && <> · {location.name}</>}
          {inside && (
            <>
              {' '}
              · {t`in package`} <CodeText>{inside.sscc}</CodeText>
            </>
          )}
        </>
      }
      {...(lot && { more: <LotStateChips lot={lot} location={location.id} /> })}
      {...(onPress && { onPress })}
      {...(action !== undefined && { action })}
    />
  );
}
