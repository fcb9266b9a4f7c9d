/** What judges and writes operations: the part of the device that is loaded after the first screen. */
export { bodyOf, withDeps } from './append/body.ts';
export { judgeAll, recordAll } from './append/record-all.ts';
export { firstKeys, judge } from './overlay/judge.ts';
export { readThrough } from './overlay/read-through.ts';
