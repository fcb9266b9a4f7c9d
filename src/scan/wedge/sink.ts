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
