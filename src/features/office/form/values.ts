/** What stands in a form while somebody types: text as it was typed, ticks, and lists of such. Nothing is parsed before it is kept. */
export type Value = string | boolean | readonly Values[];
export interface Values {
  readonly [name: string]: Value;
}

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
export const orNull = (values: Values, name: string): string | null => textOf(values, name) || null;
export const isOn = (values: Values, name: string): boolean => values[name] === true;
export const wholeOf = (values: Values, name: string): number => Number(textOf(values, name));
export const listOf = (values: Values, name: string): readonly Values[] => {
  const value = values[name];
  return Array.isArray(value) ? (value as readonly Values[]) : [];
};
/** A list of single texts: barcodes, steps. */
export const textsOf = (values: Values, name: string): string[] =>
  listOf(values, name)
    .map((each) => textOf(each, 'text'))
    .filter((text) => text !== '');
export const asTexts = (texts: readonly string[]): readonly Values[] => texts.map((text) => ({ text }));

/** The same words in both, whatever the order in which they were typed. */
export const isSameForm = (a: Values, b: Values): boolean => JSON.stringify(a) === JSON.stringify(b);
