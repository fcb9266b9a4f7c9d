import { usCharacter } from './us-layout.ts';

/** The part of a KeyboardEvent that a wedge looks at; `key` is missing on some Android builds. */
export interface Key {
  readonly key?: string | undefined;
  readonly code?: string | undefined;
  readonly keyCode?: number | undefined;
  readonly isComposing?: boolean | undefined;
  readonly shiftKey?: boolean | undefined;
  readonly ctrlKey?: boolean | undefined;
  readonly altKey?: boolean | undefined;
  readonly metaKey?: boolean | undefined;
}

/** One key seen as a scanner means it. */
export type Stroke =
  /** `us` is what the same physical key types on a US keyboard. */
  | { readonly kind: 'text'; readonly text: string; readonly us: string }
  | { readonly kind: 'end'; readonly by: 'enter' | 'tab' }
  /** One digit of an Alt code: Windows scanners send 0x1D as Alt+0 2 9. */
  | { readonly kind: 'alt-digit'; readonly digit: string }
  /** A key that carries no data; it must not reach the page in the middle of a code. */
  | { readonly kind: 'noise' }
  /** A pressed modifier, or a key that an input method will deliver as text. */
  | { readonly kind: 'nothing' };

const gs = '\u001d';
const modifiers = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
  'Dead',
  'Process',
]);

/** What a key means inside a code. Whether the burst takes it is the burst's decision. */
export function strokeOf(event: Key): Stroke {
  const { key, code = '' } = event;
  if (event.isComposing === true || event.keyCode === 229) return { kind: 'nothing' };
  if (key === undefined || key === '' || key === 'Unidentified' || modifiers.has(key))
    return { kind: 'nothing' };
  if (key === 'Enter') return { kind: 'end', by: 'enter' };
  if (key === 'Tab') return { kind: 'end', by: 'tab' };
  // Zebra's and Honeywell's key maps send the group separator as F8.
  if (key === 'F8' || key === gs) return text(gs, gs);
  if (event.metaKey === true) return { kind: 'noise' };
  const digit = /^(?:Numpad|Digit)(\d)$/.exec(code)?.[1];
  if (event.altKey === true && event.ctrlKey !== true && digit !== undefined)
    return { kind: 'alt-digit', digit };
  if (event.ctrlKey === true && event.altKey !== true) return controlStroke(key, code);
  const single = [...key].length === 1;
  return single ? text(key, usCharacter(code, event.shiftKey === true) ?? key) : { kind: 'noise' };
}

function text(byKey: string, us: string): Stroke {
  return { kind: 'text', text: byKey, us };
}

/** Ctrl+] is 0x1D as Ctrl+M is a carriage return: the old terminal rule that wedges still follow. */
function controlStroke(key: string, code: string): Stroke {
  // The physical key first: on a German host the scanner's Ctrl+] arrives as Ctrl and a plus sign.
  const character = usCharacter(code, false) ?? key;
  if (character === ']' || key === ']') return text(gs, gs);
  const point = character.toUpperCase().charCodeAt(0);
  if (character.length !== 1 || point < 0x40 || point > 0x5f) return { kind: 'noise' };
  const control = String.fromCharCode(point & 0x1f);
  if (control === '\r' || control === '\n') return { kind: 'end', by: 'enter' };
  if (control === '\t') return { kind: 'end', by: 'tab' };
  return text(control, control);
}
