import type { CompanyId, DeviceId, PersonId, SiteId } from '#domain/base/ids.ts';
import type { Queries } from '../storage/db.ts';

/** A device as the server knows it, with its place in its own chain. */
export interface Device {
  readonly company: CompanyId;
  readonly id: DeviceId;
  readonly short: string;
  readonly name: string;
  readonly site: SiteId;
  readonly person: PersonId;
  readonly publicKey: string;
  readonly epoch: number;
  readonly nextSeq: number;
  readonly head: string;
  readonly enrolledAt: number;
  readonly seenAt: number;
  readonly revokedAt: number | null;
  /** The device that asked for it when it found itself forked; revoked together. */
  readonly parent: DeviceId | null;
  /** Used by several people in turn: its own person has no rights on it without a sign-in. */
  readonly shared: boolean;
  /** The broken device that it stands in for. */
  readonly replaces: DeviceId | null;
}

interface DeviceRow {
  readonly company: CompanyId;
  readonly id: DeviceId;
  readonly short: string;
  readonly name: string;
  readonly site: SiteId;
  readonly person: PersonId;
  readonly public_key: string;
  readonly epoch: number;
  readonly next_seq: number;
  readonly head: string;
  readonly enrolled_at: number;
  readonly seen_at: number;
  readonly revoked_at: number | null;
  readonly parent: DeviceId | null;
  readonly shared: number;
  readonly replaces: DeviceId | null;
}

const toDevice = (row: DeviceRow): Device => ({
  company: row.company,
  id: row.id,
  short: row.short,
  name: row.name,
  site: row.site,
  person: row.person,
  publicKey: row.public_key,
  epoch: row.epoch,
  nextSeq: row.next_seq,
  head: row.head,
  enrolledAt: row.enrolled_at,
  seenAt: row.seen_at,
  revokedAt: row.revoked_at,
  parent: row.parent,
  shared: row.shared === 1,
  replaces: row.replaces,
});

/** Devices whose work this one may bring as its own. */
export const kinOf = ({ parent, replaces }: Pick<Device, 'parent' | 'replaces'>): DeviceId[] =>
  [parent, replaces].filter((each) => each !== null);

export async function findDevice(tx: Queries, company: string, id: string): Promise<Device | undefined> {
  const row = await tx.one<DeviceRow>('select * from device where company = $1 and id = $2', [company, id]);
  return row && toDevice(row);
}

/** Before its company is known: a device opens its session by id. */
export async function findDeviceById(tx: Queries, id: string): Promise<Device | undefined> {
  const row = await tx.one<DeviceRow>('select * from device where id = $1', [id]);
  return row && toDevice(row);
}

export async function listDevices(tx: Queries, company: string): Promise<Device[]> {
  const rows = await tx.many<DeviceRow>(
    'select * from device where company = $1 order by enrolled_at, length(short), short',
    [company],
  );
  return rows.map(toDevice);
}

const columns = [
  'company',
  'id',
  'short',
  'name',
  'site',
  'person',
  'public_key',
  'epoch',
  'next_seq',
  'head',
  'enrolled_at',
  'seen_at',
  'parent',
  'shared',
  'replaces',
];

export async function insertDevice(tx: Queries, device: Device): Promise<void> {
  const places = columns.map((_, at) => `$${at + 1}`).join(', ');
  await tx.run(`insert into device (${columns.join(', ')}) values (${places})`, [
    device.company,
    device.id,
    device.short,
    device.name,
    device.site,
    device.person,
    device.publicKey,
    device.epoch,
    device.nextSeq,
    device.head,
    device.enrolledAt,
    device.seenAt,
    device.parent,
    device.shared ? 1 : 0,
    device.replaces,
  ]);
}
