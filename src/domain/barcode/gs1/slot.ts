/**
 * Identifiers of two, three and four digits get one number each, so that the parser compares numbers and not texts:
 * "01" is 1, "235" is 100 + 235, "3103" is 1100 + 3103.
 */
const firstSlot = [0, 0, 0, 100, 1100] as const;

export const slotCount = 11_100;

export const slotOfNumber = (number: number, length: number): number => (firstSlot[length] ?? 0) + number;

export const slotOf = (ai: string): number => slotOfNumber(Number(ai), ai.length);

export const lengthOfSlot = (slot: number): number => (slot < 100 ? 2 : slot < 1100 ? 3 : 4);

/** The identifier of a slot, as text. */
export function aiOf(slot: number): string {
  const length = lengthOfSlot(slot);
  return String(slot - (firstSlot[length] ?? 0)).padStart(length, '0');
}
