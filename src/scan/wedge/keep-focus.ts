import { isTypingField } from './typing-field.ts';

/** An element that vanishes with the focus on it tells nobody, so somebody looks from time to time, in milliseconds. */
const round = 1000;

/**
 * Scanners behind an input method type only where the focus is in a field. Keeps it in this one: at the start, after every touch,
 * and when it is nowhere. A field that a person types in keeps it, and so does whatever a keyboard moved it to.
 */
export function keepFocus(field: HTMLInputElement): () => void {
  const { ownerDocument: document } = field;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const take = (): void => {
    const { activeElement } = document;
    if (activeElement === field || isTypingField(activeElement) || !isInReach(field)) return;
    field.focus({ preventScroll: true });
  };
  const isNowhere = (): boolean =>
    document.activeElement === null || document.activeElement === document.body;
  // After whatever the touch opens or closes has taken its own place.
  const later = (milliseconds: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      take();
    }, milliseconds);
    timers.add(timer);
  };
  const onTouch = (): void => later(0);
  const onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null) setTimeout(() => isNowhere() && take(), 0);
  };
  const onReturn = (): void => {
    if (document.visibilityState === 'visible') later(0);
  };

  const inCapture = { capture: true } as const;
  document.addEventListener('click', onTouch, inCapture);
  document.addEventListener('pointerup', onTouch, inCapture);
  document.addEventListener('focusout', onLeave, inCapture);
  document.addEventListener('visibilitychange', onReturn);
  const watch = setInterval(() => isNowhere() && take(), round);
  later(0);
  return () => {
    clearInterval(watch);
    for (const timer of timers) clearTimeout(timer);
    document.removeEventListener('click', onTouch, inCapture);
    document.removeEventListener('pointerup', onTouch, inCapture);
    document.removeEventListener('focusout', onLeave, inCapture);
    document.removeEventListener('visibilitychange', onReturn);
  };
}

/** Under an open question nothing else can have the focus; a field of its own stands in it. */
function isInReach(field: HTMLInputElement): boolean {
  const open = [...field.ownerDocument.querySelectorAll('dialog[open]')].at(-1);
  return open === undefined || open.contains(field);
}
