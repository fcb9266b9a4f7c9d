import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { parseQuantity, isPositive } from '#domain/base/quantity.ts';
import type { Field, Section, Setting } from './fields.ts';
import { type Values, listOf, textOf } from './values.ts';

/** What is wrong, by the path of the field: "name", "packagings.0.factor". Each says what to do. */
export type Faults = Readonly<Record<string, MessageDescriptor>>;

/** Everything that does not make sense yet, in the order of the form. */
export function checkForm(sections: readonly Section[], values: Values, setting: Setting): Faults {
  const faults: Record<string, MessageDescriptor> = {};
  for (const section of sections)
    if (section.shown?.(values, setting) !== false) checkFields(section.fields, values, setting, '', faults);
  return faults;
}

function checkFields(
  fields: readonly Field[],
  values: Values,
  setting: Setting,
  path: string,
  faults: Record<string, MessageDescriptor>,
): void {
  for (const field of fields) {
    if (field.shown?.(values, setting) === false) continue;
    const at = `${path}${field.name}`;
    if (field.kind === 'list') {
      for (const [index, item] of listOf(values, field.name).entries())
        checkFields(field.fields, item, setting, `${at}.${index}.`, faults);
      continue;
    }
    const fault = faultIn(field, values);
    if (fault) faults[at] = fault;
  }
}

function faultIn(field: Field, values: Values): MessageDescriptor | undefined {
  if (field.kind === 'tick' || field.kind === 'aside' || field.kind === 'list') return undefined;
  if (field.kind === 'texts') {
    const most = field.most ?? 80;
    return listOf(values, field.name).some((each) => textOf(each, 'text').length > most)
      ? msg`At most ${String(most)} characters each.`
      : undefined;
  }
  const text = textOf(values, field.name);
  if (text === '') return field.required ? missing(field) : undefined;
  switch (field.kind) {
    case 'text': {
      const most = String(field.most ?? 200);
      if (text.length > Number(most)) return msg`At most ${most} characters.`;
      return field.pattern && !field.pattern.fits.test(text) ? field.pattern.otherwise : undefined;
    }
    case 'whole': {
      const least = String(field.least);
      const most = String(field.most);
      const fits = /^\d{1,9}$/.test(text) && Number(text) >= field.least && Number(text) <= field.most;
      return fits ? undefined : msg`Type a whole number from ${least} to ${most}.`;
    }
    case 'decimal':
    case 'amount': {
      const read = parseQuantity(text);
      if (!read.ok) return msg`Type a number, with at most six digits after the point.`;
      const wantsMore = field.kind === 'amount' || field.positive;
      return wantsMore && !isPositive(read.value) ? msg`Type a number above 0.` : undefined;
    }
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? undefined : msg`Choose a day.`;
    case 'choice':
    case 'reference':
      return undefined;
  }
}

function missing(field: Field): MessageDescriptor {
  switch (field.kind) {
    case 'reference':
      return msg`Choose one.`;
    case 'day':
      return msg`Choose a day.`;
    default:
      return msg`This is missing. Type it.`;
  }
}
