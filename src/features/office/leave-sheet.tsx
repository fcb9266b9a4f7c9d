import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { RefObject } from 'react';
import { useBlocker } from 'react-router';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';

interface Props {
  readonly isChanged: boolean;
  /** Set by whoever has just kept it and goes on: nothing is lost by that. */
  readonly isPassing: RefObject<boolean>;
  readonly onDiscard: () => void;
}

/** What was typed is not lost by a step aside. */
export function LeaveSheet({ isChanged, isPassing, onDiscard }: Props) {
  const { t } = useLingui();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && !isPassing.current && currentLocation.pathname !== nextLocation.pathname,
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
