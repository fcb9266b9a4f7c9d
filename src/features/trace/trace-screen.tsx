import { IconRoute } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useParams, useSearchParams } from 'react-router';
import type { TraceKind } from '#domain/protocol/trace-messages.ts';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { type Floor, useAsked, useFloor } from '../floor.tsx';
import { orderPath } from '../order-path.ts';
import { MovesList } from './moves-list.tsx';
import { NowList } from './now-list.tsx';
import { TraceTree } from './trace-tree.tsx';

type Side = 'moves' | 'now' | 'backward' | 'forward';

/** [T33, T34] Where a lot, an order or a place stands in the history of the plant. */
export function TraceScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const isWide = useWide();
  const { kind: said = '', id = '' } = useParams();
  const kind = kinds.find((each) => each === said);
  const [query, setQuery] = useSearchParams();
  const asked = useAsked(async () => (kind ? subjectOf(floor, kind, id) : null), [kind, id]);
  const subject = asked.state === 'here' ? asked.value : null;
  if (!kind)
    return (
      <Screen title={t`Traceability`} back="/">
        <Empty icon={<IconRoute size={56} aria-hidden="true" />} title={t`This cannot be traced`} />
      </Screen>
    );
  // In the order of time: where from, where now, where to; and the ledger behind it.
  const sides: readonly { readonly value: Side; readonly word: string }[] = [
    ...(kind === 'place' ? [] : [{ value: 'backward' as const, word: t`From` }]),
    { value: 'now', word: t`Now` },
    ...(kind === 'place' ? [] : [{ value: 'forward' as const, word: t`To` }]),
    { value: 'moves', word: t`Moves` },
  ];
  const side = sides.find(({ value }) => value === query.get('side'))?.value ?? 'moves';
  const choice = (shown: typeof sides, value: Side) => (
    <Segmented
      label={t`Show`}
      quiet
      value={value}
      choices={shown}
      onChange={(next) => setQuery({ side: next }, { replace: true })}
    />
  );
  const content = (of: Side) =>
    of === 'moves' ? (
      <MovesList key={id} kind={kind} id={id} />
    ) : of === 'now' || kind === 'place' ? (
      <NowList key={id} kind={kind} id={id} />
    ) : (
      <TraceTree key={`${id} ${of}`} kind={kind} id={id} direction={of} />
    );
  // Beside the tree there is room for the moves; a place has no tree.
  const isTwo = isWide && kind !== 'place';
  const tree: Side = side === 'forward' ? 'forward' : 'backward';
  const left: Side = side === 'now' ? 'now' : 'moves';
  return (
    <Screen
      title={subject?.title ?? t`Traceability`}
      note={subject?.note ?? t`Traceability`}
      back={subject?.back ?? '/lots'}
      aside={
        isTwo ? (
          <>
            {choice(
              sides.filter(({ value }) => value === 'backward' || value === 'forward'),
              tree,
            )}
            {content(tree)}
          </>
        ) : undefined
      }
    >
      {isTwo
        ? choice(
            sides.filter(({ value }) => value === 'moves' || value === 'now'),
            left,
          )
        : choice(sides, side)}
      {content(isTwo ? left : side)}
    </Screen>
  );
}

const kinds: readonly TraceKind[] = ['lot', 'order', 'place'];

interface Subject {
  readonly title: string;
  readonly note: string;
  readonly back: string;
}

async function subjectOf({ world }: Floor, kind: TraceKind, id: string): Promise<Subject | null> {
  switch (kind) {
    case 'lot': {
      const lot = await world.get('lot', id);
      const product = lot && (await world.get('product', lot.product));
      return lot ? { title: lot.name, note: product?.name ?? '', back: `/lots/${id}` } : null;
    }
    case 'order': {
      const order = await world.get('order', id);
      const partner = order?.partner ? await world.get('partner', order.partner) : undefined;
      return order ? { title: order.reference, note: partner?.name ?? '', back: orderPath(order) } : null;
    }
    case 'place': {
      const location = await world.get('location', id);
      return location ? { title: location.name, note: '', back: `/places/${id}` } : null;
    }
  }
}
