import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useBlocker } from 'react-router';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** What was typed is not lost by a step aside. */
export function LeaveSheet({ isChanged, onDiscard }: { isChanged: boolean; onDiscard: () => void }) {
  const { t } = useLingui();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== 'blocked') return null;
  return (
    <Sheet title={t`Leave without saving?`} onClose={() => blocker.reset()}>
      <Choices>
        <Choice
          icon={<IconPencil size={36} aria-hidden="true" />}
          title={t`Go on typing`}
          note={t`Then save it`}
          onPress={() => blocker.reset()}
        />
        <Choice
          icon={<IconTrash size={36} aria-hidden="true" />}
          title={t`Leave`}
          note={t`What you typed is gone`}
          onPress={() => {
            onDiscard();
            blocker.proceed();
          }}
        />
      </Choices>
    </Sheet>
  );
}
