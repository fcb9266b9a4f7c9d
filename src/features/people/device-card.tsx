import { IconDeviceMobileOff, IconEraser, IconPencil, IconReplace } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type DeviceInfo, DoneSchema, type Invitation, InvitationSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Facts } from '../facts.tsx';
import { useFloor, useFormat } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { CodeSheet } from './code-sheet.tsx';
import styles from './people.module.css';
import { useOffice } from './use-office.ts';
import { WrongNotice } from './wrong-notice.tsx';

type Over = 'none' | 'rename' | 'replace' | 'revoke' | 'wipe';

interface Props {
  readonly device: DeviceInfo;
  /** Name of the broken one that it stands in for. */
  readonly replaced: string | null;
  readonly onChanged: () => void;
}

/** One device: what it last said of itself, and how it is renamed, replaced or shut out. */
export function DeviceCard({ device, replaced, onChanged }: Props) {
  const { t } = useLingui();
  const { status, desk } = useFloor();
  const format = useFormat();
  const office = useOffice();
  const { isAdministrator } = useRights();
  const [over, setOver] = useState<Over>('none');
  const [name, setName] = useState(device.name);
  const [made, setMade] = useState<Invitation | null>(null);
  const said = device.status;
  const isOwn = status.get().enrolment?.device === device.id;
  const inService = device.revokedAt === null;
  const path = (template: string): string => template.replace(':device', encodeURIComponent(device.id));
  const done = async (template: string, word: string, body: unknown = {}): Promise<void> => {
    if (!(await office.ask(path(template), DoneSchema, body))) return;
    desk.tell({ tone: 'ok', word, text: device.name, operation: null }, 'ok');
    setOver('none');
    onChanged();
  };
  const replace = async (): Promise<void> => {
    const invitation = await office.ask(path(paths.replaceDevice), InvitationSchema);
    if (invitation) setMade(invitation);
  };
  const people = said?.people.map((id) => format.person(id)).join(', ');
  const states = {
    none: inService ? t`in service` : t`out of service`,
    ordered: t`empties itself at its next contact`,
    done: t`emptied`,
  };
  const confirm = (
    kind: Exclude<Over, 'none' | 'rename'>,
    title: string,
    word: string,
    act: () => Promise<void>,
    lines: readonly string[],
  ) =>
    over === kind && (
      <Sheet
        title={title}
        note={`${device.name} · ${device.short}`}
        onClose={() => setOver('none')}
        primary={
          <BigButton
            danger={kind !== 'replace'}
            disabledReason={office.isBusy ? t`One moment` : undefined}
            onPress={() => void act()}
          >
            {word}
          </BigButton>
        }
      >
        <WrongNotice wrong={office.wrong} />
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Sheet>
    );
  if (made)
    return (
      <CodeSheet
        invitation={made}
        name={device.name}
        onClose={() => {
          setMade(null);
          setOver('none');
          onChanged();
        }}
      />
    );
  return (
    <>
      <Facts
        title={t`What is known of it`}
        facts={[
          [t`State`, states[device.wipe ?? 'none']],
          [
            t`Person`,
            device.shared
              ? t`shared; ${format.person(device.person)} answers for it`
              : format.person(device.person),
          ],
          [t`Last contact`, format.moment(device.contactAt)],
          [t`Handed over`, String(device.received)],
          [t`Waits on it`, said ? String(said.queue) : t`unknown`],
          ...(said?.oldest ? [[t`Oldest of them`, format.moment(said.oldest)] as const] : []),
          ...(people ? [[t`Work of`, people] as const] : []),
          [
            t`Storage`,
            said
              ? said.storage.homes === 2
                ? said.storage.persistent
                  ? t`two homes, protected`
                  : t`two homes, not protected from clean-up`
                : t`one home only`
              : t`unknown`,
          ],
          [t`App version`, said?.app ?? t`unknown`],
          [t`Enrolled`, format.moment(device.enrolledAt)],
          ...(replaced === null ? [] : [[t`Stands in for`, replaced] as const]),
        ]}
      />
      {inService && (
        <div className={styles['tools']}>
          <Button icon={<IconPencil size={28} aria-hidden="true" />} onPress={() => setOver('rename')}>
            {t`Rename`}
          </Button>
          {!isOwn && (
            <Button icon={<IconReplace size={28} aria-hidden="true" />} onPress={() => setOver('replace')}>
              {t`It is broken: replace it`}
            </Button>
          )}
          {isAdministrator && !isOwn && (
            <>
              <Button
                kind="danger"
                icon={<IconDeviceMobileOff size={28} aria-hidden="true" />}
                onPress={() => setOver('revoke')}
              >
                {t`Take out of service`}
              </Button>
              <Button
                kind="danger"
                icon={<IconEraser size={28} aria-hidden="true" />}
                onPress={() => setOver('wipe')}
              >
                {t`It is lost: empty it`}
              </Button>
            </>
          )}
        </div>
      )}
      {over === 'rename' && (
        <Sheet
          title={t`What is it called?`}
          onClose={() => setOver('none')}
          primary={
            <BigButton
              disabledReason={name.trim() === '' ? t`Type the name first` : undefined}
              onPress={() => void done(paths.renameDevice, t`Saved`, { name: name.trim() })}
            >
              {t`Save`}
            </BigButton>
          }
        >
          <WrongNotice wrong={office.wrong} />
          <Field label={t`Name of this device`} value={name} onChange={setName} />
        </Sheet>
      )}
      {confirm('replace', t`Replace a broken device?`, t`Show the code`, replace, [
        t`It is taken out of service, and a code brings in another for the same person.`,
        t`Work that was saved from the broken one as a file can be brought in on the new one.`,
      ])}
      {confirm(
        'revoke',
        t`Take it out of service?`,
        t`Take out of service`,
        () => done(paths.revoke, t`Out of service`),
        [t`It is told nothing any more. What it still hands over is kept and held for a supervisor.`],
      )}
      {confirm('wipe', t`Empty a lost device?`, t`Empty it`, () => done(paths.wipeDevice, t`Ordered`), [
        t`It is taken out of service now and empties itself at its next contact.`,
        t`What it still holds is handed over first and held for a supervisor; nothing is lost.`,
      ])}
    </>
  );
}
