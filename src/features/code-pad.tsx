import { IconBackspace, IconCheck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { narrowExpected } from '../scan/typed/expected.ts';
import { letterPages, nextPage } from '../scan/typed/letters.ts';
import {
  type TypedEntry,
  type TypedKind,
  pickExpected,
  startTyping,
  submitTyped,
} from '../scan/typed/typed-entry.ts';
import { Button } from '../ui/button.tsx';
import { CodeText } from '../ui/code-text.tsx';
import { cx } from '../ui/cx.ts';
import styles from './code-pad.module.css';

type Done = Extract<TypedEntry, { step: 'done' }>;

interface Props {
  readonly label: string;
  readonly kind: TypedKind;
  /** Offered first, as large buttons: what the paper says will come. */
  readonly expected: readonly string[];
  readonly onDone: (entry: Done) => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A code by hand: the expected ones first, then digits and letters of our own. A real keyboard works as well. */
export function CodePad({ label, kind, expected, onDone }: Props) {
  const { t } = useLingui();
  const [entry, setEntry] = useState<TypedEntry>(startTyping);
  const [text, setText] = useState('');
  const [page, setPage] = useState<number | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const keys = page === null ? digits : (letterPages[page] ?? []);
  const offered = narrowExpected(expected, text, 6);

  const change = (next: string): void => {
    setText(next.slice(0, 90));
    setWrong(null);
  };
  const submit = (): void => {
    const step = submitTyped(entry, text, kind);
    if (step.ok && step.entry.step === 'done') return onDone(step.entry);
    setEntry(step.entry);
    setText('');
    if (step.ok) return;
    setWrong(
      {
        empty: t`Type the number first.`,
        'check-digit': t`The check digit does not fit. Look again; if the label says so, type it once more.`,
        differs: t`The two entries differ. Begin again.`,
      }[step.refusal.kind],
    );
  };

  return (
    <div className={styles['pad']}>
      {entry.step === 'first' && offered.length > 0 && (
        <div className={styles['offered']} role="group" aria-label={t`Expected here`}>
          {offered.map((name) => (
            <Button key={name} kind="strong" onPress={() => onDone(pickExpected(name) as Done)}>
              <CodeText>{name}</CodeText>
            </Button>
          ))}
        </div>
      )}
      <label className={styles['display']}>
        <span className={styles['label']}>{entry.step === 'again' ? t`Once more, to be sure` : label}</span>
        <input
          className={styles['value']}
          value={text}
          inputMode="none"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          dir="ltr"
          onChange={({ target }) => change(target.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') submit();
          }}
        />
      </label>
      {wrong !== null && (
        <p className={styles['wrong']} role="alert">
          {wrong}
        </p>
      )}
      <div className={styles['keys']} dir="ltr">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            className={styles['key']}
            aria-label={key === ' ' ? t`Blank` : undefined}
            onClick={() => change(text + key)}
          >
            {key === ' ' ? '␣' : key}
          </button>
        ))}
        <button
          type="button"
          className={cx(styles['key'], styles['word'])}
          onClick={() => setPage(page === null ? 0 : nextPage(page) === 0 ? null : nextPage(page))}
        >
          {page === null
            ? 'ABC'
            : nextPage(page) === 0
              ? '123'
              : (letterPages[nextPage(page)]?.slice(0, 3).join('') ?? '')}
          <span className="hidden-text">{t`More keys`}</span>
        </button>
        {page === null ? (
          <button type="button" className={styles['key']} onClick={() => change(`${text}0`)}>
            0
          </button>
        ) : (
          <button type="button" className={cx(styles['key'], styles['word'])} onClick={() => setPage(null)}>
            123
          </button>
        )}
        <button
          type="button"
          className={styles['key']}
          aria-label={t`Delete the last character`}
          onClick={() => change(text.slice(0, -1))}
        >
          <IconBackspace size={32} aria-hidden="true" />
        </button>
      </div>
      <button type="button" className={styles['take']} onClick={submit}>
        <IconCheck size={28} aria-hidden="true" />
        {kind === 'serial' && entry.step === 'first' ? t`Next: type it again` : t`Take this number`}
      </button>
    </div>
  );
}
