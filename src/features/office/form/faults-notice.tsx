import { IconAlertTriangle } from '@tabler/icons-react';
import { Plural } from '@lingui/react/macro';
import { Notice } from '../../../ui/notice.tsx';

/** How many fields of a form are to be mended before it can be kept. */
export function FaultsNotice({ faults }: { readonly faults: Readonly<Record<string, unknown>> }) {
  const count = Object.keys(faults).length;
  if (count === 0) return null;
  return (
    <Notice
      tone="error"
      urgent
      icon={<IconAlertTriangle size={28} aria-hidden="true" />}
      title={<Plural value={count} one="# field is to be mended." other="# fields are to be mended." />}
    />
  );
}
