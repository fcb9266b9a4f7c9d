import { IconAlertTriangle, IconMessage, IconSquareOff } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor, useFormat } from '../floor.tsx';
import { shortName } from '../goods/places.ts';
import { ReasonSheet } from '../goods/reason-sheet.tsx';
import { useReasons } from '../reasons.ts';
import { refusalWords } from '../refusal-words.ts';
import { type Booked, bookCount } from './book-count.ts';
import type { Scope } from './count-notes.ts';
import { CountList } from './count-list.tsx';
import { CountSheets } from './count-sheets.tsx';
import styles from './count-review.module.css';
import { SharedNotice } from './shared-notice.tsx';
import { type CountRow, type CountSheet, verdictOf } from './load-count.ts';
import type { Count } from './use-count.ts';

interface Props {
  readonly scope: Scope;
  readonly sheet: CountSheet;
  readonly count: Count;
}

/** [STK-7] The differences are seen before they are booked: what is more, what is less, what was not found. */
export function CountReview({ scope, sheet, count }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const presets = useReasons('count');
  const [reason, setReason] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  /** How many are checked so far; null while nothing is being booked. */
  const [done, setDone] = useState<number | null>(null);
  const [stopped, setStopped] = useState<Booked['stopped']>(null);

  const { rows } = sheet;
  const counted = rows.filter(({ line }) => line !== null);
  const moved = counted.filter(({ movedSince }) => movedSince);
  const differs = counted.filter((row) => !row.movedSince && verdictOf(row) === 'differs');
  const missing = rows.filter((row) => verdictOf(row) === 'not-counted');
  const same = counted.length - moved.length - differs.length;

  const book = async (): Promise<void> => {
    setDone(0);
    count.standStill(sheet);
    const booked = await bookCount(floor, scope, rows, {
      blind: count.blind,
      shared: count.shared,
      reason,
      onChecked: setDone,
    });
    count.standStill(undefined);
    setDone(null);
    if (booked === null) return;
    setStopped(booked.stopped);
    if (booked.stopped) return;
    say(floor, sheet.title, booked);
    void navigate('/count', { replace: true });
  };
  const words = stopped && refusalWords(stopped.refusal, format);
  return (
    <Screen
      title={shortName(sheet.title)}
      note={t`What differs?`}
      back={`/count/${scope.kind}/${scope.id}`}
      primary={
        <BigButton
          disabledReason={
            counted.length === 0
              ? t`Nothing counted yet`
              : done === null
                ? undefined
                : t`${done} of ${counted.length} checked`
          }
          onPress={() => void book()}
        >
          <Plural value={counted.length} _0="Book the count" one="Book # count" other="Book # counts" />
        </BigButton>
      }
    >
      {words && stopped && (
        <Notice
          tone="error"
          urgent
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={t(words.what)}
        >
          <p>
            {stopped.row.product.name} {stopped.row.number} · {t(words.next)}
          </p>
        </Notice>
      )}
      <SharedNotice count={count} others={counted.flatMap(({ other }) => other?.name ?? [])} />
      {moved.length > 0 && (
        <Section
          title={t`Moved while you counted`}
          note={t`Count these again; else a supervisor looks at them.`}
          rows={moved}
          scope={scope}
          count={count}
        />
      )}
      {differs.length > 0 ? (
        <Section
          title={t`Other than in the books`}
          note={<Differences rows={differs} />}
          rows={differs}
          scope={scope}
          count={count}
        >
          <Button icon={<IconMessage size={28} aria-hidden="true" />} onPress={() => setAsking(true)}>
            {reason === null ? t`Say why` : t`Because: ${reason}`}
          </Button>
        </Section>
      ) : (
        counted.length > 0 &&
        moved.length === 0 && <p className={styles['calm']}>{t`Everything counted is as in the books.`}</p>
      )}
      {missing.length > 0 && (
        <Section
          title={t`Not counted`}
          note={
            count.shared
              ? t`They stay as they are in the books: somebody else may count them.`
              : t`They stay as they are in the books, unless you say that nothing is here.`
          }
          rows={missing}
          scope={scope}
          count={count}
        >
          {!count.shared && (
            <Button
              icon={<IconSquareOff size={28} aria-hidden="true" />}
              onPress={() => void count.noneHere(missing)}
            >
              <Plural value={missing.length} one="It is not here" other="None of these # is here" />
            </Button>
          )}
        </Section>
      )}
      {same > 0 && (
        <p className={styles['calm']}>
          <Plural value={same} one="# thing is as in the books." other="# things are as in the books." />
        </p>
      )}
      {isAsking && (
        <ReasonSheet
          title={t`Why does it differ?`}
          reasons={presets}
          icon={<IconMessage size={36} aria-hidden="true" />}
          onReason={(said) => {
            setReason(said);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      <CountSheets count={count} />
    </Screen>
  );
}

function say(
  floor: ReturnType<typeof useFloor>,
  title: string,
  { booked, differences, forReview, operations }: Booked,
): void {
  const said = [
    i18n._(msg`${title}: ${booked} counted`),
    differences > 0 ? i18n._(msg`${differences} differ`) : i18n._(msg`no difference`),
    ...(forReview > 0 ? [i18n._(msg`${forReview} for a supervisor`)] : []),
  ];
  const tone = forReview > 0 ? 'wait' : 'ok';
  const operation = operations.at(-1) ?? null;
  floor.desk.tell(
    { tone, word: i18n._(msg`Saved here`), text: said.join(' · '), operation, all: operations },
    forReview > 0 ? 'warn' : 'line-done',
  );
}

interface SectionProps {
  readonly title: string;
  readonly note: React.ReactNode;
  readonly rows: readonly CountRow[];
  readonly scope: Scope;
  readonly count: Count;
  readonly children?: React.ReactNode;
}

const Section = ({ title, note, rows, scope, count, children }: SectionProps) => (
  <section className={styles['section']}>
    <h2 className={styles['title']}>{title}</h2>
    <p className={styles['note']}>{note}</p>
    <CountList
      label={title}
      rows={rows}
      blind={false}
      withPlace={scope.kind === 'product'}
      onPress={count.openLine}
    />
    {children}
  </section>
);

const Differences = ({ rows }: { readonly rows: readonly CountRow[] }) => (
  <Plural value={rows.length} one="# difference will be booked." other="# differences will be booked." />
);
