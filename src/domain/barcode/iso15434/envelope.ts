import type { Fault } from '../fault.ts';

const GS = '\u001d';
const RS = '\u001e';
const EOT = '\u0004';

export type Envelope = {
  readonly formats: readonly { readonly format: string; readonly body: string; readonly at: number }[];
  /** The message ends where it ends, not where it says so. */
  readonly unfinished: boolean;
  /** What stood in place of the control characters. */
  readonly substituted: readonly string[];
};

const header = '[)>';

/** Control characters as pictures, tokens, escapes or carets. "^D" and "^^" before "^" alone. */
const written: readonly (readonly [pattern: RegExp, control: string])[] = [
  [/␝|<GS>|\{GS\}|\[GS\]|\\x1d|\\u001d|\^\]/gi, GS],
  [/␞|<RS>|\{RS\}|\[RS\]|\\x1e|\\u001e|\^\^/gi, RS],
  [/␄|<EOT>|\{EOT\}|\[EOT\]|\\x04|\\u0004|\^D$/gi, EOT],
];

/** ISO/IEC 15434: "[)>" RS, then formats of two digits, a GS and data, each ended by RS, the message by EOT. */
export function openEnvelope(text: string): Envelope | Fault | undefined {
  if (!text.startsWith(header)) return undefined;
  const { message, substituted } = withControls(text);
  const unfinished = !message.endsWith(EOT);
  const inside = (unfinished ? message : message.slice(0, -1)).slice(header.length);
  const formats: { format: string; body: string; at: number }[] = [];
  let at = header.length;
  for (const part of inside.split(RS)) {
    // Readers that send Macro 05 and 06 drop the RS behind the header; a reader that is asked to may drop them all.
    if (part !== '') {
      const found = /^(\d\d)\u001d?(.*)$/s.exec(part);
      if (!found) return { error: 'syntax', at };
      formats.push({
        format: found[1] ?? '',
        body: found[2] ?? '',
        at: at + part.length - (found[2] ?? '').length,
      });
    }
    at += part.length + 1;
  }
  return formats.length > 0 ? { formats, unfinished, substituted } : { error: 'length', at: header.length };
}

function withControls(text: string): { message: string; substituted: readonly string[] } {
  if (text.includes(GS)) return { message: text, substituted: [] };
  const found = new Set<string>();
  let message = text;
  for (const [pattern, control] of written)
    message = message.replace(pattern, (token) => {
      found.add(token);
      return control;
    });
  // A keyboard that loses Ctrl types the key alone: "]" for GS, "^" for RS, "D" (nothing to tell it by) for EOT.
  if (!message.includes(GS)) {
    for (const [key, control] of [
      [']', GS],
      ['^', RS],
    ] as const)
      if (message.includes(key, header.length)) {
        found.add(key);
        message = header + message.slice(header.length).replaceAll(key, control);
      }
  }
  return { message, substituted: [...found] };
}
