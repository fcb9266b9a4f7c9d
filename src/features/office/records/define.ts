import type { Icon } from '@tabler/icons-react';
import type { MessageDescriptor } from '@lingui/core';
import type { RecordKind, RecordOf } from '#domain/records/records.ts';
import type { Section, Setting } from '../form/fields.ts';
import type { Faults } from '../form/check.ts';
import type { Values } from '../form/values.ts';

interface Shared {
  /** "/office/products" */
  readonly path: string;
  readonly icon: Icon;
  /** All of them: "Products". */
  readonly title: MessageDescriptor;
  /** One line on the index: what they are for. */
  readonly note: MessageDescriptor;
  readonly sections: readonly Section[];
  /** What only makes sense, or not, taken together. */
  readonly check?: (values: Values, setting: Setting) => Faults;
}

export interface RecordForm<Kind extends RecordKind = RecordKind> extends Shared {
  readonly of: Kind;
  /** One of them: "Product". */
  readonly one: MessageDescriptor;
  /** How to begin where there are none. */
  readonly begin: MessageDescriptor;
  readonly fresh: (setting: Pick<Setting, 'site'>) => Values;
  readonly open: (row: RecordOf[Kind]) => Values;
  /** The row as it is to be. Only called with values that passed every check. */
  readonly close: (values: Values, id: string, before: RecordOf[Kind] | undefined) => RecordOf[Kind];
  /** What it is called outside: its id follows from it, so that two devices that make the same make one. */
  readonly external: (values: Values) => string;
  /** False where it is the site itself: there is one, and it is not made here. */
  readonly isMany: boolean;
  /** How the list may be narrowed, beside search and archive. */
  readonly filter?: {
    readonly choices: readonly { readonly value: string; readonly word: MessageDescriptor }[];
    readonly fits: (row: RecordOf[Kind], value: string) => boolean;
  };
  /** The quiet second line of a row of the list. */
  readonly about: (row: RecordOf[Kind]) => readonly (MessageDescriptor | string)[];
}

/** Erases which kind of record it is: the screens treat all alike. */
export const defineForm = <Kind extends RecordKind>(form: RecordForm<Kind>): RecordForm =>
  form as unknown as RecordForm;
