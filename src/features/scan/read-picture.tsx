import { IconPhoto } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { readFile } from '../../scan/camera/read-file.ts';
import { useFloor } from '../floor.tsx';
import { theDecoder } from './the-decoder.ts';
import styles from './camera-panel.module.css';

/** A photo from the gallery, the last resort: what is sure in it is as good as a scan. */
export function ReadPicture() {
  const { t } = useLingui();
  const { desk, machine } = useFloor();
  const picture = useId();
  const [answer, setAnswer] = useState<'none' | 'reading' | 'no-code' | 'no-picture' | 'unsure'>('none');
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setAnswer('reading');
    const found = await readFile(file, theDecoder(machine.makeWorker), performance.now());
    if (found.kind !== 'codes') return setAnswer(found.kind);
    // One picture has no second frame: what it cannot prove is not taken for a scan.
    const sure = found.events.filter(({ confidence }) => confidence === 1);
    setAnswer(sure.length === 0 ? 'unsure' : 'none');
    for (const event of sure) desk.take(event);
  };
  const words = {
    none: null,
    reading: t`Reading the picture`,
    'no-code': t`No code was found in this picture.`,
    'no-picture': t`This file is not a picture.`,
    unsure: t`This picture is not sharp enough to be sure. Take another one, or type the code.`,
  }[answer];
  return (
    <>
      <label className={styles['file']} htmlFor={picture}>
        <IconPhoto size={28} aria-hidden="true" />
        {t`Read a picture`}
      </label>
      <input
        id={picture}
        className="hidden-text"
        type="file"
        accept="image/*"
        onChange={({ target }) => {
          void read(target.files?.[0]);
          // The same file once more is another try.
          target.value = '';
        }}
      />
      {words !== null && (
        <p className={styles['answer']} role="alert">
          {words}
        </p>
      )}
    </>
  );
}
