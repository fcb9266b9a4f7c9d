import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { troubleWords } from '../trouble-words.ts';
import { workerOf } from '../worker.ts';
import { useFloor, useFormat, useLive } from '../floor.tsx';

/** Why the queue does not move, and what to do about it. */
export function LinkNotice() {
  const { t } = useLingui();
  const { status, people, access } = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const { link, trouble, lastContact } = useLive(status);
  if (trouble !== 'none' && trouble !== 'busy') {
    const { what, next } = troubleWords(trouble);
    const needsEnrolment = trouble === 'signed-out' || trouble === 'revoked' || trouble === 'key-lost';
    return (
      <Notice tone="error" urgent icon={<IconAlertTriangle size={32} aria-hidden="true" />} title={t(what)}>
        <p>{t(next)}</p>
        {trouble === 'sign-in' && (
          <Button
            onPress={() => void people.askSignIn(workerOf(status.get()) ?? undefined)}
          >{t`Sign in`}</Button>
        )}
        {trouble === 'wipe' && (
          <Button
            kind="danger"
            onPress={() => void access.empty()}
          >{t`It is saved: empty this device`}</Button>
        )}
        {needsEnrolment && <Button onPress={() => void navigate('/enrol')}>{t`Enrol again`}</Button>}
      </Notice>
    );
  }
  if (link !== 'offline') return null;
  return (
    <Notice
      tone="wait"
      icon={<IconCloudOff size={32} aria-hidden="true" />}
      title={t`No connection to the server.`}
    >
      <p>
        {lastContact === null
          ? t`Work goes on; everything is kept here and sent by itself.`
          : t`Last contact ${format.moment(lastContact)}. Work goes on; everything is kept here and sent by itself.`}
      </p>
    </Notice>
  );
}
