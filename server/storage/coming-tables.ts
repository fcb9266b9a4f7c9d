/**
 * A list that is brought in is written ahead, slice by slice, beside the rows that are in force; one short transaction
 * brings all of it into force, and it moves into its place afterwards, slice by slice again. Whoever reads meanwhile
 * reads through the views: the whole list or nothing of it.
 */
export const comingTables: readonly string[] = [
  // Lists that are being written ahead; nobody sees them.
  `create table coming (
    company text not null,
    list text not null,
    import text not null,
    begun_at bigint not null,
    primary key (company, list)
  )`,
  // The one list of a company that is in force and still on its way into its place.
  `create table coming_in_force (
    company text not null primary key,
    list text not null,
    version bigint not null
  )`,
  `create table coming_row (
    company text not null,
    list text not null,
    key text not null,
    kind text not null,
    listed_in text,
    changed_at bigint not null,
    content text,
    primary key (company, list, key)
  )`,
  `create index coming_row_listed_in on coming_row (company, list, listed_in)`,
  `create table coming_move (
    company text not null,
    list text not null,
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
    reverses text,
    primary key (company, list, id)
  )`,
  `create table coming_operation (
    company text not null,
    list text not null,
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
    outcome text not null,
    waiting integer not null,
    open integer not null,
    primary key (company, list, id)
  )`,
  `create index coming_operation_id on coming_operation (company, id)`,
  // "cross join" keeps SQLite from beginning with the rows.
  `create view row_now as
    select s.company, s.key, s.kind, s.listed_in, s.version, s.changed_at, s.content
    from state_row s
    where not exists (
      select 1 from coming_row r
      where r.company = s.company and r.key = s.key
        and r.list = (select c.list from coming_in_force c where c.company = s.company)
    )
    union all
    select r.company, r.key, r.kind, r.listed_in, c.version, r.changed_at, r.content
    from coming_in_force c cross join coming_row r
    where r.company = c.company and r.list = c.list`,
  `create view move_now as
    select company, id, operation, product, lot, package, into_package, quantity, weight, from_location, to_location,
      source_order, line, at, version, reverses
    from move
    union all
    select m.company, m.id, m.operation, m.product, m.lot, m.package, m.into_package, m.quantity, m.weight,
      m.from_location, m.to_location, m.source_order, m.line, m.at, c.version, m.reverses
    from coming_in_force c cross join coming_move m
    where m.company = c.company and m.list = c.list`,
];
