import type { Format } from '../../format.ts';

/** Kept with a point, shown and typed with the sign of the person's language. */
export const withSign = (text: string, { decimalSign }: Format): string => text.replace('.', decimalSign);
export const withPoint = (text: string, { decimalSign }: Format): string => text.replace(decimalSign, '.');
