import { IconCloudOff, IconListCheck, IconRefresh, IconScale, IconUsers } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Refusal } from '#domain/base/refusal.ts';
import { isNegative } from '#domain/base/quantity.ts';
import { InboxSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Busy, Sheet } from '../../ui/sheet.tsx';
import { askInPerson } from '../ask-in-person.ts';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { useOneAnswer } from '../goods/use-one-answer.ts';
import { keep } from '../keep.ts';
import { refusalWords } from '../refusal-words.ts';
import { type HeldCount, type Reading, countedNow, heldCounts, repeatedCount } from './held-counts.ts';

/** [STK-7] Counts that wait for a supervisor: what was counted, what the books said, and what has moved since. */
export function HeldCountsScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const [open, setOpen] = useState<HeldCount | null>(null);
  const [round, setRound] = useState(0);
  const asked = useAsked(() => heldCounts(floor), [round]);
  const held = asked.state === 'here' ? asked.value : null;
  const signIn = async (): Promise<void> => {
    await askInPerson(floor, paths.inbox, InboxSchema);
    setRound(round + 1);
  };
  return (
    <Screen
      title={t`Counts that wait`}
      note={t`What was counted?`}
      back="/count"
      primary={<BigButton onPress={() => setRound(round + 1)}>{t`Look again`}</BigButton>}
    >
      {held && held.server !== 'answered' && (
        <Notice
          tone="wait"
          icon={<IconCloudOff size={28} aria-hidden="true" />}
          title={t`Without the server, only the counts of this device are shown.`}
        >
          {held.server === 'wants-sign-in' && (
            <Button onPress={() => void signIn()}>{t`Sign in to see them all`}</Button>
          )}
        </Notice>
      )}
      {held?.counts.length === 0 && (
        <Empty icon={<IconListCheck size={56} aria-hidden="true" />} title={t`No count waits`} />
      )}
      {held && held.counts.length > 0 && (
        <Rows label={t`Counts that wait`}>
          {held.counts.map((count) => (
            <Row
              key={count.id}
              tone="wait"
              lead={<IconScale size={32} aria-hidden="true" />}
              title={
                <>
                  {count.product} {count.number !== null && <CodeText>{count.number}</CodeText>}
                </>
              }
              note={
                <>
                  {count.place} · {t`counted by ${count.by}, ${format.moment(count.at)}`}
                </>
              }
              more={
                <>
                  {t`counted`} <CodeText>{format.amount(count.payload.counted, count.unit)}</CodeText> ·{' '}
                  {t`books then`} <CodeText>{format.amount(count.booksThen, count.unit)}</CodeText> ·{' '}
                  {t`books now`} <CodeText>{format.amount(count.booksNow, count.unit)}</CodeText>
                </>
              }
              onPress={() => setOpen(count)}
            />
          ))}
        </Rows>
      )}
      {open && <HeldCountSheet count={open} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

/** When was it counted: after the others had moved it, or before? Or nobody knows, and it is counted again. */
function HeldCountSheet({ count, onClose }: { readonly count: HeldCount; readonly onClose: () => void }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { isBusy, answer } = useOneAnswer();
  const { product, number, unit, payload } = count;
  const text = number === null ? product : `${product} · ${number}`;

  const decide = (reading: Reading): Promise<void> =>
    answer(async () => {
      const intent = await repeatedCount(floor, count, reading);
      const kept = await keep(floor, () => floor.recorder.record(intent, { repairs: count.id }));
      if (kept === null) return;
      if (!kept.ok) return setRefused(kept.error);
      tell(text, kept.value.entry.id);
      onClose();
    });
  const countAgain = (): Promise<void> =>
    answer(async () => {
      const kept = await keep(floor, () =>
        floor.recorder.record(
          { kind: 'waive', payload: { target: count.id } },
          { reason: i18n._(msg`Counted again`) },
        ),
      );
      if (kept === null) return;
      if (!kept.ok) return setRefused(kept.error);
      void navigate(`/count/place/${payload.location}`);
    });
  const tell = (what: string, operation: Parameters<typeof floor.desk.tell>[0]['operation']): void =>
    floor.desk.tell(
      { tone: 'ok', word: t`Saved here`, text: t`${what}: the count is booked.`, operation },
      'ok',
    );
  const words = refused && refusalWords(refused, format);
  const before = countedNow(count, 'before');
  return (
    <Busy when={isBusy}>
      <Sheet title={t`When was it counted?`} note={text} onClose={onClose}>
        {words && (
          <Notice tone="error" urgent icon={<IconScale size={28} aria-hidden="true" />} title={t(words.what)}>
            <p>{t(words.next)}</p>
          </Notice>
        )}
        <Choices>
          <Choice
            icon={<IconScale size={36} aria-hidden="true" />}
            title={t`After it was moved`}
            note={t`There are ${format.amount(payload.counted, unit)} now, as counted`}
            onPress={() => void decide('after')}
          />
          {count.isCountedByOthers && (
            <Choice
              icon={<IconUsers size={36} aria-hidden="true" />}
              title={t`Other pieces than the other count`}
              note={t`Both add up: there are ${format.amount(countedNow(count, 'beside'), unit)} now`}
              onPress={() => void decide('beside')}
            />
          )}
          {!isNegative(before) && (
            <Choice
              icon={<IconScale size={36} aria-hidden="true" />}
              title={t`Before it was moved`}
              note={t`There are ${format.amount(before, unit)} now, by what was counted and moved`}
              onPress={() => void decide('before')}
            />
          )}
          <Choice
            icon={<IconRefresh size={36} aria-hidden="true" />}
            title={t`Nobody can say`}
            note={t`Set this count aside and count again`}
            onPress={() => void countAgain()}
          />
        </Choices>
      </Sheet>
    </Busy>
  );
}
