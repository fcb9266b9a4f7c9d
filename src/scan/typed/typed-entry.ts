import type { ScanEvent, TypedHow } from '../scan-event.ts';
import { checkTyped } from './check-digit.ts';

/** What the entry is for: a serial is typed twice [SER-1], a lot once, any other code once if its check digit fits. */
export type TypedKind = 'code' | 'lot' | 'serial';

export type TypedEntry =
  | { readonly step: 'first' }
  /** Typed once and not enough; the first entry is hidden while the second is typed. */
  | { readonly step: 'again'; readonly first: string }
  | { readonly step: 'done'; readonly text: string; readonly how: TypedHow };

export type TypedRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'check-digit' }
  | { readonly kind: 'differs' };

export type TypedStep =
  | { readonly ok: true; readonly entry: TypedEntry }
  /** A second entry that differs starts over: neither of the two is more likely to be right. */
  | { readonly ok: false; readonly refusal: TypedRefusal; readonly entry: TypedEntry };

export const startTyping: TypedEntry = { step: 'first' };

/** Takes one finished line from the pad. */
export function submitTyped(entry: TypedEntry, line: string, kind: TypedKind): TypedStep {
  const text = line.trim();
  if (text === '') return { ok: false, refusal: { kind: 'empty' }, entry };
  if (entry.step === 'again') {
    return entry.first === text
      ? { ok: true, entry: { step: 'done', text, how: 'typed-twice' } }
      : { ok: false, refusal: { kind: 'differs' }, entry: startTyping };
  }
  if (kind === 'serial') return { ok: true, entry: { step: 'again', first: text } };
  // A number of that length may be no GTIN at all: typed the same once more it is taken as it stands.
  if (kind === 'code' && checkTyped(text).kind === 'wrong')
    return { ok: false, refusal: { kind: 'check-digit' }, entry: { step: 'again', first: text } };
  return { ok: true, entry: { step: 'done', text, how: 'typed' } };
}

/** [SER-1] An expected lot or serial picked from the large buttons. */
export function pickExpected(text: string): TypedEntry {
  return { step: 'done', text, how: 'picked' };
}

/** The event of a finished entry; marked, so that nobody later takes it for a scan. */
export function typedEvent(entry: Extract<TypedEntry, { step: 'done' }>, at: number): ScanEvent {
  return {
    text: entry.text,
    symbology: undefined,
    format: undefined,
    confidence: entry.how === 'typed' ? 0.9 : 1,
    source: 'typed',
    at,
    how: entry.how,
  };
}
