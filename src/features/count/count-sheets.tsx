import {
  IconArrowRight,
  IconBoxSeam,
  IconCirclePlus,
  IconEqual,
  IconPackageOff,
  IconReplace,
} from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { zero } from '#domain/base/quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat, useLive } from '../floor.tsx';
import { Answering } from '../goods/answering.tsx';
import type { LeftLabel } from './camera-tally.ts';
import { LineSheet } from './line-sheet.tsx';
import type { Count } from './use-count.ts';

/** What a count asks beside which goods and how many. */
export const CountSheets = ({ count }: { readonly count: Count }) => (
  <Answering turns={count.flow.turns}>
    <CountSheet count={count} />
  </Answering>
);

function CountSheet({ count }: { readonly count: Count }) {
  const { t } = useLingui();
  const format = useFormat();
  const { question, dismiss } = count;
  switch (question?.kind) {
    case undefined:
      return null;
    case 'line':
      return <LineSheet row={question.row} count={count} />;
    case 'left':
      return <LeftSheet labels={question.labels} count={count} />;
    case 'counted-before': {
      const { draft, before } = question;
      const { product, number, quantity } = draft;
      const [now, was] = [format.amount(quantity ?? zero, product.unit), format.amount(before, product.unit)];
      return (
        <Sheet
          title={t`Counted before: ${was}`}
          note={number === null ? product.name : `${product.name} · ${number}`}
          onClose={dismiss}
        >
          <Choices>
            <Choice
              icon={<IconCirclePlus size={36} aria-hidden="true" />}
              title={t`${now} more`}
              note={t`Adds to what was counted`}
              onPress={() => void count.addOrReplace(draft, true)}
            />
            <Choice
              icon={<IconReplace size={36} aria-hidden="true" />}
              title={t`${now} in all`}
              note={t`In place of what was counted`}
              onPress={() => void count.addOrReplace(draft, false)}
            />
          </Choices>
        </Sheet>
      );
    }
    case 'package':
      return (
        <Sheet title={t`A package`} note={<bdi dir="ltr">{question.sscc}</bdi>} onClose={dismiss}>
          <Choices>
            {count.isElsewhere(question.things) && (
              <Choice
                icon={<IconArrowRight size={36} aria-hidden="true" />}
                title={t`Move it here first`}
                note={t`By the books it stands at ${question.things[0]?.location.name ?? ''}`}
                onPress={() => void count.bringHere(question)}
              />
            )}
            {!count.isElsewhere(question.things) && question.things.length > 0 && (
              <Choice
                icon={<IconEqual size={36} aria-hidden="true" />}
                title={t`Closed and whole`}
                note={t`Counts what the books say is in it`}
                onPress={() => void count.countWhole(question)}
              />
            )}
            {!count.isElsewhere(question.things) && (
              <Choice
                icon={<IconBoxSeam size={36} aria-hidden="true" />}
                title={t`Count what is in it`}
                note={t`The next scans are inside this package`}
                onPress={() => count.countInside(question)}
              />
            )}
            <Choice
              icon={<IconPackageOff size={36} aria-hidden="true" />}
              title={t`Leave it`}
              note={t`It is not counted`}
              onPress={dismiss}
            />
          </Choices>
        </Sheet>
      );
  }
}

/** What the camera saw and did not count: each is dealt with like a scan of its own, or left. */
function LeftSheet({ labels, count }: { readonly labels: readonly LeftLabel[]; readonly count: Count }) {
  const { t } = useLingui();
  const asked = useLive(count.flow.question);
  // The one that was taken asks first.
  if (asked) return null;
  const all = labels.reduce((sum, each) => sum + each.count, 0);
  return (
    <Sheet
      title={t`Not counted`}
      note={
        <Plural
          value={all}
          one="# label is no line of this count"
          other="# labels are no line of this count"
        />
      }
      onClose={count.dismiss}
      primary={<BigButton onPress={count.dismiss}>{t`Leave them`}</BigButton>}
    >
      <Rows label={t`Labels that were not counted`}>
        {labels.map((label) => (
          <Row
            key={label.scan.text}
            tone="wait"
            title={<CodeText>{label.scan.text.replaceAll('\u001d', ' ')}</CodeText>}
            note={label.count > 1 ? `${label.why} · ${label.count} ×` : label.why}
            onPress={() => count.takeLeft(label, labels)}
          />
        ))}
      </Rows>
    </Sheet>
  );
}
