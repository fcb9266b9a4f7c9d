import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';

interface Props {
  readonly title: string;
  /** What needs the reason, in words. */
  readonly note?: ReactNode;
  /** The presets of this job; the first is the likeliest. */
  readonly reasons: readonly string[];
  readonly icon: ReactNode;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
  /** What it is about, where a line of words is not enough. */
  readonly before?: ReactNode;
  /** The way out that is no reason. */
  readonly after?: ReactNode;
  /** Where the way out is the usual one: large, at the bottom. */
  readonly primary?: ReactNode;
}

/** Why? One tap on a preset answers it; words of one's own only when none fits. */
export function ReasonSheet({
  title,
  note,
  reasons,
  icon,
  onReason,
  onClose,
  before,
  after,
  primary,
}: Props) {
  const { t } = useLingui();
  const [own, setOwn] = useState<string | null>(reasons.length === 0 ? '' : null);
  return (
    <Sheet
      title={title}
      note={note}
      onClose={onClose}
      primary={
        own === null ? (
          primary
        ) : (
          <BigButton
            disabledReason={own.trim() === '' ? t`Say why in a few words` : undefined}
            onPress={() => onReason(own.trim())}
          >
            {t`That is the reason`}
          </BigButton>
        )
      }
    >
      {before}
      {own === null ? (
        <>
          <Choices>
            {reasons.map((reason) => (
              <Choice key={reason} icon={icon} title={reason} onPress={() => onReason(reason)} />
            ))}
          </Choices>
          <Button onPress={() => setOwn('')}>{t`Another reason`}</Button>
          {after}
        </>
      ) : (
        <Field label={t`Reason`} value={own} onChange={setOwn} multiline />
      )}
    </Sheet>
  );
}
