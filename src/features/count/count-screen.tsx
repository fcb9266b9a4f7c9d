import { IconBoxSeam, IconClipboardList, IconMapPin, IconUsers } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { LocationId, ProductId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { useExpected } from '../use-scans.ts';
import { shortName } from '../goods/places.ts';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { CountReview } from './count-review.tsx';
import { CountList } from './count-list.tsx';
import type { Scope } from './count-notes.ts';
import { CountSheets } from './count-sheets.tsx';
import { verdictOf } from './load-count.ts';
import { SharedNotice } from './shared-notice.tsx';
import { useBlind } from './mode-choice.tsx';
import { useCount } from './use-count.ts';
import styles from './count-review.module.css';

export const PlaceCountScreen = () => {
  const { place = '' } = useParams();
  return <CountScreen key={place} scope={{ kind: 'place', id: place as LocationId }} />;
};

export const ProductCountScreen = () => {
  const { product = '' } = useParams();
  return <CountScreen key={product} scope={{ kind: 'product', id: product as ProductId }} />;
};

/** One count: what is expected, what was counted, and the next scan. Nothing is booked here. */
function CountScreen({ scope }: { readonly scope: Scope }) {
  const { t } = useLingui();
  const mode = useBlind();
  const count = useCount(scope, mode.blind);
  const { flow, sheet, blind, place, inside } = count;
  // An address of its own, so that Back leads from the differences to the count.
  const [query, setQuery] = useSearchParams();
  const isReviewing = query.has('review');
  const isWide = useWide();
  const [typed, setTyped] = useState('');
  const rows = sheet?.rows ?? [];
  const counted = rows.filter(({ line }) => line !== null);
  useExpected(
    blind ? [] : rows.flatMap(({ line, number }) => (line || number === null ? [] : [number])).slice(0, 50),
  );

  if (sheet === null)
    return (
      <Screen title={t`Count`} back="/count">
        <Empty
          icon={<IconClipboardList size={56} aria-hidden="true" />}
          title={
            scope.kind === 'place'
              ? t`This place is not on this device`
              : t`This product is not on this device`
          }
        />
      </Screen>
    );
  if (isReviewing && sheet) return <CountReview scope={scope} sheet={sheet} count={count} />;

  const open = blind ? [] : rows.filter((row) => verdictOf(row) === 'not-counted');
  const wanted = typed.trim().toLowerCase();
  const fits = ({ product, number }: (typeof rows)[number]): boolean =>
    `${product.name} ${number ?? ''}`.toLowerCase().includes(wanted);
  // What was counted last stands first: it is the one that may have to be put right.
  const done = counted.toSorted((a, b) => (b.line?.at ?? 0) - (a.line?.at ?? 0));
  const countedList = done.length > 0 && (
    <section>
      <h2 className={styles['list']}>{t`Counted`}</h2>
      <CountList
        label={t`Counted`}
        rows={done.filter(fits)}
        blind={blind}
        withPlace={scope.kind === 'product'}
        onPress={count.openLine}
      />
    </section>
  );
  return (
    <Screen
      title={sheet ? shortName(sheet.title) : t`Count`}
      note={
        inside ? (
          t`In the package`
        ) : scope.kind === 'product' && !place ? (
          t`At which place?`
        ) : blind ? (
          <Plural
            value={counted.length}
            _0="Nothing counted yet"
            one="# thing counted"
            other="# things counted"
          />
        ) : (
          t`What stands here?`
        )
      }
      back="/count"
      aside={isWide ? countedList || <NothingYet /> : undefined}
      primary={
        <BigButton
          disabledReason={
            counted.length === 0 && (blind || rows.length === 0) ? t`Nothing counted yet` : undefined
          }
          onPress={() => setQuery({ review: '' })}
        >
          {t`Review the count`}
        </BigButton>
      }
    >
      {!blind && rows.length > 0 && (
        <Progress
          share={counted.length / rows.length}
          done={String(counted.length)}
          of={String(rows.length)}
          unit={t`counted`}
        />
      )}
      <SharedNotice count={count} others={[]} />
      {place && scope.kind === 'product' && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Counting at ${place.name}.`}
        />
      )}
      {inside && (
        <Notice tone="wait" icon={<IconBoxSeam size={28} aria-hidden="true" />} title={t`In the package`}>
          <CodeText>{inside.sscc}</CodeText>
          <Button onPress={count.leavePackage}>{t`This package is done`}</Button>
        </Notice>
      )}
      {sheet && rows.length === 0 && (
        <Empty
          icon={<IconClipboardList size={56} aria-hidden="true" />}
          title={blind ? t`Nothing counted yet` : t`By the books nothing stands here`}
        >
          <p>{t`Scan everything that you see.`}</p>
        </Empty>
      )}
      {blind && sheet && counted.length === 0 && rows.length > 0 && (
        <Empty icon={<IconClipboardList size={56} aria-hidden="true" />} title={t`Nothing counted yet`}>
          <p>{t`Scan everything that you see. What the books say is shown afterwards.`}</p>
        </Empty>
      )}
      {!blind && rows.length > (isWide ? 12 : 20) && (
        <SearchField label={t`Search this count`} value={typed} onChange={setTyped} />
      )}
      {open.length > 0 && (
        <section>
          <h2 className={styles['list']}>{t`Not counted yet`}</h2>
          <CountList
            label={t`Not counted yet`}
            rows={open.filter(fits)}
            blind={blind}
            withPlace={scope.kind === 'product'}
            onPress={count.openLine}
          />
        </section>
      )}
      {!isWide && countedList}
      {sheet && !count.shared && (
        <Button icon={<IconUsers size={28} aria-hidden="true" />} onPress={() => void count.share(true)}>
          {t`Others count here too`}
        </Button>
      )}
      <GoodsSheet flow={flow} action={t`Count`} />
      <CountSheets count={count} />
    </Screen>
  );
}

function NothingYet() {
  const { t } = useLingui();
  return (
    <Empty icon={<IconClipboardList size={56} aria-hidden="true" />} title={t`Nothing counted yet`}>
      <p>{t`Scan everything that you see.`}</p>
    </Empty>
  );
}
