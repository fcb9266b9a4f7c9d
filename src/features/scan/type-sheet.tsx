import { useLingui } from '@lingui/react/macro';
import { typedEvent } from '../../scan/typed/typed-entry.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { CodePad } from '../code-pad.tsx';
import { useFloor, useLive } from '../floor.tsx';

/** A code by hand, on any screen: as good as a scan, and marked as typed. */
export function TypeSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { desk } = useFloor();
  const expected = useLive(desk.expected);
  return (
    <Sheet
      title={t`Type a code`}
      note={t`What stands under the bars, or a lot or order number.`}
      onClose={onClose}
    >
      <CodePad
        label={t`Code`}
        kind="code"
        expected={expected}
        onDone={(entry) => {
          onClose();
          desk.take(typedEvent(entry, performance.now()));
        }}
      />
    </Sheet>
  );
}
