import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { type ComponentProps, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { OperationId } from '#domain/base/ids.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useFormat } from '../../floor.tsx';
import { refusalWords } from '../../refusal-words.ts';
import { useUndo } from '../../use-undo.ts';
import type { LineAt } from './numbers-screen.tsx';
import type { Ended, RefusedGood } from './record-many.ts';

interface Props {
  readonly at: LineAt;
  readonly ended: Ended;
  /** How many were to be received. */
  readonly count: number;
  /** The others, without those that are refused. */
  readonly onOthers: () => void;
  readonly onBack: () => void;
}

/** How it ended: all of it is received, or nothing and why. */
export function NumbersEnd({ at, ended, count, onOthers, onBack }: Props) {
  const { back } = at;
  const { t } = useLingui();
  const navigate = useNavigate();
  const undo = useUndo();
  const isUndoing = useRef(false);
  const undoAll = async (operations: readonly OperationId[]): Promise<void> => {
    if (isUndoing.current) return;
    isUndoing.current = true;
    if (await undo(operations)) await navigate(back);
    isUndoing.current = false;
  };
  const icon = <IconAlertTriangle size={28} aria-hidden="true" />;
  switch (ended.how) {
    case 'done':
      return (
        <End
          at={at}
          title={t`Received`}
          primary={<BigButton onPress={() => void navigate(back)}>{t`Back to the receipt`}</BigButton>}
          secondary={
            <Button
              kind="danger"
              icon={<IconArrowBackUp size={28} aria-hidden="true" />}
              onPress={() => void undoAll(ended.operations)}
            >
              <Plural value={ended.count} one="Undo it" other="Undo all #" />
            </Button>
          }
        >
          <Notice
            tone="ok"
            icon={<IconCircleCheck size={28} aria-hidden="true" />}
            title={
              <Plural value={ended.count} one="# number is received." other="All # numbers are received." />
            }
          />
        </End>
      );
    case 'not-kept':
      return (
        <End
          at={at}
          title={t`Not received`}
          primary={<BigButton onPress={onBack}>{t`Back to the list`}</BigButton>}
        >
          <Notice
            tone="error"
            urgent
            icon={icon}
            title={t`This device could not keep it: none of the ${count} is received.`}
          />
        </End>
      );
    case 'refused': {
      const others = count - ended.refused.length;
      return (
        <End
          at={at}
          title={t`Not received`}
          secondary={others > 0 ? <Button onPress={onBack}>{t`Change the list`}</Button> : undefined}
          primary={
            others > 0 ? (
              <BigButton onPress={onOthers}>
                <Plural value={others} one="Receive the other one" other="Receive the other #" />
              </BigButton>
            ) : (
              <BigButton onPress={onBack}>{t`Change the list`}</BigButton>
            )
          }
        >
          <Notice
            tone="error"
            urgent
            icon={icon}
            title={
              <Plural
                value={ended.refused.length}
                one="# number is refused, so nothing is received yet."
                other="# numbers are refused, so nothing is received yet."
              />
            }
          />
          <RefusedRows refused={ended.refused} />
        </End>
      );
    }
  }
}

type EndProps = Pick<Props, 'at'> &
  Pick<ComponentProps<typeof Screen>, 'title' | 'primary' | 'secondary' | 'children'>;

/** Whatever the end is, it stands on a screen of the line: the strip would only say the same again. */
const End = ({ at: { product, back }, ...end }: EndProps) => (
  <Screen note={product.name} back={back} strip={false} {...end} />
);

const shownAtFirst = 20;

function RefusedRows({ refused }: { refused: readonly RefusedGood[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const [isAll, setIsAll] = useState(false);
  return (
    <>
      <Rows label={t`Refused numbers`}>
        {(isAll ? refused : refused.slice(0, shownAtFirst)).map(({ good, refusal }) => {
          const { what, next } = refusalWords(refusal, format);
          return (
            <Row
              key={`${good.line} ${good.name}`}
              tone="error"
              lead={<IconAlertTriangle size={28} aria-hidden="true" />}
              title={<CodeText>{good.name}</CodeText>}
              note={`${t(what)} ${t(next)}`}
            />
          );
        })}
      </Rows>
      {!isAll && refused.length > shownAtFirst && (
        <Button onPress={() => setIsAll(true)}>{t`Show all ${refused.length}`}</Button>
      )}
    </>
  );
}
