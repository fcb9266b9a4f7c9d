import { IconCloudOff, IconLock } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { askFailureWords } from './ask-words.ts';
import { useFloor } from './floor.tsx';
import type { Served } from './use-served.ts';
import { workerOf } from './worker.ts';

/** Why a list that only the server has is not here, and the way to it. */
export function ServedNotice({ served, onAgain }: { served: Served<unknown>; onAgain: () => void }) {
  const { t } = useLingui();
  const { people, status } = useFloor();
  if (served.state === 'loading') return <p>{t`One moment`}</p>;
  if (served.state === 'here') return null;
  const { what, next } = askFailureWords(served.answer);
  const needsPin = served.answer.kind === 'no' && served.answer.code === 'sign-in';
  const signIn = async (): Promise<void> => {
    if (await people.askSignIn(workerOf(status.get()) ?? undefined)) onAgain();
  };
  return (
    <Notice
      tone={needsPin ? 'wait' : 'error'}
      urgent
      icon={
        needsPin ? <IconLock size={32} aria-hidden="true" /> : <IconCloudOff size={32} aria-hidden="true" />
      }
      title={t(what)}
    >
      <p>{t(next)}</p>
      {needsPin ? (
        <Button kind="strong" onPress={() => void signIn()}>{t`Sign in`}</Button>
      ) : (
        <Button onPress={onAgain}>{t`Try again`}</Button>
      )}
    </Notice>
  );
}
