import { IconSquare, IconSquareCheck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import type { Input } from '#domain/stock/rows.ts';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import styles from './input-rows.module.css';

interface Props {
  readonly inputs: readonly Input[];
  readonly isChosen: (input: Input) => boolean;
  readonly yes: string;
  readonly no: string;
  readonly onToggle: (input: Input) => void;
  /** Beneath one that is not chosen: what else is to be said of it. */
  readonly renderMore?: (input: Input, words: string) => ReactNode;
}

export const keyOf = ({ product, lot, grade }: Input): string => [product, lot, grade].join(' ');

/** What is in finished goods, each chosen or not by a tap. */
export function InputRows({ inputs, isChosen, yes, no, onToggle, renderMore }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const asked = useAsked(
    () =>
      Promise.all(
        inputs.map(async ({ product, lot }) => ({
          product: await world.get('product', product),
          lot: lot === null ? undefined : await world.get('lot', lot),
        })),
      ),
    inputs.map(keyOf),
  );
  const named = asked.state === 'here' ? asked.value : [];
  return (
    <Rows label={t`Components`}>
      {inputs.map((input, at) => {
        const isIn = isChosen(input);
        const { product, lot } = named[at] ?? {};
        const words = [product?.name, lot?.name].filter((each) => each !== undefined).join(' ');
        return (
          <Fragment key={keyOf(input)}>
            <Row
              tone={isIn ? 'ok' : 'plain'}
              lead={
                isIn ? (
                  <IconSquareCheck size={32} aria-hidden="true" />
                ) : (
                  <IconSquare size={32} aria-hidden="true" />
                )
              }
              title={
                <>
                  {product?.name ?? ''} {lot && <CodeText>{lot.name}</CodeText>}
                </>
              }
              note={
                <>
                  <CodeText>{format.amount(input.quantity, product?.unit ?? '')}</CodeText> ·{' '}
                  {isIn ? yes : no}
                </>
              }
              onPress={() => onToggle(input)}
            />
            {!isIn && renderMore && <li className={styles['beneath']}>{renderMore(input, words)}</li>}
          </Fragment>
        );
      })}
    </Rows>
  );
}
