import type { Faults } from './check.ts';
import type { Field, Setting } from './fields.ts';
import type { Values } from './values.ts';

export interface FieldProps {
  readonly field: Field;
  /** Where it stands in the form: "packagings.0.factor". */
  readonly path: string;
  readonly values: Values;
  readonly setting: Setting;
  readonly faults: Faults;
  readonly readOnly: boolean;
  readonly onChange: (values: Values) => void;
}
