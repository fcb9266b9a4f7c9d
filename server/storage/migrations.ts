import { comingTables } from './coming-tables.ts';
import { peopleTables } from './people-tables.ts';

/**
 * One list of statements a released version, the same text on every engine; a released one never changes. The company
 * leads every key. Doors that are opened before the company is known (code, cookie) have a second index on a hash.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    // One row a company, locked first by whoever writes: its version is the order of commits, and the devices' cursor.
    `create table counter (
      company text not null primary key,
      version bigint not null,
      epoch text not null,
      secret text not null,
      horizon bigint not null,
      backed_up bigint not null,
      devices bigint not null,
      leasing integer not null
    )`,
    // The replicated rows, of every kind that rules know; null is a tombstone.
    `create table state_row (
      company text not null,
      key text not null,
      kind text not null,
      listed_in text,
      version bigint not null,
      changed_at bigint not null,
      content text,
      primary key (company, key)
    )`,
    `create index state_row_version on state_row (company, version, key)`,
    `create index state_row_listed_in on state_row (company, listed_in)`,
    // The ledger: append-only, quantities in millionths of the base unit.
    `create table move (
      company text not null,
      id text not null,
      operation text not null,
      product text not null,
      lot text,
      package text,
      into_package text,
      quantity bigint not null,
      weight bigint,
      from_location text not null,
      to_location text not null,
      source_order text,
      line text,
      at bigint not null,
      version bigint not null,
      reverses text,
      primary key (company, id)
    )`,
    `create index move_operation on move (company, operation)`,
    // [T33] What people ask of the ledger: of a lot, of an order, of a place, newest first.
    `create index move_lot on move (company, lot, at)`,
    `create index move_order on move (company, source_order, at)`,
    `create index move_from on move (company, from_location, at)`,
    `create index move_to on move (company, to_location, at)`,
    // [G03] Which pedigrees may name a lot as an input. The pedigree itself says whether it does still.
    `create table pedigree_input (
      company text not null,
      input text not null,
      pedigree text not null,
      primary key (company, input, pedigree)
    )`,
    `create table operation (
      company text not null,
      id text not null,
      body_hash text not null,
      kind text not null,
      actor text not null,
      site text not null,
      device text not null,
      body text not null,
      received_at bigint not null,
      at bigint not null,
      clock_off bigint,
      arrived bigint not null,
      ordinal bigint not null,
      state text not null,
      version bigint not null,
      outcome text not null,
      waiting integer not null,
      open integer not null,
      primary key (company, id)
    )`,
    `create index operation_waiting on operation (company, waiting, arrived, ordinal)`,
    `create index operation_open on operation (company, open, arrived, ordinal)`,
    // Who carried a body here, and where in whose chain.
    `create table frame (
      company text not null,
      device text not null,
      epoch bigint not null,
      seq bigint not null,
      hash text not null,
      previous text not null,
      operation text not null,
      body_hash text not null,
      primary key (company, device, epoch, seq)
    )`,
    // Another body under an id that is taken: kept, held, and a reason for an alarm.
    `create table contested (
      company text not null,
      operation text not null,
      body_hash text not null,
      device text not null,
      body text not null,
      received_at bigint not null,
      version bigint not null,
      outcome text not null,
      primary key (company, operation, body_hash)
    )`,
    `create table dependency (
      company text not null,
      waits_for text not null,
      operation text not null,
      primary key (company, waits_for, operation)
    )`,
    `create index dependency_operation on dependency (company, operation)`,
    // [APR-4] Who made and who decided on each production: never the same person.
    `create table production_hand (
      company text not null,
      production text not null,
      person text not null,
      made integer not null,
      decided integer not null,
      primary key (company, production, person),
      check (made + decided = 1)
    )`,
    `create table device (
      company text not null,
      id text not null,
      short text not null,
      name text not null,
      site text not null,
      person text not null,
      public_key text not null,
      epoch bigint not null,
      next_seq bigint not null,
      head text not null,
      enrolled_at bigint not null,
      seen_at bigint not null,
      revoked_at bigint,
      parent text,
      shared integer not null,
      replaces text,
      primary key (company, id)
    )`,
    `create index device_id on device (id)`,
    `create table enrolment_code (
      company text not null,
      hash text not null,
      site text not null,
      person text not null,
      parent text,
      shared integer not null,
      replaces text,
      expires_at bigint not null,
      device text,
      primary key (company, hash)
    )`,
    `create index enrolment_code_hash on enrolment_code (hash)`,
    `create table challenge (
      company text not null,
      hash text not null,
      device text not null,
      expires_at bigint not null,
      primary key (company, hash)
    )`,
    `create table session (
      company text not null,
      hash text not null,
      device text not null,
      expires_at bigint not null,
      primary key (company, hash)
    )`,
    `create index session_hash on session (hash)`,
    `create table sequence_counter (
      company text not null,
      sequence text not null,
      next bigint not null,
      primary key (company, sequence)
    )`,
    `create table block_lease (
      company text not null,
      device text not null,
      request text not null,
      id text not null,
      sequence text not null,
      first bigint not null,
      last bigint not null,
      leased_at bigint not null,
      primary key (company, device, request)
    )`,
    `create index block_lease_sequence on block_lease (company, sequence, first)`,
    ...peopleTables,
  ],
  comingTables,
];
