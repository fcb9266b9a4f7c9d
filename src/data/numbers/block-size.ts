/** Counters in one leased block: a shift's worth of labels. Two are kept ahead (NUM-5). */
export const blockSize = 100;
