import { IconArrowsExchange, IconLockOpen, IconTagStarred } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { useFloor } from '../floor.tsx';
import { useRights } from '../rights.ts';
import type { LotRecord } from './load-lot.ts';
import { useChange } from '../goods/use-change.tsx';
import { releasable, release } from './release.ts';

/** The one next step with this lot. */
export function LotPrimary({ record: { lot, places } }: { record: LotRecord }) {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const { may } = useRights();
  const { record, refusedSheet } = useChange();
  if (lot.holds.some(({ why }) => why === 'unidentified') && may('dock'))
    return (
      <BigButton
        icon={<IconTagStarred size={36} aria-hidden="true" />}
        onPress={() => void navigate(`/lots/${lot.id}/identify`)}
      >
        {t`Name these goods`}
      </BigButton>
    );
  if (releasable(lot).length > 0 && may('decide'))
    return (
      <>
        <BigButton
          icon={<IconLockOpen size={36} aria-hidden="true" />}
          onPress={() => void release(floor, lot, t`Released for use`, record)}
        >
          {t`Release`}
        </BigButton>
        {refusedSheet}
      </>
    );
  return (
    <BigButton
      icon={<IconArrowsExchange size={36} aria-hidden="true" />}
      disabledReason={places.length === 0 ? t`None of it is in the house` : undefined}
      onPress={() => void navigate(`/move/here?lot=${lot.id}`)}
    >
      {t`Move`}
    </BigButton>
  );
}
