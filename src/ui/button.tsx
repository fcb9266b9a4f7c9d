import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './button.module.css';

interface Props {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly icon?: ReactNode;
  readonly kind?: 'plain' | 'strong' | 'danger';
  /** The icon alone is seen; `children` is what is heard. */
  readonly iconOnly?: boolean;
  readonly pressed?: boolean;
  readonly fill?: boolean;
  readonly describedBy?: string;
}

/** A secondary action: 64 px or more, an icon and a word. */
export function Button({
  children,
  onPress,
  icon,
  kind = 'plain',
  iconOnly = false,
  pressed,
  fill = false,
  describedBy,
}: Props) {
  return (
    <button
      type="button"
      className={cx(
        styles['button'],
        styles[kind],
        iconOnly && styles['square'],
        fill && styles['fill'],
        pressed && styles['pressed'],
      )}
      aria-pressed={pressed}
      aria-describedby={describedBy}
      onClick={onPress}
    >
      {icon}
      <span className={cx(styles['word'], iconOnly && 'hidden-text')}>{children}</span>
    </button>
  );
}
