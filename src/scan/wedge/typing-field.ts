/** `data-wedge="sink"` marks the scan bar's own field, which takes focus so that scanners have somewhere to type. */
const sinkSelector = '[data-wedge="sink"]';
const typingSelector =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';
const noText = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset', 'image']);

export const isSink = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.matches(sinkSelector);

/** A field that a person types in: it keeps its keys and its focus. */
export function isTypingField(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.matches(sinkSelector)) return false;
  const field = target.closest(typingSelector);
  return field !== null && !(field instanceof HTMLInputElement && noText.has(field.type));
}
