import { checkDigitOf } from '../barcode/keys.ts';

/**
 * [X16] The number of a pallet or case of our own: extension digit, company prefix, counter, check digit, 18 in all.
 * Under extension 0 stands what was leased. Out of leased counters a device makes its own under extension 9, from its
 * short name and its own counter (NUM-5): never the number of another device. Nothing when it no longer fits.
 * @param number a counter of the site's package sequence, as `Numbers.next` spells it: "101", or "D7-12" when dry
 */
export function ssccFrom(companyPrefix: string, number: string): string | null {
  const room = 16 - companyPrefix.length;
  const dry = /(?:^|\D)(\d+)-(\d+)$/.exec(number);
  const [extension, counter] = dry ? ['9', dryCounter(dry, room)] : ['0', number];
  if (counter === null || !/^\d+$/.test(counter) || counter.length > room) return null;
  const digits = extension + companyPrefix + counter.padStart(room, '0');
  return `${digits}${checkDigitOf(digits)}`;
}

/** Four digits of the reference are the device's own count, the others say which device. */
function dryCounter([, device = '', count = '']: RegExpExecArray, room: number): string | null {
  return count.length > 4 || device.length > room - 4 ? null : `${device}${count.padStart(4, '0')}`;
}
