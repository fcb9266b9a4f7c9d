import type { Ai } from './element-string.ts';
import { definitionOf, slotOfKnown } from './table.ts';

const GS = '\u001d';

/** What a symbol carries, and the keyboard of a scanner types: GS behind each value whose length is not fixed. */
export function writeElementString(ais: readonly Ai[]): string {
  let text = '';
  ais.forEach(([ai, value], index) => {
    text += ai + value;
    if (!definition(ai).predefined && index < ais.length - 1) text += GS;
  });
  return text;
}

/** "(01)04012345678901(10)LOT": what libraries that draw symbols ask for. A bracket in a value gets a backslash. */
export const writeBracketed = (ais: readonly Ai[]): string =>
  ais.map(([ai, value]) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');

/** The lines under a symbol (GenSpecs, HRI rules: identifiers in brackets, which no symbol encodes), one identifier a line. */
export const writeHri = (ais: readonly Ai[]): readonly string[] =>
  ais.map(([ai, value]) => `(${ai}) ${value}`);

/**
 * GS1 Digital Link; nothing when no identifier can be its key or one may not stand in a link.
 * Attributes of fixed length come first, as GS1's own engine writes them, so that one value has one link.
 */
export function writeDigitalLink(ais: readonly Ai[], stem = 'https://id.gs1.org'): string | undefined {
  const key = ais.find(([ai]) => definition(ai).qualifiers !== undefined);
  if (!key) return undefined;
  // The first of repeated identifiers counts, in the order of the label.
  const valueOf = new Map<string, string>();
  for (const [ai, value] of ais) if (!valueOf.has(ai)) valueOf.set(ai, value);
  const others = [...valueOf.keys()].filter((ai) => ai !== key[0]);
  const path = [key[0], ...bestRun(definition(key[0]).qualifiers ?? [], others)];
  const attributes = others.filter((ai) => !path.includes(ai));
  if (attributes.some((ai) => !definition(ai).attribute)) return undefined;
  const ordered = [
    ...attributes.filter((ai) => definition(ai).predefined),
    ...attributes.filter((ai) => !definition(ai).predefined),
  ];
  const escaped = (ai: string): string => escape(valueOf.get(ai) ?? '');
  const query = ordered.map((ai) => `${ai}=${escaped(ai)}`).join('&');
  return `${stem.replace(/\/$/, '')}${path.map((ai) => `/${ai}/${escaped(ai)}`).join('')}${query && `?${query}`}`;
}

/** The run of qualifiers that leaves nothing over which only a path may hold; then the one of which most are at hand. */
function bestRun(runs: readonly (readonly string[])[], others: readonly string[]): readonly string[] {
  let best: { run: readonly string[]; left: number } | undefined;
  for (const qualifiers of runs) {
    const run = qualifiers.filter((ai) => others.includes(ai));
    const left = others.filter((ai) => !run.includes(ai) && !definition(ai).attribute).length;
    if (!best || left < best.left || (left === best.left && run.length > best.run.length))
      best = { run, left };
  }
  return best?.run ?? [];
}

/** All but the unreserved characters of RFC 3986, byte by byte: GS1 values are ASCII. */
const escape = (value: string): string =>
  value.replace(
    /[^\w\-.~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** Only identifiers of the dictionary can be written; anything else is a mistake of the caller. */
function definition(ai: string) {
  const found = definitionOf(slotOfKnown(ai));
  if (!found) throw new Error(`Not a GS1 application identifier: ${ai}`);
  return found;
}
