/**
 * A visible field for devices whose input method needs one (Android text input): it takes focus, opens no soft keyboard and
 * hands everything to the wedge. Visible on purpose: hidden and read-only fields get no composition events on some WebViews.
 */
export function createWedgeSink(document: Document, label: string): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'text';
  field.inputMode = 'none';
  field.autocomplete = 'off';
  field.setAttribute('autocorrect', 'off');
  field.setAttribute('autocapitalize', 'off');
  field.spellcheck = false;
  field.dataset['wedge'] = 'sink';
  field.setAttribute('aria-label', label);
  return field;
}

/** Brings focus back to the sink when it went nowhere; a field or button that a person chose keeps it. */
export function keepSinkFocused(document: Document, sink: HTMLElement): () => void {
  const settle = (): void => {
    const active = document.activeElement;
    if ((active === null || active === document.body) && sink.isConnected)
      sink.focus({ preventScroll: true });
  };
  const later = (): void => {
    setTimeout(settle, 0);
  };
  document.addEventListener('focusout', later);
  document.addEventListener('pointerup', later);
  document.addEventListener('visibilitychange', later);
  settle();
  return () => {
    document.removeEventListener('focusout', later);
    document.removeEventListener('pointerup', later);
    document.removeEventListener('visibilitychange', later);
  };
}
