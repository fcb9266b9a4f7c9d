import { IconArrowRight, IconHistory } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { LedgerMove, TraceKind } from '#domain/protocol/trace-messages.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { operationWords } from '../operation-words.ts';
import { SourceNotice } from './source-notice.tsx';
import { useMoves } from './use-trace.ts';
import styles from './trace.module.css';

/** [T33, A21] Every move, newest first: what was done, reference, product, when, from, to, and by whom. */
export function MovesList({ kind, id }: { kind: TraceKind; id: string }) {
  const { t } = useLingui();
  const said = useMoves(kind, id);
  if (!said) return null;
  const { moves, more } = said;
  return (
    <>
      <SourceNotice said={said} />
      {moves.length === 0 ? (
        <Empty icon={<IconHistory size={56} aria-hidden="true" />} title={t`No move is known here`} />
      ) : (
        <Rows label={t`Moves`}>
          {moves.map((move) => (
            <MoveRow key={move.id} move={move} of={kind} />
          ))}
        </Rows>
      )}
      {more && <Button onPress={more}>{t`Show earlier moves`}</Button>}
    </>
  );
}

function MoveRow({ move, of }: { move: LedgerMove; of: TraceKind }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const asked = useAsked(
    async () => ({
      product: await world.get('product', move.product),
      from: await world.get('location', move.from),
      to: await world.get('location', move.to),
    }),
    [move.product, move.from, move.to],
  );
  const names = asked.state === 'here' ? asked.value : null;
  const what = [names?.product?.name, of === 'lot' ? null : move.lotName].filter(Boolean).join(' · ');
  const paper = [move.reference, move.by === null ? null : format.person(move.by)]
    .filter(Boolean)
    .join(' · ');
  return (
    <Row
      tone={move.reverses === null ? 'plain' : 'wait'}
      title={
        <>
          {t(operationWords(move.act))} ·{' '}
          <CodeText>{format.amount(move.quantity, names?.product?.unit ?? '')}</CodeText>
        </>
      }
      note={
        <>
          {names && (
            <span className={styles['way']}>
              {names.from?.name ?? move.from}{' '}
              <IconArrowRight size={18} aria-hidden="true" className={styles['arrow']} />{' '}
              <span className="hidden-text">{t`to`} </span>
              {names.to?.name ?? move.to}
            </span>
          )}
          <span className={styles['way']}>{what}</span>
        </>
      }
      more={
        <span className={styles['quiet']}>
          {format.moment(move.at)}
          {paper === '' ? '' : ` · ${paper}`}
        </span>
      }
    />
  );
}
