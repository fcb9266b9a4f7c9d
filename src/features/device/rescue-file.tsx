import { IconLifebuoy } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import { NotKept } from '../../data/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFloor } from '../floor.tsx';

/** [DEV-1] This device stands in for a broken one: the work that was saved from it goes on from here. */
export function RescueFile() {
  const { t } = useLingui();
  const { access } = useFloor();
  const file = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<{ readonly tone: Tone; readonly words: ReactNode } | null>(null);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    try {
      const rescued = await access.rescue(await chosen.text());
      if (rescued.ok) {
        const { taken } = rescued.value;
        setTold({
          tone: 'ok',
          words: (
            <Plural
              value={taken}
              _0="All of it was here already."
              one="# entry was taken over and is sent by itself."
              other="# entries were taken over and are sent by themselves."
            />
          ),
        });
      } else
        setTold({
          tone: 'error',
          words:
            rescued.error === 'not-a-queue'
              ? t`This is not a file that a device has saved.`
              : t`This was recorded for another plant.`,
        });
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      setTold({ tone: 'error', words: t`This device could not keep it.` });
    }
  };
  return (
    <>
      {told && (
        <Notice
          tone={told.tone}
          urgent
          icon={<IconLifebuoy size={28} aria-hidden="true" />}
          title={told.words}
        />
      )}
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t`File that a broken device has saved`}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button icon={<IconLifebuoy size={28} aria-hidden="true" />} onPress={() => file.current?.click()}>
        {t`Bring in work of a broken device`}
      </Button>
    </>
  );
}
