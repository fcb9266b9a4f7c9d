import type { MessageDescriptor } from '@lingui/core';
import type { ComponentType } from 'react';
import type { StoredRowOf } from '#domain/stock/view.ts';
import type { Site } from '#domain/catalogue/place.ts';
import type { PartnerSide } from '../../partners.ts';
import type { Values } from './values.ts';

/** What fields may look at beside what is typed. */
export interface Setting {
  readonly site: Site | undefined;
  /** A record that is being made, not changed. */
  readonly isNew: boolean;
  /** As the form was opened. */
  readonly opened: Values;
}

/** The kinds of record that a field may point to. */
export type ReferenceKind =
  | 'product'
  | 'category'
  | 'unit'
  | 'location'
  | 'partner'
  | 'person'
  | 'bom'
  | 'sequence'
  | 'operation-type';

interface Common {
  readonly name: string;
  readonly label: MessageDescriptor;
  /** What to know before answering; several words are shown side by side. */
  readonly help?:
    | MessageDescriptor
    | readonly MessageDescriptor[]
    | ((values: Values, setting: Setting) => MessageDescriptor | undefined);
  readonly required?: true;
  readonly shown?: (values: Values, setting: Setting) => boolean;
  /** Why it cannot be changed now; undefined: it can. */
  readonly locked?: (values: Values, setting: Setting) => MessageDescriptor | undefined;
  /** What other fields say once this one was changed. */
  readonly follows?: (value: string, values: Values, row?: StoredRowOf[ReferenceKind]) => Values;
}

export interface Choice {
  readonly value: string;
  readonly word: MessageDescriptor;
}

/** One question of a form. */
export type Field = Common &
  (
    | { readonly kind: 'text'; readonly most?: number; readonly code?: true; readonly pattern?: Pattern }
    | { readonly kind: 'day' }
    | {
        readonly kind: 'whole';
        readonly least: number;
        readonly most: number;
        readonly unit?: MessageDescriptor;
      }
    | { readonly kind: 'decimal'; readonly positive?: true; readonly unit?: MessageDescriptor }
    /** A quantity of the product that another field names, in its unit or one that converts to it. */
    | { readonly kind: 'amount'; readonly product: string }
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
    | { readonly kind: 'tick'; readonly risk?: Risk }
    | {
        readonly kind: 'reference';
        readonly to: ReferenceKind;
        /** What stands there when nothing is chosen. */
        readonly none: MessageDescriptor;
        /** Only these may be chosen, by what else is typed. */
        readonly only?: (row: never, values: Values) => boolean;
        /** Which partners are offered first. */
        readonly side?: PartnerSide;
        /** Units are kept by their word. */
        readonly by?: 'name';
      }
    /** Barcodes and other single texts, each on a line; a scan adds one. */
    | {
        readonly kind: 'texts';
        readonly add: MessageDescriptor;
        readonly one: MessageDescriptor;
        readonly scanned?: true;
        readonly most?: number;
      }
    | {
        readonly kind: 'list';
        readonly fields: readonly Field[];
        readonly one: MessageDescriptor;
        readonly add: MessageDescriptor;
        readonly fresh: (values: Values) => Values;
      }
    /** Words or a drawing beside the questions. */
    | { readonly kind: 'aside'; readonly show: ComponentType<AsideProps> }
  );

export interface AsideProps {
  readonly values: Values;
  readonly setting: Setting;
}

export interface Pattern {
  readonly fits: RegExp;
  /** What to type instead. */
  readonly otherwise: MessageDescriptor;
}

/** [T14, T48] What a switch risks when it stands so. */
export interface Risk {
  readonly when: boolean;
  readonly words: MessageDescriptor;
  readonly only?: (values: Values) => boolean;
}

export interface Section {
  readonly title: MessageDescriptor;
  readonly note?: MessageDescriptor;
  readonly fields: readonly Field[];
  readonly shown?: (values: Values, setting: Setting) => boolean;
}
