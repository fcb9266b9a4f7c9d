import {
  type Icon,
  IconArrowsLeftRight,
  IconHammer,
  IconPackageImport,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { OrderKind } from '#domain/catalogue/place.ts';

export const kindIcons: Readonly<Record<OrderKind, Icon>> = {
  receipt: IconPackageImport,
  delivery: IconTruckDelivery,
  transfer: IconArrowsLeftRight,
  manufacture: IconHammer,
};
