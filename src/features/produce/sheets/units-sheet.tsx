import { IconArrowBack, IconTool } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { MakingOrder } from '#domain/making/booking.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { WindowList, type WindowRow } from '../../../ui/window-list.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import { familyOf, isStanding } from '../../making-family.ts';
import { stageOf } from '../../stage-of.ts';
import { StageWord } from '../../stage-word.tsx';
import type { FlowContext } from '../flow-context.ts';
import type { MakingPage } from '../load-order.ts';

/** [M29, PRD-6] What the order was split into; any unit can be opened and made, in any order, on any device. */
export function UnitsSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const root = page.order.making.root;
  const asked = useAsked(async () => (await familyOf(world, root)).filter(isStanding), [root?.order]);
  const units: readonly MakingOrder[] = asked.state === 'here' ? asked.value : [];
  const close = (): void => context.question.set(null);
  const lineOf = (unit: MakingOrder): WindowRow => ({
    lead: <IconTool size={28} aria-hidden="true" />,
    title: <CodeText>{unit.making.number ?? unit.reference}</CodeText>,
    note: (
      <>
        <CodeText>{unit.reference.slice(root?.reference.length ?? 0)}</CodeText>
        {unit.making.number === null && (
          <> · {format.amount(unit.making.quantity, page.product?.unit ?? '')}</>
        )}
      </>
    ),
    end: <StageWord stage={stageOf(unit)} />,
  });
  return (
    <Sheet
      title={t`Units of ${root?.reference ?? ''}`}
      note={page.product?.name}
      onClose={close}
      primary={
        page.taking && (
          <Button
            fill
            icon={<IconArrowBack size={28} aria-hidden="true" />}
            onPress={() => context.question.set({ kind: 'take-back' })}
          >
            {t`Take back the preparation`}
          </Button>
        )
      }
    >
      <WindowList
        label={t`Units`}
        items={units}
        total={units.length}
        keyOf={({ id }) => id}
        row={lineOf}
        current={page.order.id}
        onPress={({ id }) => {
          close();
          void navigate(`/produce/${id}`);
        }}
      />
    </Sheet>
  );
}
