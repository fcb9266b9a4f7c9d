import {
  IconArrowsExchange,
  IconBarcode,
  IconBuildingFactory2,
  IconBuildingWarehouse,
  IconCalendarExclamation,
  IconClipboardCheck,
  IconClipboardList,
  IconDeviceMobile,
  IconDevices,
  IconFileImport,
  IconFlag,
  IconMapPins,
  IconNumbers,
  IconPackageExport,
  IconPackageImport,
  IconPackages,
  IconQrcode,
  IconRubberStamp,
  IconTags,
  IconTrash,
  IconTruckReturn,
  IconUserCircle,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { msg, plural } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Right } from '#domain/catalogue/person.ts';
import type { Floor } from '../floor.tsx';

/** Beyond this many the exact number helps nobody. */
const most = 99;

interface Place {
  readonly to: string;
  readonly title: MessageDescriptor;
  readonly icon: TablerIcon;
  /** Shown to whoever has one of these; to everybody when there is none. */
  readonly rights?: readonly Right[];
  /** False where this plant has no such thing. */
  readonly isThere?: (floor: Floor) => Promise<boolean>;
}

/** A job of the floor. */
export interface Job extends Place {
  /** What is open in it, in a few words. */
  readonly note?: (floor: Floor) => Promise<MessageDescriptor>;
}

const openOrders =
  (kind: string, one: (open: number) => MessageDescriptor, more: MessageDescriptor) =>
  async ({ world }: Floor): Promise<MessageDescriptor> => {
    const open = await world.scan('order', `list:${kind}:open:`, 10 * most);
    // The units that one order was split into are one piece of work (PRD-3).
    const count = new Set(open.map(({ id, making }) => making?.root?.order ?? id)).size;
    return count > most ? more : one(count);
  };

/** The jobs in the order of a day: what comes, what is made, what goes, what lies there. */
export const jobs: readonly Job[] = [
  {
    to: '/receive',
    title: msg`Receive`,
    icon: IconPackageImport,
    rights: ['dock'],
    note: openOrders(
      'receipt',
      (open) =>
        msg`${plural(open, { 0: 'nothing expected', one: '# receipt expected', other: '# receipts expected' })}`,
      msg`more than ${most} expected`,
    ),
  },
  {
    to: '/produce',
    title: msg`Produce`,
    icon: IconBuildingFactory2,
    rights: ['floor'],
    note: openOrders(
      'manufacture',
      (open) => msg`${plural(open, { 0: 'nothing to make', one: '# order open', other: '# orders open' })}`,
      msg`more than ${most} open`,
    ),
  },
  {
    to: '/deliver',
    title: msg`Deliver`,
    icon: IconPackageExport,
    rights: ['dock'],
    note: openOrders(
      'delivery',
      (open) =>
        msg`${plural(open, { 0: 'nothing to send', one: '# delivery open', other: '# deliveries open' })}`,
      msg`more than ${most} open`,
    ),
  },
  {
    to: '/approve',
    title: msg`Approve`,
    icon: IconRubberStamp,
    rights: ['decide'],
    note: async ({ world }) => {
      const orders = await world.find('order', 'approval:waiting', 10 * most);
      const waiting = new Set(orders.map(({ id, making }) => making?.root?.order ?? id)).size;
      return waiting > most
        ? msg`more than ${most} wait`
        : msg`${plural(waiting, { 0: 'nothing waits', one: '# order waits', other: '# orders wait' })}`;
    },
  },
  {
    to: '/move',
    title: msg`Move`,
    icon: IconArrowsExchange,
    rights: ['handle'],
    note: openOrders(
      'transfer',
      (open) =>
        msg`${plural(open, { 0: 'from place to place', one: '# transfer open', other: '# transfers open' })}`,
      msg`more than ${most} open`,
    ),
  },
  { to: '/count', title: msg`Count`, icon: IconClipboardCheck, rights: ['handle'] },
  {
    to: '/review',
    title: msg`To look at`,
    icon: IconFlag,
    rights: ['decide'],
    note: async ({ world }) => {
      const states = ['refused', 'held', 'parked'] as const;
      const found = await Promise.all(
        states.map((state) => world.find('operation', `open-state:${state}`, most + 1)),
      );
      const stopped = found.flat().length;
      return stopped > most
        ? msg`more than ${most} stopped`
        : msg`${plural(stopped, { 0: 'nothing is stopped', one: '# entry stopped', other: '# entries stopped' })}`;
    },
  },
  { to: '/return', title: msg`Return`, icon: IconTruckReturn, rights: ['dock'] },
  { to: '/lots', title: msg`Lots`, icon: IconNumbers },
  {
    to: '/expiry',
    title: msg`Expiry`,
    icon: IconCalendarExclamation,
    note: async (floor) => {
      // What lots are and where they stand is not part of the first screen.
      const { countExpiry } = await import('../expiry-count.ts');
      const { alerts } = await countExpiry(floor, null);
      return alerts > most
        ? msg`more than ${most} alerts`
        : msg`${plural(alerts, { 0: 'nothing expires soon', one: '# alert', other: '# alerts' })}`;
    },
  },
];

/** What a person looks after beside the floor, and the tools of everybody. */
export const tools: readonly Place[] = [
  { to: '/places', title: msg`Places`, icon: IconMapPins, rights: ['handle'] },
  { to: '/packages', title: msg`Packages`, icon: IconPackages, rights: ['handle'] },
  { to: '/scrap', title: msg`Scrap`, icon: IconTrash, rights: ['handle'] },
  { to: '/adopt', title: msg`Give numbers`, icon: IconTags, rights: ['dock'] },
  { to: '/office/orders', title: msg`Orders`, icon: IconClipboardList, rights: ['dock', 'records'] },
  {
    to: '/office',
    title: msg`Products and settings`,
    icon: IconBuildingWarehouse,
    rights: ['records', 'decide'],
  },
  { to: '/office/import', title: msg`Import and export`, icon: IconFileImport, rights: ['records'] },
  { to: '/people', title: msg`People`, icon: IconUsers, rights: ['records', 'decide'] },
  { to: '/devices', title: msg`Devices`, icon: IconDevices, rights: ['records', 'decide'] },
  { to: '/code', title: msg`What is this code?`, icon: IconQrcode },
  { to: '/profile', title: msg`Profile`, icon: IconUserCircle },
  { to: '/device', title: msg`This device`, icon: IconDeviceMobile },
  {
    to: '/demo',
    title: msg`Demo barcodes`,
    icon: IconBarcode,
    // Only the demo plant's goods have such an id: of all others it follows from the company.
    isThere: async ({ world }) => (await world.get('product', 'oats')) !== undefined,
  },
];
