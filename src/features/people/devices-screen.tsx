import {
  IconAlertTriangle,
  IconDeviceMobile,
  IconDeviceMobileOff,
  IconDeviceMobilePlus,
  IconEraser,
  IconKey,
} from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type DeviceInfo, DevicesSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { ageWords } from '../age.ts';
import { useFloor, useFormat } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { ServedNotice } from '../served-notice.tsx';
import { useServed } from '../use-served.ts';
import { DeviceCard } from './device-card.tsx';
import { InviteSheet } from './invite-sheet.tsx';
import { LeasesNotice } from './leases-notice.tsx';

/** [DEV-1] Which devices are there, which are silent, and how does another one join? */
export function DevicesScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isWide = useWide();
  const { isAdministrator } = useRights();
  const { device: chosen } = useParams();
  const [isInviting, setInviting] = useState(false);
  const [served, again] = useServed(paths.devices, DevicesSchema);
  const devices = served.state === 'here' ? served.value.devices : [];
  const device = devices.find(({ id }) => id === chosen);
  const card = device && (
    <DeviceCard
      key={device.id}
      device={device}
      replaced={devices.find(({ id }) => id === device.replaces)?.name ?? null}
      onChanged={again}
    />
  );
  // Those in service first, and of them whoever has been silent longest: it is the one to ask about.
  const shown = devices.toSorted(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || a.contactAt - b.contactAt,
  );
  const list = (
    <>
      <ServedNotice served={served} onAgain={again} />
      {served.state === 'here' && <LeasesNotice devices={devices} />}
      {shown.length > 0 && (
        <Rows label={t`Devices`}>
          {shown.map((each) => (
            <DeviceRow
              key={each.id}
              device={each}
              isCurrent={each.id === chosen}
              onOpen={() => void navigate(`/devices/${encodeURIComponent(each.id)}`)}
            />
          ))}
        </Rows>
      )}
      {isAdministrator && (
        <Button icon={<IconKey size={28} aria-hidden="true" />} onPress={() => void navigate('/tokens')}>
          {t`Other programs and their tokens`}
        </Button>
      )}
    </>
  );
  const add = (
    <BigButton icon={<IconDeviceMobilePlus size={36} aria-hidden="true" />} onPress={() => setInviting(true)}>
      {t`Add a device`}
    </BigButton>
  );
  const inviting = isInviting && (
    <InviteSheet
      onClose={() => {
        setInviting(false);
        again();
      }}
    />
  );
  if (device)
    return (
      <Screen
        title={isWide ? t`Devices` : device.name}
        {...(isWide ? { primary: add } : { note: device.short })}
        back={isWide ? '/' : '/devices'}
        list={list}
      >
        {card}
        {inviting}
      </Screen>
    );
  return (
    <Screen
      title={t`Devices`}
      back="/"
      primary={add}
      aside={
        <Empty icon={<IconDeviceMobile size={56} aria-hidden="true" />} title={t`Which device?`}>
          <p>{t`Choose one from the list.`}</p>
        </Empty>
      }
    >
      {list}
      {inviting}
    </Screen>
  );
}

/** Silent for longer than a shift with work on it: somebody should look. */
const silentAfter = 12 * 3_600_000;

function DeviceRow({
  device,
  isCurrent,
  onOpen,
}: {
  device: DeviceInfo;
  isCurrent: boolean;
  onOpen: () => void;
}) {
  const { t } = useLingui();
  const { now } = useFloor();
  const format = useFormat();
  const { name, short, person, shared, contactAt, status, revokedAt, wipe } = device;
  const silence = now() - contactAt;
  const waits = status?.queue ?? 0;
  const isSilent = revokedAt === null && silence > silentAfter && waits > 0;
  const Icon = revokedAt === null ? IconDeviceMobile : IconDeviceMobileOff;
  const whose = shared ? t`shared` : format.person(person);
  return (
    <Row
      lead={<Icon size={32} aria-hidden="true" />}
      title={`${name} · ${short}`}
      note={
        <>
          {whose} · {t`last contact ${t(ageWords(silence))} ago`}
        </>
      }
      current={isCurrent}
      onPress={onOpen}
      {...(isSilent && { tone: 'wait' as const })}
      {...((waits > 0 || revokedAt !== null) && {
        more:
          wipe === 'done' ? (
            <Chip icon={<IconEraser size={20} aria-hidden="true" />}>{t`emptied`}</Chip>
          ) : wipe === 'ordered' ? (
            <Chip tone="wait" icon={<IconEraser size={20} aria-hidden="true" />}>
              {t`empties itself at its next contact`}
            </Chip>
          ) : revokedAt !== null ? (
            <Chip>{t`out of service`}</Chip>
          ) : (
            <Chip tone="wait" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
              <Plural value={waits} one="# entry waits on it" other="# entries wait on it" />
            </Chip>
          ),
      })}
    />
  );
}
