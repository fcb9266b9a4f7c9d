import { IconCamera, IconTrash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { isPositive, parseQuantity } from '#domain/base/quantity.ts';
import type { ScanEvent } from '../../../scan/scan-event.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { QuantityStepper } from '../../../ui/quantity-stepper.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Answers } from '../answers.ts';
import { shrinkPhoto } from '../shrink-photo.ts';
import styles from './unidentified-sheet.module.css';

/** [RCV-1] Goods that nobody can identify: how many, what they look like, a photo. */
export function UnidentifiedSheet({ scan, answers }: { scan: ScanEvent | null; answers: Answers }) {
  const { t } = useLingui();
  const picture = useId();
  const [count, setCount] = useState(1);
  const [note, setNote] = useState('');
  const [photo, setPhoto] = useState<string | null>(null);
  const [trouble, setTrouble] = useState(false);
  const quantity = parseQuantity(String(count));
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const small = await shrinkPhoto(file);
    setTrouble(small === null);
    setPhoto(small);
  };
  return (
    <Sheet
      title={t`Unidentified goods`}
      note={
        scan ? (
          <>
            {t`Code:`} <bdi dir="ltr">{scan.text}</bdi>
          </>
        ) : (
          t`They get a lot of their own and stay on hold until somebody names them.`
        )
      }
      onClose={answers.dismiss}
      primary={
        <BigButton
          disabledReason={
            note.trim() === '' && photo === null ? t`Describe them, or take a photo` : undefined
          }
          onPress={() =>
            quantity.ok &&
            isPositive(quantity.value) &&
            void answers.unidentified({ count: quantity.value, note: note.trim(), photo })
          }
        >
          {t`Receive on hold`}
        </BigButton>
      }
    >
      <QuantityStepper label={t`pieces or packages`} value={count} onChange={setCount} />
      <Field label={t`What does it look like?`} value={note} onChange={setNote} multiline />
      {photo === null ? (
        <div>
          <label className={styles['photo']} htmlFor={picture}>
            <IconCamera size={28} aria-hidden="true" />
            {t`Take a photo`}
          </label>
          <input
            id={picture}
            className="hidden-text"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={({ target }) => void take(target.files?.[0])}
          />
          {trouble && <p role="alert">{t`This picture cannot be read. Take another one.`}</p>}
        </div>
      ) : (
        <div className={styles['taken']}>
          <img className={styles['image']} src={photo} alt={t`Photo of the goods`} />
          <Button icon={<IconTrash size={28} aria-hidden="true" />} onPress={() => setPhoto(null)}>
            {t`Take another photo`}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
