import { cx } from './cx.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './edge-band.module.css';

/** A band around the whole screen, 400 ms: seen from the corner of an eye. A new `flash` starts it anew. */
export const EdgeBand = ({ flash }: { flash: { readonly tone: Tone; readonly count: number } | null }) =>
  flash && <div key={flash.count} className={cx(styles['band'], tones[flash.tone])} aria-hidden="true" />;
