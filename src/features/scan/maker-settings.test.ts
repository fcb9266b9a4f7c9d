import { expect, test } from 'vitest';
import page from '../../../docs/scanners.md?raw';
import { makers, settingsFile } from './maker-settings.ts';

test.each(['zebra', 'honeywell'] as const)(
  'what the app says of %s is what docs/scanners.md says',
  (kind) => {
    const { settings, where } = makers[kind];
    for (const { setting, value } of settings) expect(page).toContain(`| ${setting} | ${value} |`);
    expect(page).toContain(where);
  },
);

test('the file names every setting, and the sentence for many devices', () => {
  const file = settingsFile(makers.zebra, (words) => words.message ?? words.id);
  for (const { setting, value } of makers.zebra.settings) expect(file).toContain(`${setting}: ${value}`);
  expect(file).toContain('autoimport');
});
