import type { OpenedSegments } from './segments.ts';

/** What the page asks of the journal's worker; answered under the same number, except `note`. */
export type JournalAsk =
  | { readonly n: number; readonly ask: 'open' }
  | { readonly n: number; readonly ask: 'append'; readonly texts: readonly string[] }
  | { readonly n: number; readonly ask: 'rewrite'; readonly texts: readonly string[] }
  | { readonly n: number; readonly ask: 'make-room' }
  | { readonly ask: 'note'; readonly text: string }
  | { readonly ask: 'close' };

export type JournalAnswer =
  | { readonly n: number; readonly ok: true; readonly value: OpenedSegments | boolean | null }
  | { readonly n: number; readonly ok: false; readonly name: string; readonly message: string };
