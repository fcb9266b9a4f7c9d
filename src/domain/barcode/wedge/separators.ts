import { isText } from '../gs1/charset.ts';
import { GS } from '../gs1/element-string.ts';

/** What readers, keyboards and drivers write in place of GS. */
const tokens = /\^\]|␝|<(?:GS|FNC1)>|\{(?:GS|FNC1)\}|\[(?:GS|FNC1)\]|\\x1d|\\u001d|\\035|\\F|%1D/gi;
/** Most messages hold none of these, and are done here. */
const tokenStart = /[\^␝<{[\\%]/;

export type Repaired = { readonly text: string; readonly found: readonly string[] };

/** The text with GS where the site's own separators or a usual written form of it stand; nothing when there are none. */
export function withTokensReplaced(text: string, separators: readonly string[]): Repaired | undefined {
  if (separators.length === 0 && !tokenStart.test(text)) return undefined;
  const found = new Set<string>();
  let repaired = text;
  for (const separator of separators)
    if (separator !== '' && repaired.includes(separator)) {
      found.add(separator);
      repaired = repaired.replaceAll(separator, GS);
    }
  repaired = repaired.replace(tokens, (token) => {
    found.add(token);
    return GS;
  });
  return found.size > 0 ? { text: repaired, found: [...found] } : undefined;
}

/** FNC1 in some barcode fonts and drivers. Other letters are rather the trace of another keyboard. */
const lettersForGs = 'èñ';

/**
 * The same with every character that no GS1 value may hold ("~", "|", "#", "]", "è" …).
 * Safe after a strict reading has failed: nothing that could be data is given up.
 */
export function withStrangersReplaced(text: string): Repaired | undefined {
  // Where a real GS came through, a strange character is a mistake in the data; at the end it separates nothing.
  if (text.includes(GS) || !isText(text.charAt(text.length - 1))) return undefined;
  const found = new Set<string>();
  let repaired = '';
  for (const character of text) {
    const stranger = character !== GS && !isText(character);
    if (stranger && /\p{L}/u.test(character) && !lettersForGs.includes(character)) return undefined;
    if (stranger) found.add(character);
    repaired += stranger ? GS : character;
  }
  // Names of lots and places have blanks, too: they separate only behind a pallet or a product.
  if (found.has(' ') && !/^0[0-3]/.test(text)) return undefined;
  // A label has one way of writing GS; many strange characters are another language, not a separator.
  return found.size === 1 ? { text: repaired, found: [...found] } : undefined;
}

/**
 * The same with the keystrokes that stand for GS typed out ("Alt029"). They are digits and letters like any lot: never
 * taken where the message has another reading, and then only offered.
 */
export function withKeyCodesReplaced(text: string): Repaired | undefined {
  const found = new Set(text.match(/Alt\+?0{0,2}29/gi));
  let repaired = text;
  for (const code of found) repaired = repaired.replaceAll(code, GS);
  return found.size > 0 ? { text: repaired, found: [...found] } : undefined;
}
