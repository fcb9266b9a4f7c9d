/** Check digits and characters, written a second time and another way than in the domain. */
const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];
const set82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const set32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export const texts = set82;

export function checkDigit(body: string): string {
  const total = [...body]
    .toReversed()
    .map((digit, at) => Number(digit) * (at % 2 === 0 ? 3 : 1))
    .reduce((sum, each) => sum + each, 0);
  return String((1000 - total) % 10);
}

export function checkPair(body: string): string {
  const total = [...body]
    .toReversed()
    .map((character, at) => set82.indexOf(character) * (primes[at] ?? 0))
    .reduce((sum, each) => sum + each, 0);
  return set32.charAt(Math.floor((total % 1021) / 32)) + set32.charAt((total % 1021) % 32);
}

/** Code 39 characters, modulo 43. */
export function checkCharacter(code: string): string {
  const order = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';
  return order.charAt([...code].reduce((sum, each) => sum + order.indexOf(each), 0) % 43);
}

export function iban(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}
