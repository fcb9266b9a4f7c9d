import { IconStack2 } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import type { MakingPage } from './load-order.ts';

/** [M28, M29] The first of the split orders is shown; the others are one tap away. */
export function UnitsButton({ page, onOpen }: { page: MakingPage; onOpen: () => void }) {
  const { t } = useLingui();
  const { root } = page.order.making;
  if (!root || page.parts < 2) return null;
  return (
    <Button kind="strong" fill icon={<IconStack2 size={28} aria-hidden="true" />} onPress={onOpen}>
      {t`Backorders`} ·{' '}
      {page.areUnits ? (
        <Plural value={page.parts - 1} one="# other unit" other="# other units" />
      ) : (
        <Plural value={page.parts - 1} one="# other order" other="# other orders" />
      )}
    </Button>
  );
}
