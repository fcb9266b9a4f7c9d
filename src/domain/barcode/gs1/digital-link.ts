import type { Fault } from '../fault.ts';
import type { Ai, Elements } from './element-string.ts';
import type { Definition } from './definition.ts';
import { definitionOf, slotOfKnown } from './table.ts';
import { valueFault } from './value.ts';

type Part = { ai: string; slot: number; definition: Definition; value: string; at: number };

const scheme = /^(https?|HTTPS?):\/\//;
const illegal = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/;
const badInDomain = /[_~?#@!$&'()*+,;=%]/;

export const isWebAddress = (text: string): boolean => scheme.test(text);

/**
 * GS1 Digital Link URI: key and qualifiers in the path, attributes in the query, any host and any path before the key.
 * The address is only read, never opened. Compressed links are not read.
 */
export function readDigitalLink(text: string): Elements | Fault {
  const start = scheme.exec(text)?.[0].length ?? 0;
  const stray = text.search(illegal);
  if (stray >= 0) return linkFault(stray);
  const slash = text.indexOf('/', start);
  const host = text.slice(start, slash < 0 ? text.length : slash);
  const bad = host.search(badInDomain);
  if (bad >= 0) return linkFault(start + bad);
  if (slash < 0 || slash === start) return linkFault(start);
  const fragment = text.indexOf('#', slash);
  const whole = fragment < 0 ? text : text.slice(0, fragment);
  const question = whole.indexOf('?', slash);
  const path = partsOfPath(question < 0 ? whole : whole.slice(0, question), slash);
  if (!Array.isArray(path)) return path;
  const query = question < 0 ? [] : partsOfQuery(whole, question + 1);
  if (!Array.isArray(query)) return query;
  return checked(path, query);
}

const linkFault = (at: number, ai?: string): Fault => ({ error: 'digital-link', at, ...(ai && { ai }) });

/** From the end of the path backwards, pair by pair, to the key; what stands before the key is the host's own path. */
function partsOfPath(text: string, slash: number): Part[] | Fault {
  const pairs: { ai: string; from: number; to: number; at: number }[] = [];
  let end = text.length;
  let keyed = false;
  while (!keyed) {
    const beforeValue = text.lastIndexOf('/', end - 1);
    const beforeAi = beforeValue <= slash ? -1 : text.lastIndexOf('/', beforeValue - 1);
    if (beforeAi < slash) return linkFault(slash);
    const ai = text.slice(beforeAi + 1, beforeValue);
    const definition = definitionOf(slotOfKnown(ai));
    if (!definition) return linkFault(beforeAi + 1);
    pairs.unshift({ ai, from: beforeValue + 1, to: end, at: beforeAi + 1 });
    keyed = definition.qualifiers !== undefined;
    end = beforeAi;
  }
  return partsOf(
    pairs.map(({ ai, from, to }) => ({ ai, raw: text.slice(from, to), at: from })),
    false,
  );
}

function partsOfQuery(text: string, from: number): Part[] | Fault {
  const raws: { ai: string; raw: string; at: number }[] = [];
  let at = from;
  for (const parameter of text.slice(from).split('&')) {
    const equals = parameter.indexOf('=');
    const name = parameter.slice(0, Math.max(equals, 0));
    if (equals >= 0 && /^\d*$/.test(name)) {
      if (slotOfKnown(name) < 0) return linkFault(at);
      raws.push({ ai: name, raw: parameter.slice(equals + 1), at: at + equals + 1 });
    }
    at += parameter.length + 1;
  }
  return partsOf(raws, true);
}

function partsOf(raws: readonly { ai: string; raw: string; at: number }[], query: boolean): Part[] | Fault {
  const parts: Part[] = [];
  for (const { ai, raw, at } of raws) {
    const slot = slotOfKnown(ai);
    const definition = definitionOf(slot);
    if (!definition) return linkFault(at);
    const value = unescape(raw, query);
    if (value.length < definition.min || value.length > definition.max) return { error: 'length', at, ai };
    parts.push({ ai, slot, definition, value, at });
  }
  return parts;
}

/** Byte by byte, as the standard's values are ASCII; a "%" without two digits stays, and fails as a character. */
const unescape = (raw: string, query: boolean): string =>
  (query ? raw.replaceAll('+', ' ') : raw).replace(/%([\da-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );

function checked(path: readonly Part[], query: readonly Part[]): Elements | Fault {
  const [key, ...qualifiers] = path;
  if (!key) return linkFault(0);
  const runs = key.definition.qualifiers ?? [];
  const fits = (ais: readonly string[]): boolean => ais.length === 0 || runs.some((run) => isRunOf(ais, run));
  const inPath = qualifiers.map(({ ai }) => ai);
  if (!fits(inPath)) return linkFault(qualifiers[0]?.at ?? key.at, qualifiers[0]?.ai);
  const seen = new Set<string>();
  for (const { ai, at } of [...path, ...query]) {
    if (seen.has(ai)) return linkFault(at, ai);
    seen.add(ai);
  }
  for (const { ai, at, definition } of query) {
    const belongsInPath = runs.some(
      (run) => run.includes(ai) && inPath.every((other) => run.includes(other)),
    );
    if (!definition.attribute || belongsInPath) return linkFault(at, ai);
  }
  const parts = [...path, ...query];
  for (const { ai, value, at, definition } of parts) {
    const fault = valueFault(definition, value, 0, value.length);
    if (fault) return { error: fault.error, at: at + fault.at, ai };
  }
  return { ais: parts.map(({ ai, value }): Ai => [ai, value]), slots: parts.map(({ slot }) => slot) };
}

/** Whether the identifiers stand in the run, in its order, perhaps with gaps. */
function isRunOf(ais: readonly string[], run: readonly string[]): boolean {
  let at = -1;
  return ais.every((ai) => {
    const next = run.indexOf(ai);
    const later = next > at;
    at = next;
    return later;
  });
}
