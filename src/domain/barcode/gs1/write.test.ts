import { describe, expect, test } from 'vitest';
import { readBracketed } from './bracketed.ts';
import { readDigitalLink } from './digital-link.ts';
import { type Ai, isElements, readElements } from './element-string.ts';
import { writeBracketed, writeDigitalLink, writeElementString, writeHri } from './write.ts';

const label: readonly Ai[] = [
  ['01', '04012345678901'],
  ['10', 'A(1)/%'],
  ['17', '280229'],
  ['21', 'S-7'],
];

describe('one value, four spellings', () => {
  test('are what printers, libraries, phones and people need', () => {
    expect(writeElementString(label)).toBe('010401234567890110A(1)/%\u001d1728022921S-7');
    expect(writeBracketed(label)).toBe('(01)04012345678901(10)A\\(1)/%(17)280229(21)S-7');
    expect(writeDigitalLink(label, 'https://acme.example/')).toBe(
      'https://acme.example/01/04012345678901/10/A%281%29%2F%25/21/S-7?17=280229',
    );
    expect(writeHri(label)).toEqual(['(01) 04012345678901', '(10) A(1)/%', '(17) 280229', '(21) S-7']);
  });

  test('come back as the same value', () => {
    const ais = (read: ReturnType<typeof readElements>) => (isElements(read) ? read.ais : read);
    expect(ais(readElements(writeElementString(label)))).toEqual(label);
    expect(ais(readBracketed(writeBracketed(label)))).toEqual(label);
    expect(ais(readDigitalLink(writeDigitalLink(label) ?? ''))).toEqual([
      label[0],
      label[1],
      label[3],
      label[2],
    ]);
  });

  test('a lot alone has no link, and a value that a link can not hold makes none', () => {
    expect(writeDigitalLink([['10', 'K-77']])).toBeUndefined();
    expect(writeDigitalLink([...label.slice(0, 1), ['8011', '7']])).toBeUndefined();
  });

  test('an identifier that GS1 does not know is a mistake of the caller', () => {
    expect(() => writeElementString([['05', 'X']])).toThrow('05');
  });
});
