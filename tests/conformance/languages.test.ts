import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { describe, expect, test } from 'vitest';

const config = getConfig({ cwd: new URL('../..', import.meta.url).pathname });

/** Texts in the source, and what the catalogues hold of them. */
async function texts() {
  const [catalog] = await getCatalogs(config);
  if (!catalog) throw new Error('No catalogue is configured');
  const collected = (await catalog.collect()) ?? {};
  const all = (await catalog.readAll()) as Record<
    string,
    Record<string, { message?: string; translation?: string }>
  >;
  return { ids: Object.keys(collected).sort(), collected, all };
}

describe('languages', () => {
  test('every text of the source is in every catalogue, and nothing else: `npx lingui extract --clean`', async () => {
    const { ids, all } = await texts();
    expect(ids.length).toBeGreaterThan(300);
    for (const locale of ['en', 'de']) expect(Object.keys(all[locale] ?? {}).sort()).toEqual(ids);
  }, 60_000);

  test('German is whole, and fills the same values into each text', async () => {
    const { collected, all } = await texts();
    const wrong = Object.entries(all['de'] ?? {}).flatMap(([id, { translation = '' }]) => {
      const source = collected[id]?.message ?? '';
      return translation !== '' && placeholders(source) === placeholders(translation) ? [] : [source];
    });
    expect(wrong).toEqual([]);
  }, 60_000);
});

/** `{name}` and the names of plurals, sorted. */
const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)(?=[},])/g)].map(([, name]) => name))].sort().join(' ');
