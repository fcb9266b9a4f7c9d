import { IconArrowBackUp, IconMessageQuestion } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { unanswered } from '../goods/unanswered.ts';

type Unanswered = Awaited<ReturnType<typeof unanswered>>[number];

/** [X01] What was scanned before an interruption and waits for an answer: nothing of it is recorded, and nothing is lost. */
export function UnansweredNotice() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Unanswered | null>(null);
  const asked = useAsked(() => unanswered(floor), []);
  const all = asked.state === 'here' ? asked.value : [];
  if (all.length === 0) return null;
  const scans = all.reduce((sum, { note }) => sum + note.count, 0);
  return (
    <Notice
      tone="wait"
      icon={<IconMessageQuestion size={28} aria-hidden="true" />}
      title={
        scans > 0 ? (
          <Plural value={scans} one="# scan waits for your answer" other="# scans wait for your answer" />
        ) : (
          t`You have begun something`
        )
      }
    >
      <Rows label={t`Waiting for an answer`}>
        {all.map((each) => {
          const { text, count, at } = each.note;
          const more = count - 1;
          return (
            <Row
              key={each.key}
              title={text}
              note={
                more > 0 ? (
                  <>
                    {format.moment(at)} · <Plural value={more} one="and # more" other="and # more" />
                  </>
                ) : (
                  format.moment(at)
                )
              }
              onPress={() => setOpen(each)}
            />
          );
        })}
      </Rows>
      {open && (
        <Sheet
          title={t`Waits for your answer`}
          note={open.note.text}
          onClose={() => setOpen(null)}
          primary={
            <BigButton onPress={() => void navigate(open.note.path)}>{t`Go there and answer`}</BigButton>
          }
        >
          <p>
            {open.note.count > 0
              ? t`It was scanned, and is not recorded yet.`
              : t`Nothing of it is recorded yet.`}
          </p>
          <Button
            icon={<IconArrowBackUp size={28} aria-hidden="true" />}
            onPress={() => {
              setOpen(null);
              void floor.notes.remove(open.key);
            }}
          >
            {t`Put back: record nothing`}
          </Button>
        </Sheet>
      )}
    </Notice>
  );
}
