import { IconArrowsExchange, IconTagStarred } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { useRights } from '../use-rights.ts';
import type { LotRecord } from './load-lot.ts';

/** The one next step with this lot. */
export function LotPrimary({ record }: { record: LotRecord }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { may } = useRights();
  const { lot, places } = record;
  if (lot.holds.some(({ why }) => why === 'unidentified') && may('dock'))
    return (
      <BigButton
        icon={<IconTagStarred size={36} aria-hidden="true" />}
        onPress={() => void navigate(`/lots/${lot.id}/identify`)}
      >
        {t`Name these goods`}
      </BigButton>
    );
  return (
    <BigButton
      icon={<IconArrowsExchange size={36} aria-hidden="true" />}
      disabledReason={places.length === 0 ? t`None of it is in the house` : undefined}
      onPress={() => void navigate(`/move?lot=${lot.id}`)}
    >
      {t`Move`}
    </BigButton>
  );
}
