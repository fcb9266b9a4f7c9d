import { useLingui } from '@lingui/react/macro';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import type { LocationId, PackageId } from '#domain/base/ids.ts';
import { Empty } from '../../ui/empty.tsx';
import { Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { type AtHand, keyOf, thingsAt } from './at-hand.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { ThingRow } from './thing-row.tsx';

interface Props {
  readonly place: LocationId;
  readonly placeName: string;
  /** What is in this package already is not offered. */
  readonly outside?: PackageId;
  readonly onThing: (thing: AtHand) => void;
  readonly onClose: () => void;
}

/** What stands here, to be picked when a label cannot be read. */
export function ThingSheet({ place, placeName, outside, onThing, onClose }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => thingsAt(world, place), [place]);
  const all =
    asked.state === 'here'
      ? asked.value.filter(({ package: inside }) => !outside || inside?.id !== outside)
      : null;
  const things = all?.filter((thing) => says(thing, typed)) ?? [];
  return (
    <Sheet title={t`Which goods?`} note={placeName} onClose={onClose}>
      {(all?.length ?? 0) > 8 && <SearchField label={t`Search here`} value={typed} onChange={setTyped} />}
      {all?.length === 0 && (
        <Empty icon={<IconTag size={48} aria-hidden="true" />} title={t`By the books nothing stands here`} />
      )}
      <Rows label={t`Goods here`}>
        {things.slice(0, 100).map((thing) => (
          <ThingRow key={keyOf(thing)} thing={thing} onPress={() => onThing(thing)} />
        ))}
      </Rows>
    </Sheet>
  );
}

/** Goods that were picked from a list instead of scanned. */
export const pickedDraft = ({ product, lot, location, package: inside, quantity }: AtHand): Draft => ({
  ...emptyDraft(product),
  number: lot?.name ?? null,
  entry: 'picked',
  source: { location: location.id, package: inside?.id ?? null, quantity },
});

export function says({ product, lot, package: inside }: AtHand, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  const own = `${product.name} ${product.code} ${lot?.name ?? ''} ${lot?.reference ?? ''} ${inside?.sscc ?? ''}`;
  return wanted === '' || own.toLowerCase().includes(wanted);
}
