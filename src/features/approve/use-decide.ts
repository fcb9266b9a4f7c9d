import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { signedHash } from '#domain/making/approval-hash.ts';
import { useFloor } from '../floor.tsx';
import { useChange } from '../goods/use-change.tsx';
import type { Content } from './load-content.ts';

/** What is decided on: one order's productions, several orders' together, or what a hand-over code says. */
interface About {
  readonly productions: Content['productions'];
  readonly orders: string;
  readonly units: number;
}

/** [APR-5] Signs over what was seen and records it. Closed unsigned or refused, nothing is decided and the screen stays. */
export function useDecide() {
  const { t } = useLingui();
  const { people } = useFloor();
  const navigate = useNavigate();
  const { record, refusedSheet } = useChange();
  const decide = async (
    kind: 'approve' | 'reject',
    productions: About['productions'],
    { meaning, reason, text }: { meaning: string; reason: string | null; text: string },
  ): Promise<void> => {
    const signature = await people.sign(meaning, signedHash(productions));
    if (signature === null) return;
    const payload = { productions: productions.map((each) => ({ ...each })), signature };
    if (await record({ kind, payload }, text, { reason })) void navigate('/approve');
  };
  return {
    refusedSheet,
    approve: ({ productions, orders, units }: About) =>
      decide('approve', productions, {
        meaning: t`Approved for use: ${orders}`,
        reason: null,
        text: t`${orders} · ${units} released`,
      }),
    reject: ({ productions, orders }: About, reason: string) =>
      decide('reject', productions, {
        meaning: t`Rejected, ${reason}: ${orders}`,
        reason,
        text: t`${orders} · rejected`,
      }),
  };
}
