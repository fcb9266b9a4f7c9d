import { IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import type { Answers } from '../answers.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'spot' }>;
  readonly answers: Answers;
}

/** The same number lies at several places: from which one is it? A scan of the place answers too. */
export function SpotSheet({ question: { taking, spots }, answers }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const { product, number } = taking.draft;
  const asked = useAsked(
    () =>
      Promise.all(
        spots.map(async ({ location, package: inside }) => ({
          place: (await world.get('location', location))?.name ?? '',
          sscc: inside === null ? null : ((await world.get('package', inside))?.sscc ?? null),
        })),
      ),
    spots.map(({ location }) => location),
  );
  const names = asked.state === 'here' ? asked.value : [];
  return (
    <Sheet
      title={t`From where?`}
      note={t`${product.name} · ${number ?? ''}: scan the place, or choose it.`}
      onClose={answers.dismiss}
    >
      <Choices>
        {spots.map((spot, at) => (
          <Choice
            key={`${spot.location} ${spot.package ?? ''}`}
            icon={<IconMapPin size={36} aria-hidden="true" />}
            title={names[at]?.place ?? ''}
            note={[format.amount(spot.quantity, product.unit), names[at]?.sscc ?? '']
              .filter((word) => word !== '')
              .join(' · ')}
            onPress={() => void answers.spot(taking, spot)}
          />
        ))}
      </Choices>
    </Sheet>
  );
}
