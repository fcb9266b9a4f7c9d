import { useLingui } from '@lingui/react/macro';
import { IconPackage, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import type { LocationId } from '#domain/base/ids.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { LotStateChips } from '../lot-state.tsx';
import { type AtHand, keyOf, thingsAt } from './at-hand.ts';
import { type Draft, emptyDraft } from './draft.ts';

interface Props {
  readonly place: LocationId;
  readonly placeName: string;
  readonly onThing: (thing: AtHand) => void;
  readonly onClose: () => void;
}

/** What stands here, to be picked when a label cannot be read. */
export function ThingSheet({ place, placeName, onThing, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { world } = useFloor();
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => thingsAt(world, place), [place]);
  const all = asked.state === 'here' ? asked.value : null;
  const things = all?.filter((thing) => says(thing, typed)) ?? [];
  return (
    <Sheet title={t`Which goods?`} note={placeName} onClose={onClose}>
      {(all?.length ?? 0) > 8 && <SearchField label={t`Search here`} value={typed} onChange={setTyped} />}
      {all?.length === 0 && (
        <Empty icon={<IconTag size={48} aria-hidden="true" />} title={t`By the books nothing stands here`} />
      )}
      <Rows label={t`Goods here`}>
        {things.slice(0, 100).map((thing) => (
          <Row
            key={keyOf(thing)}
            lead={
              thing.package ? (
                <IconPackage size={32} aria-hidden="true" />
              ) : (
                <IconTag size={32} aria-hidden="true" />
              )
            }
            title={thing.product.name}
            note={
              <>
                {thing.lot && (
                  <>
                    <CodeText>{thing.lot.name}</CodeText> ·{' '}
                  </>
                )}
                <CodeText>{format.amount(thing.quantity, thing.product.unit)}</CodeText>
                {thing.package && (
                  <>
                    {' '}
                    · {t`in package`} <CodeText>{thing.package.sscc}</CodeText>
                  </>
                )}
              </>
            }
            more={thing.lot ? <LotStateChips lot={thing.lot} location={thing.location.id} /> : undefined}
            onPress={() => onThing(thing)}
          />
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
