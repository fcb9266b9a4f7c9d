/**
 * [NUM-2] The number after this one: the last group of digits goes up by one and keeps its padding and whatever follows.
 * SN0009 -> SN0010 · SN0009-X -> SN0010-X · SN999 -> SN1000 · ABC -> ABC0
 */
export function nextNumber(number: string): string {
  const found = /^(.*?)(\d+)(\D*)$/s.exec(number);
  if (!found) return `${number}0`;
  const [, before = '', digits = '', after = ''] = found;
  return `${before}${(BigInt(digits) + 1n).toString().padStart(digits.length, '0')}${after}`;
}

/** [M24] Exactly `count` numbers, the first one included. */
export function numbersFrom(first: string, count: number): string[] {
  const numbers: string[] = [];
  for (let number = first; numbers.length < count; number = nextNumber(number)) numbers.push(number);
  return numbers;
}
