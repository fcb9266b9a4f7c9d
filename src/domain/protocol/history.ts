/**
 * Every wire that was ever spoken, one line a version, newest last. A device and a server may be one version apart.
 * `hash` is over the schemas of all messages and operations: wire.test.ts fails when a schema changes without a line here.
 */
export const history = [
  {
    version: 1,
    hash: '515b50af6a02745c',
    said: 'enrol, session, push, pull, blocks; all of the dock, the shelves, the lots, production and the records',
  },
] as const;
