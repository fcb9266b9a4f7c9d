import type { RecordForm } from './define.ts';
import { bills, categories, units } from './goods.ts';
import { locations, partners } from './places.ts';
import { products } from './product.ts';
import { reasons, scanningRules, settings } from './site.ts';
import { operationTypes, sequences } from './work.ts';

/** Every record that is kept by hand, in the order in which a plant needs them. */
export const goodsForms: readonly RecordForm[] = [products, categories, units, bills];
export const placeForms: readonly RecordForm[] = [locations, partners];
export const workForms: readonly RecordForm[] = [operationTypes, sequences, settings, scanningRules, reasons];

export const formAt = (path: string): RecordForm | undefined =>
  [...goodsForms, ...placeForms, ...workForms].find((form) => form.path === path);
