import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { TableName } from '#domain/protocol/exchange-messages.ts';

interface ListWords {
  readonly title: MessageDescriptor;
  /** What is in it, in a few words. */
  readonly note: MessageDescriptor;
  /** By which columns a line finds the record that it is about. */
  readonly key: MessageDescriptor;
}

/** [X13] Every list that comes in and goes out, in the order in which an empty plant takes them. */
export const lists: Readonly<Record<TableName, ListWords>> = {
  units: {
    title: msg`Units`,
    note: msg`What goods are measured in`,
    key: msg`A unit is known by its word. Its size stays once it is made.`,
  },
  categories: {
    title: msg`Categories`,
    note: msg`Groups of products and in which order they leave`,
    key: msg`A category is known by its name.`,
  },
  sequences: {
    title: msg`Number runs`,
    note: msg`How lot, serial and order numbers are spelled`,
    key: msg`A run is known by its name.`,
  },
  partners: {
    title: msg`Partners`,
    note: msg`Suppliers and customers`,
    key: msg`A partner is known by the code.`,
  },
  locations: {
    title: msg`Places`,
    note: msg`Warehouses, shelves and their barcodes`,
    key: msg`A place is known by its name.`,
  },
  'operation-types': {
    title: msg`Kinds of work`,
    note: msg`Receipts, deliveries, production and their rules`,
    key: msg`A kind of work is known by its name.`,
  },
  people: {
    title: msg`People`,
    note: msg`Names, roles and badges`,
    key: msg`A person is known by the name.`,
  },
  products: {
    title: msg`Products`,
    note: msg`Codes, barcodes, tracking, units and expiry`,
    key: msg`A product is known by its code.`,
  },
  packagings: {
    title: msg`Packagings`,
    note: msg`Sacks, cases and pallets of products`,
    key: msg`A packaging is known by the product code and its name. A product of the list has the packagings of the list and no others.`,
  },
  'bills-of-materials': {
    title: msg`Bills of materials`,
    note: msg`What goes into a product`,
    key: msg`A bill is known by the product that it makes. All its lines come together.`,
  },
  orders: {
    title: msg`Orders`,
    note: msg`Receipts, deliveries and other orders with their lines`,
    key: msg`An order is known by its reference. One that stands already is left as it is.`,
  },
  'opening-stock': {
    title: msg`Opening stock`,
    note: msg`Lots and quantities on the first day`,
    key: msg`Stock is known by product, place and number. What is booked already is left as it is.`,
  },
};

export const listNames = Object.keys(lists) as TableName[];

export const isListName = (name: string | null): name is TableName =>
  name !== null && Object.hasOwn(lists, name);
