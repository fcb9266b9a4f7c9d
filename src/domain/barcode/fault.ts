/** What kind of mistake a code has. The classes of the conformance vectors. */
export type ErrorClass =
  | 'charset'
  | 'check-digit'
  | 'content'
  | 'date'
  | 'digital-link'
  | 'length'
  | 'symbology-id'
  | 'syntax'
  | 'unknown-ai';

/** Where a code is wrong, and why. */
export type Fault = {
  readonly error: ErrorClass;
  /** Offset in the text that was read (see `text` of the reading). */
  readonly at: number;
  /** The GS1 application identifier whose value is wrong. */
  readonly ai?: string;
};
