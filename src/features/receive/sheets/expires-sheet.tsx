import { IconCalendar } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Day, parseDay } from '#domain/base/calendar.ts';
import { lotIdOf } from '#domain/base/ids.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import type { Draft } from '../../goods/draft.ts';
import { todayAt } from '../../use-today.ts';
import { datesFor } from '../intent.ts';

/** [EXP-1, EXP-3] The date that is going to be kept, and whether a person may still say another: a known lot keeps its own. */
function useExpires({ product, number, label }: Draft): {
  readonly day: Day | null;
  readonly isKnown: boolean;
} {
  const floor = useFloor();
  const asked = useAsked(async () => {
    const company = floor.status.get().enrolment?.company;
    const known =
      company && number !== null
        ? await floor.world.get('lot', lotIdOf(company, product.id, number))
        : undefined;
    const dates = datesFor({ product, label } as Draft, known, await todayAt(floor));
    return { day: dates.expiration, isKnown: known !== undefined };
  }, [product.id, number, label.expiration, label.bestBefore]);
  return asked.state === 'here' ? asked.value : { day: null, isKnown: true };
}

/** What the rule counted, one tap away from being put right. Nothing for goods that do not expire, and for a known lot. */
export function ExpiresButton({ draft, onPress }: { draft: Draft; onPress: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { day, isKnown } = useExpires(draft);
  if (draft.product.expiry === null || isKnown || day === null) return null;
  return (
    <Button icon={<IconCalendar size={28} aria-hidden="true" />} onPress={onPress}>
      {t`Expires ${format.day(day)}: change`}
    </Button>
  );
}

interface Props {
  readonly draft: Draft;
  readonly onDay: (day: Day) => void;
  readonly onClose: () => void;
}

/** [EXP-2] The expiration as it stands on the goods; the other three dates follow from it. */
export function ExpiresSheet({ draft, onDay, onClose }: Props) {
  const { t } = useLingui();
  const { day } = useExpires(draft);
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? day ?? '';
  const chosen = parseDay(value);
  return (
    <Sheet
      title={t`When does it expire?`}
      note={`${draft.product.name} · ${draft.number ?? ''}`}
      onClose={onClose}
      primary={
        <BigButton
          disabledReason={chosen ? undefined : t`Choose the day`}
          onPress={() => chosen && onDay(chosen)}
        >
          {t`Take this day`}
        </BigButton>
      }
    >
      <DayField
        label={t`Expires on`}
        value={value}
        onChange={setTyped}
        hint={t`Best before, removal and alert follow by the rule of the product.`}
      />
    </Sheet>
  );
}
