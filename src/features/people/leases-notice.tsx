import { IconHash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { type LeaseState, LeaseStateSchema } from '#domain/protocol/device-messages.ts';
import { type DeviceInfo, DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ageWords } from '../age.ts';
import { useFloor } from '../floor.tsx';
import { useServed } from '../use-served.ts';
import { useOffice } from './use-office.ts';
import { WrongNotice } from './wrong-notice.tsx';

type Silent = LeaseState['waitingFor'][number];

/** Devices speak by themselves at their next contact: whoever looks on should not write off one that just did. */
const lookEvery = 2000;

/** [NUM-5] After a restore no numbers are leased until every device has said which it holds, or is written off. */
export function LeasesNotice({ devices }: { devices: readonly DeviceInfo[] }) {
  const { t } = useLingui();
  const { now, status, desk } = useFloor();
  const office = useOffice();
  const [served, again] = useServed(paths.leases, LeaseStateSchema);
  const [leaving, setLeaving] = useState<Silent | null>(null);
  const isWaiting = served.state === 'here' && !served.value.leasing;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(again, lookEvery);
    return () => clearInterval(timer);
  });
  if (served.state !== 'here' || served.value.leasing) return null;
  const writeOff = async ({ device, name, short }: Silent): Promise<void> => {
    const path = paths.writeOffBlocks.replace(':device', encodeURIComponent(device));
    if (!(await office.ask(path, DoneSchema))) return;
    desk.tell({ tone: 'ok', word: t`Written off`, text: `${name} · ${short}`, operation: null }, 'ok');
    setLeaving(null);
    again();
  };
  const noteOf = ({ device, contactAt }: Silent): string =>
    device === status.get().enrolment?.device
      ? t`this device: it says so by itself`
      : devices.some(({ id, revokedAt }) => id === device && revokedAt !== null)
        ? t`out of service: it says nothing any more`
        : t`last contact ${t(ageWords(now() - contactAt))} ago`;
  return (
    <Notice
      tone="wait"
      icon={<IconHash size={32} aria-hidden="true" />}
      title={t`The server was set back to a copy. No numbers are handed out yet.`}
    >
      <p>{t`It waits for these devices to say which numbers they hold, which they do by themselves once they reach the server. One that will not come back is written off.`}</p>
      <Rows label={t`Devices that have not spoken yet`}>
        {served.value.waitingFor.map((silent) => (
          <Row
            key={silent.device}
            title={`${silent.name} · ${silent.short}`}
            note={noteOf(silent)}
            action={
              <Button onPress={() => setLeaving(silent)}>
                {t`Write off`}
                <span className="hidden-text"> {silent.short}</span>
              </Button>
            }
          />
        ))}
      </Rows>
      {leaving && (
        <Sheet
          title={t`Write this device off?`}
          note={`${leaving.name} · ${leaving.short}`}
          onClose={() => setLeaving(null)}
          primary={
            <BigButton
              danger
              disabledReason={office.isBusy ? t`One moment` : undefined}
              onPress={() => void writeOff(leaving)}
            >
              {t`Write it off`}
            </BigButton>
          }
        >
          <WrongNotice wrong={office.wrong} />
          <p>{t`Do this for a device that is lost, broken or out of service, not for one that is only switched off: that one speaks when it is back.`}</p>
          <p>{t`Numbers that it may have used are left out: every run of numbers goes on 10,000 further.`}</p>
        </Sheet>
      )}
    </Notice>
  );
}
