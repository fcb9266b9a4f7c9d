import { expect, test } from 'vitest';
import { createProfile } from '../../../tests/support/browser/profile.ts';
import { openStores } from '../open-stores.ts';

test('[X01] what is only noted is there again after a crash, in the order of its keys', async () => {
  const profile = createProfile();
  const tab = profile.tab();
  const { notes } = await openStores(tab.parts);
  await notes.put('count/stock/b', { counted: '2' });
  await notes.put('count/stock/a', { counted: '1' });
  await notes.put('count/dock/a', { counted: '9' });
  profile.kill(tab);
  const again = await openStores(profile.tab().parts);
  expect(await again.notes.list('count/stock/')).toEqual([
    { key: 'count/stock/a', value: { counted: '1' } },
    { key: 'count/stock/b', value: { counted: '2' } },
  ]);
});

test('a note is taken away alone, a sheet as a whole; screens hear of each', async () => {
  const { notes, queue } = await openStores(createProfile().tab().parts);
  let heard = 0;
  queue.subscribe(() => (heard += 1));
  await notes.put('move/a', 1);
  await notes.put('move/b', 2);
  await notes.put('count/a', 3);
  expect(heard).toBe(3);
  await notes.remove('move/a');
  expect((await notes.list('move/')).map(({ key }) => key)).toEqual(['move/b']);
  await notes.clear('move/');
  expect(await notes.list('move/')).toEqual([]);
  expect(await notes.list('count/')).toHaveLength(1);
});
