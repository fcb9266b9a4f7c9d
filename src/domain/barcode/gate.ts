import type { RecogniseContext } from './context.ts';
import type { Warning } from './recognised.ts';
import { type Scan, longestText } from './scan.ts';

/** A scan without what the way from the label to here has put around it. */
export type Arrived = {
  readonly text: string;
  readonly symbology: string | undefined;
  readonly warnings: readonly Warning[];
  readonly source: Scan['source'];
};

/** Letters of ISO/IEC 15424 with a modifier behind them. */
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/;
const noWarnings: readonly Warning[] = [];

/** Cuts what is longer than any symbol, takes off line ends, the site's prefixes and the AIM identifier. */
export function passGate(scan: Scan, context: RecogniseContext): Arrived {
  const { source } = scan;
  let { text } = scan;
  let warnings = noWarnings;
  const warn = (code: Warning['code'], ...args: string[]): void => {
    warnings = [...warnings, { code, args }];
  };
  if (text.length > longestText) {
    warn('cut', String(text.length));
    text = text.slice(0, longestText);
  }
  const last = text.charCodeAt(text.length - 1);
  if (last === 13 || last === 10 || last === 9) {
    warn('suffix-removed');
    text = withoutLineEnd(text);
  }
  const prefix = context.prefixes?.find((each) => each !== '' && text.startsWith(each));
  if (prefix !== undefined) {
    warn('prefix-removed', prefix);
    text = text.slice(prefix.length);
  }
  const suffix = context.suffixes?.find((each) => each !== '' && text.endsWith(each));
  if (suffix !== undefined) {
    warn('suffix-removed', suffix);
    text = text.slice(0, text.length - suffix.length);
  }
  if (text.charCodeAt(0) === 0x5d && aimIdentifier.test(text))
    return { text: text.slice(3), symbology: text.slice(0, 3), warnings, source };
  return { text, symbology: scan.symbology, warnings, source };
}

function withoutLineEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '\r\n\t'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
