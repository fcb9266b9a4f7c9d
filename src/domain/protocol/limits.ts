/** Operations of one push. */
export const maxBatch = 500;
/** Bytes of one push. */
export const maxPushBytes = 1_048_576;
/** Bytes of one operation. */
export const maxOperationBytes = 65_536;
