import { IconMapPin, IconPackage } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Location } from '#domain/catalogue/place.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import { type AtHand, keyOf } from './at-hand.ts';
import type { Draft } from './draft.ts';
import { PlaceSheet } from './place-sheet.tsx';

interface Props {
  readonly draft: Draft;
  readonly stands: readonly AtHand[];
  readonly onStand: (stand: AtHand) => void;
  readonly onPlace: (location: Location) => void;
  readonly onClose: () => void;
}

/** The same goods lie at several places, or at none by the books: which are these? */
export function SourceSheet({ draft, stands, onStand, onPlace, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [elsewhere, setElsewhere] = useState(false);
  const { product, number } = draft;
  const note = number === null ? product.name : `${product.name} · ${number}`;
  if (elsewhere || stands.length === 0)
    return <PlaceSheet title={t`Taken from where?`} note={note} onPlace={onPlace} onClose={onClose} />;
  return (
    <Sheet title={t`Taken from where?`} note={note} onClose={onClose}>
      <Choices>
        {stands.map((stand) => (
          <Choice
            key={keyOf(stand)}
            icon={
              stand.package ? (
                <IconPackage size={36} aria-hidden="true" />
              ) : (
                <IconMapPin size={36} aria-hidden="true" />
              )
            }
            title={stand.location.name}
            note={
              <>
                <CodeText>{format.amount(stand.quantity, product.unit)}</CodeText>
                {stand.package && (
                  <>
                    {' · '}
                    {t`in package`} <CodeText>{stand.package.sscc}</CodeText>
                  </>
                )}
              </>
            }
            onPress={() => onStand(stand)}
          />
        ))}
      </Choices>
      <Button icon={<IconMapPin size={28} aria-hidden="true" />} onPress={() => setElsewhere(true)}>
        {t`From another place`}
      </Button>
    </Sheet>
  );
}
