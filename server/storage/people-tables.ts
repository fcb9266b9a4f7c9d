/** What the server keeps of people, machines and lists beside the replicated rows; part of version 1 of the schema. */
export const peopleTables: readonly string[] = [
  // No company without its first administrator: the link that makes one, by the hash of its token.
  `create table setup_link (
    company text not null,
    hash text not null,
    expires_at bigint not null,
    used_at bigint,
    primary key (company, hash)
  )`,
  `create table company_name (
    company text not null primary key,
    name text not null
  )`,
  // The key that comes out of a PIN; older ones too, for seals that were made before it was changed.
  `create table person_secret (
    company text not null,
    person text not null,
    since bigint not null,
    until bigint,
    salt text not null,
    pin_key text not null,
    primary key (company, person, since)
  )`,
  `create table pin_attempt (
    company text not null,
    person text not null,
    device text not null,
    wrong integer not null,
    last bigint not null,
    primary key (company, person, device)
  )`,
  // A sign-in at the server. Its id is the grant in bodies, its token the cookie; rows stay, so that old work can be judged.
  `create table person_session (
    company text not null,
    id text not null,
    hash text not null,
    person text not null,
    device text not null,
    issued_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    primary key (company, id)
  )`,
  `create index person_session_hash on person_session (hash)`,
  `create index person_session_person on person_session (company, person)`,
  // Who had which rights since when: what was done offline is judged by the rights of that time.
  `create table person_role_history (
    company text not null,
    person text not null,
    since bigint not null,
    roles text not null,
    active integer not null,
    primary key (company, person, since)
  )`,
  `create table api_token (
    company text not null,
    id text not null,
    hash text not null,
    name text not null,
    person text not null,
    scopes text not null,
    created_at bigint not null,
    created_by text not null,
    expires_at bigint not null,
    used_at bigint,
    revoked_at bigint,
    primary key (company, id)
  )`,
  `create index api_token_hash on api_token (hash)`,
  `create table device_status (
    company text not null,
    device text not null,
    at bigint not null,
    status text not null,
    primary key (company, device)
  )`,
  `create table wipe_order (
    company text not null,
    device text not null,
    ordered_at bigint not null,
    ordered_by text not null,
    done_at bigint,
    primary key (company, device)
  )`,
  // After a restore: which devices have said what numbers they hold, or will never say.
  `create table block_report (
    company text not null,
    device text not null,
    epoch text not null,
    at bigint not null,
    written_off integer not null,
    primary key (company, device, epoch)
  )`,
  // A list that was brought in and looked at; its cells packed, until it is carried out or forgotten.
  `create table import_stage (
    company text not null,
    id text not null,
    list text not null,
    brought_by text not null,
    brought_at bigint not null,
    expires_at bigint not null,
    summary text not null,
    cells text not null,
    primary key (company, id)
  )`,
  // Append-only and chained: no name, badge, PIN or code ever stands here, because those are erased and this is not.
  `create table audit (
    company text not null,
    seq bigint not null,
    at bigint not null,
    actor text not null,
    what text not null,
    subject text not null,
    fields text not null,
    before_hash text,
    after_hash text,
    previous text not null,
    hash text not null,
    primary key (company, seq)
  )`,
];
