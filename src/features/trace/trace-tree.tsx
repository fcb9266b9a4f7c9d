import {
  IconAdjustments,
  IconAlertTriangle,
  IconBox,
  IconTag,
  IconTrash,
  IconTruckDelivery,
  IconTruckReturn,
} from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { TraceAnswer } from '#domain/protocol/trace-messages.ts';
import type { Usage } from '#domain/catalogue/place.ts';
import type { Direction } from '#domain/trace/trace.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { WindowList, type WindowRow } from '../../ui/window-list.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { CompletenessNotice } from './completeness-notice.tsx';
import { SourceNotice } from './source-notice.tsx';
import { useTrace } from './use-trace.ts';
import styles from './trace.module.css';

type Line = TraceAnswer['lines'][number] & {
  readonly at: number;
  /** What moved: an end says it by the lot above it. */
  readonly of: string | null;
};

const endWords: Record<Direction, Partial<Record<Usage, MessageDescriptor>>> = {
  forward: {
    customer: msg`To a customer`,
    supplier: msg`Back to a supplier`,
    scrap: msg`Scrapped`,
    'inventory-loss': msg`Written off`,
  },
  backward: {
    supplier: msg`From a supplier`,
    customer: msg`Back from a customer`,
    'inventory-loss': msg`Found or entered by hand`,
  },
};

/** [T34, G03, G05] The tree as an indented list: to the customers, or up to the suppliers, with quantities. */
export function TraceTree({
  kind,
  id,
  direction,
}: {
  kind: 'lot' | 'order';
  id: string;
  direction: Direction;
}) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const said = useTrace(kind, id, direction);
  const lines = useMemo(() => withProducts(said?.lines ?? []), [said?.lines]);
  const ids = useMemo(
    () => [
      ...new Set(lines.flatMap(({ node }) => ('product' in node && node.product ? [node.product] : []))),
    ],
    [lines],
  );
  const asked = useAsked(
    async () =>
      new Map(await Promise.all(ids.map(async (each) => [each, await world.get('product', each)] as const))),
    ids,
  );
  if (!said) return null;
  const products = asked.state === 'here' ? asked.value : null;
  const name = (product: string | null): string =>
    (product !== null && products?.get(product as never)?.name) ||
    t`A product that this device does not know`;
  const unit = (product: string | null): string =>
    (product !== null && products?.get(product as never)?.unit) || '';

  const words = ({ node, of }: Line): Omit<WindowRow, 'lead'> & { readonly icon: ReactNode } => {
    switch (node.is) {
      case 'lot': {
        const marks = [
          name(node.product || null),
          node.how === 'relabelled' && t`new number`,
          node.how === 'by-product' && t`by-product`,
          node.grade === 'typed' && t`typed by hand`,
          node.grade === 'assumed' && t`taken from the plan`,
          node.corrected && t`found to be wrong later`,
          node.removed && t`taken out again`,
          node.again && t`stands above already`,
          node.unknown && t`not known here`,
        ];
        return {
          icon: <IconTag size={26} aria-hidden="true" />,
          title: <CodeText>{node.name ?? '?'}</CodeText>,
          note: marks.filter(Boolean).join(' · '),
          end: <CodeText>{format.amount(node.quantity, unit(node.product || null))}</CodeText>,
          tone: node.corrected || node.unknown || node.grade === 'assumed' ? 'wait' : 'plain',
        };
      }
      case 'end': {
        const Icon = {
          customer: direction === 'forward' ? IconTruckDelivery : IconTruckReturn,
          supplier: direction === 'forward' ? IconTruckReturn : IconTruckDelivery,
          scrap: IconTrash,
        }[node.usage as 'customer' | 'supplier' | 'scrap'];
        const End = Icon ?? IconAdjustments;
        const word = endWords[direction][node.usage];
        const marks = [node.reference, format.moment(node.at), node.corrected && t`found to be wrong later`];
        return {
          icon: <End size={26} aria-hidden="true" />,
          title: word ? t(word) : '',
          note: marks.filter(Boolean).join(' · '),
          end: <CodeText>{format.amount(node.quantity, unit(of))}</CodeText>,
          tone: node.corrected ? 'wait' : 'plain',
        };
      }
      case 'untracked':
        return {
          icon: <IconBox size={26} aria-hidden="true" />,
          title: name(node.product),
          note: t`without a number`,
          end: <CodeText>{format.amount(node.quantity, unit(node.product))}</CodeText>,
        };
      case 'gap':
        return {
          icon: <IconAlertTriangle size={26} aria-hidden="true" />,
          title: node.product === null ? t`What went in was not declared` : t`Missing: ${name(node.product)}`,
          note:
            node.product === null
              ? undefined
              : t`${format.quantity(node.found)} of ${format.amount(node.expected, unit(node.product))} known`,
          tone: 'wait',
        };
    }
  };
  const row = (line: Line): WindowRow => {
    const { icon, ...rest } = words(line);
    // Deeper levels keep the room that words need.
    const depth = Math.min(line.depth, 6);
    return {
      ...rest,
      lead: (
        <span className={styles['lead']} style={{ paddingInlineStart: `${depth * 16}px` }}>
          <span className="hidden-text">{t`Level ${line.depth + 1}`}</span>
          {icon}
        </span>
      ),
    };
  };
  return (
    <>
      <SourceNotice said={said} cut={said.cut} />
      <CompletenessNotice
        direction={direction}
        completeness={said.completeness}
        isWhole={said.source === 'server' && !said.cut}
      />
      {lines.length === 0 ? (
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`No lot or serial is on it`} />
      ) : (
        <WindowList<Line>
          label={direction === 'forward' ? t`Where it went` : t`Where it came from`}
          items={lines}
          total={said.total}
          keyOf={({ at }) => String(at)}
          row={row}
          onMore={said.more}
          onPress={({ node }) => {
            if (node.is === 'lot') void navigate(`/lots/${node.lot}`);
            if (node.is === 'end' && node.order !== null) void navigate(`/trace/order/${node.order}`);
          }}
        />
      )}
    </>
  );
}

function withProducts(lines: TraceAnswer['lines']): readonly Line[] {
  const above: (string | null)[] = [];
  return lines.map((line, at) => {
    const { depth, node } = line;
    if (node.is === 'lot') above[depth] = node.product || null;
    return { ...line, at, of: node.is === 'end' ? (above[depth - 1] ?? null) : null };
  });
}
