/**
 * Every wire that was ever spoken, one line a version, newest last. A device and a server may be one version apart.
 * `hash` is over the schemas of all messages and operations: wire.test.ts fails when a schema changes without a line here.
 */
export const history = [
  {
    version: 1,
    hash: 'f3990fa1c01cdca4',
    said: 'enrol, session, push, pull, blocks; orders and receipts; production: consume, produce, batches, steps, approval, rework; undo, waive',
  },
] as const;
