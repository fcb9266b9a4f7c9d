import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import type { Completeness } from '#domain/trace/completeness.ts';
import type { Direction } from '#domain/trace/trace.ts';
import { Notice } from '../../ui/notice.tsx';

interface Props {
  readonly direction: Direction;
  readonly completeness: Completeness;
  /** A part is never called complete. */
  readonly isWhole: boolean;
}

/** [PRD-7, G06] In words, because a tree that looks complete may not be. */
export function CompletenessNotice({ direction, completeness, isWhole }: Props) {
  const { t } = useLingui();
  const { gaps, assumed, typed, unknown, rootless } = completeness;
  const isComplete = gaps + assumed + unknown + rootless === 0;
  // What went into nothing further is no gap: forward there is only what is not known here.
  if (direction === 'forward' && unknown === 0) return null;
  if (isComplete && isWhole)
    return (
      <Notice tone="ok" icon={<IconCircleCheck size={28} aria-hidden="true" />} title={t`Complete`}>
        <p>{t`Every tracked component is accounted for at its quantity.`}</p>
        {typed > 0 && <Typed typed={typed} />}
      </Notice>
    );
  if (isComplete) return null;
  return (
    <Notice tone="wait" icon={<IconAlertTriangle size={28} aria-hidden="true" />} title={t`Not complete`}>
      {gaps > 0 && (
        <p>
          <Plural
            value={gaps}
            one="# component is not accounted for at its quantity."
            other="# components are not accounted for at their quantity."
          />
        </p>
      )}
      {assumed > 0 && (
        <p>
          <Plural
            value={assumed}
            one="# component was taken from the plan without looking."
            other="# components were taken from the plan without looking."
          />
        </p>
      )}
      {rootless > 0 && (
        <p>
          <Plural
            value={rootless}
            one="Nothing here says where # lot came from."
            other="Nothing here says where # lots came from."
          />
        </p>
      )}
      {unknown > 0 && (
        <p>
          <Plural value={unknown} one="# lot is not known here." other="# lots are not known here." />
        </p>
      )}
      {typed > 0 && <Typed typed={typed} />}
    </Notice>
  );
}

const Typed = ({ typed }: { typed: number }) => (
  <p>
    <Plural value={typed} one="# number was typed by hand." other="# numbers were typed by hand." />
  </p>
);
