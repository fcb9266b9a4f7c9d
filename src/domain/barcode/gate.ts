import type { RecogniseContext } from './context.ts';
import type { Warning, WarningCode } from './recognised.ts';
import { type Scan, longestText } from './scan.ts';

/** A scan without what the way from the label to here has put around it. */
export type Arrived = {
  readonly text: string;
  readonly symbology: string | undefined;
  readonly warnings: readonly Warning[];
  readonly source: Scan['source'];
};

/** Cuts what is longer than any symbol, takes off line ends, the site's prefixes and the AIM identifier. */
export function passGate({ text, symbology, source }: Scan, context: RecogniseContext): Arrived {
  let arrived: Arrived = { text, symbology, source, warnings: noWarnings };
  if (text.length > longestText)
    arrived = without(arrived, text.slice(0, longestText), 'cut', String(text.length));
  if (arrived.text.charCodeAt(0) === STX)
    arrived = without(arrived, arrived.text.slice(1), 'prefix-removed', '\u0002');
  const end = endBeforeLineEnd(arrived.text);
  if (end < arrived.text.length) arrived = without(arrived, arrived.text.slice(0, end), 'suffix-removed');
  if (context.prefixes || context.suffixes) arrived = withoutSiteMarks(arrived, context);
  return withoutAim(arrived);
}

/** An AIM symbology identifier that stands in the text is told apart from it. */
export const withoutAim = (arrived: Arrived): Arrived =>
  arrived.text.charCodeAt(0) === 0x5d && aimIdentifier.test(arrived.text)
    ? { ...arrived, text: arrived.text.slice(3), symbology: arrived.text.slice(0, 3) }
    : arrived;

const noWarnings: readonly Warning[] = [];

/** Serial scanners frame what they send: start of text, end of text. */
const STX = 0x02;
const ETX = 0x03;

/** A letter that ISO/IEC 15424 has given away, and a modifier, which is a hexadecimal digit. */
const aimIdentifier = /^\][A-UXZcdehz][0-9A-F]/;

const without = (arrived: Arrived, text: string, code: WarningCode, ...args: string[]): Arrived => ({
  ...arrived,
  text,
  warnings: [...arrived.warnings, { code, args }],
});

function withoutSiteMarks(arrived: Arrived, { prefixes = [], suffixes = [] }: RecogniseContext): Arrived {
  const prefix = prefixes.find((each) => each !== '' && arrived.text.startsWith(each));
  const body =
    prefix === undefined
      ? arrived
      : without(arrived, arrived.text.slice(prefix.length), 'prefix-removed', prefix);
  const suffix = suffixes.find((each) => each !== '' && body.text.endsWith(each));
  return suffix === undefined
    ? body
    : without(body, body.text.slice(0, -suffix.length), 'suffix-removed', suffix);
}

function endBeforeLineEnd(text: string): number {
  let end = text.length;
  for (; end > 0; end--) {
    const code = text.charCodeAt(end - 1);
    if (code !== 0x0d && code !== 0x0a && code !== 0x09 && code !== ETX) break;
  }
  return end;
}
