import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import type { RecordChange, RecordKind, RecordOf } from '#domain/records/records.ts';
import { patience } from '../../../tests/support/patience.ts';

let app: App;
afterEach(() => app.close());
const office = async (path: string, person = 'eve', changed: Record<string, unknown> = {}): Promise<void> => {
  app = await openApp({ path: `/office${path}`, person, changed });
};
/** Records as they were kept, oldest first. */
const kept = async (): Promise<RecordChange[]> =>
  (await app.stores.queue.list({ limit: 100 }))
    .toReversed()
    .filter(({ body }) => body.kind === 'set-record')
    .map(({ body }) => body.payload as RecordChange);
const rows = async <Kind extends RecordKind>(of: Kind): Promise<RecordOf[Kind][]> =>
  (await kept()).filter((record) => record.of === of).map(({ row }) => row as RecordOf[Kind]);
const world = () => app.floor.world;
const theSite = async () => {
  const site = await world().get('site', 'main');
  if (!site) throw new Error('No site');
  return site;
};
const saved = (): Promise<void> => app.shows('Saved here');

describe('the index', () => {
  test('[A01] leads to every record, and to lots and serials while they are in use', async () => {
    await office('');
    for (const name of ['Products', 'Units', 'Places', 'Bills of materials', 'Operation types', 'Settings'])
      await app.shows(name);
    await app.press(/^Lots and serial numbers/);
    await vi.waitFor(() => expect(app.router.state.location.pathname).toBe('/lots'), patience);
  });

  test('[A01] without traceability there is no way to lots', async () => {
    app = await openApp({ path: '/office', person: 'eve' });
    const site = await theSite();
    await app.close();
    await office('', 'eve', { 'site/main': { ...site, traceability: false } });
    await app.shows('Scanning rules');
    expect(app.text()).not.toContain('Lots and serial numbers');
  });
});

describe('a product', () => {
  test('[M03, M05, M06] begins by quantity; the drop-down beside Track inventory says otherwise', async () => {
    await office('/products/new');
    await app.type('Name', 'Rye flour');
    await app.type('Internal reference', 'RYE');
    await app.press('Choose a unit');
    await app.press(/^kg/);
    await app.shows('Track inventory');
    await app.shows('Only how many there are');
    await app.choose('Tracking', 'By lots');
    await app.press('Create');
    await saved();
    expect(await rows('product')).toMatchObject([
      { name: 'Rye flour', code: 'RYE', tracking: 'lot', unit: 'kg', precision: 3, expiry: null },
    ]);
  });

  test('[G01, T45, T46, T47] says in plain words when to choose lots, serials or none', async () => {
    await office('/products/new');
    await app.shows('Fastest on the floor');
    await app.choose('Tracking', 'By lots');
    await app.shows('which deliveries a bad batch went into');
    await app.choose('Tracking', 'By unique serial number');
    await app.shows('Only where the single unit matters');
  });

  test('[M04, T05] without lots and serials in the settings there is no drop-down', async () => {
    app = await openApp({ path: '/office', person: 'eve' });
    const site = await theSite();
    await app.close();
    await office('/products/new', 'eve', {
      'site/main': { ...site, traceability: false, expiryDates: false },
    });
    await app.shows('Track inventory');
    expect(app.text()).not.toContain('By lots');
    expect(app.text()).not.toContain('It expires');
  });

  test('opens as it was kept: every field goes round', async () => {
    await office('/products/oats');
    await app.shows('Internal reference');
    const before = await world().get('product', 'oats');
    await app.type('Name', 'Rolled oats');
    await app.press('Save');
    await saved();
    expect(await kept()).toEqual([
      { of: 'product', row: { ...before, name: 'Rolled oats' }, was: { name: 'Oats' } },
    ]);
    await app.shows('Nothing was changed');
  });

  test('[UND-1] who may take nothing back is not offered it, in the strip or in the queue', async () => {
    await office('/products/oats');
    await app.type('Name', 'Rolled oats');
    await app.press('Save');
    await saved();
    await app.router.navigate('/queue');
    await app.shows(/Record changed.*Rolled oats.*Saved here/s);
    await app.hides('Undo');
  });

  test('[T35, T36, EXP-1] four rules in days, and no date before the goods have come', async () => {
    await office('/products/seal-kit');
    await app.press('It expires');
    await app.type('Expires after', '90');
    await app.type('Best before', '100');
    await app.type('Removal', '7');
    await app.type('Alert', '30');
    await app.press('Save');
    await app.shows('That would be before it came.');
    await app.type('Best before', '14');
    await app.press('Save');
    await saved();
    expect((await rows('product'))[0]?.expiry).toEqual({
      expirationDays: 90,
      bestBeforeDays: 14,
      removalDays: 7,
      alertDays: 30,
    });
  });

  test('[T10, T11] tracked with stock that has no number: warned before and after, and led to adopt', async () => {
    await office('/products/film');
    await app.choose('Tracking', 'By lots');
    await app.shows('From now on every movement of it needs a number.');
    await app.shows(/Film.*500.*roll/);
    await app.press('Save');
    await saved();
    await app.shows('500 roll in stock have no number yet.');
    await app.press('Give them numbers');
    await vi.waitFor(
      () => expect(app.router.state.location).toMatchObject({ pathname: '/adopt', search: '?product=film' }),
      patience,
    );
  });

  test('[A02] has a sequence of its own', async () => {
    await office('/products/oats');
    await app.press('The shared one of the site');
    await app.press(/^Muesli lots/);
    await app.press('Save');
    await saved();
    expect(await rows('product')).toMatchObject([{ sequence: 'muesli-lots' }]);
  });

  test('[UOM-1, UOM-2] packagings with quantities and codes, tolerance, supplier codes', async () => {
    await office('/products/bolt');
    await app.press('Add packaging');
    await app.shows('Packaging 2');
    await app.press('Save');
    await app.shows('2 fields are to be mended.');
    const names = [...document.querySelectorAll<HTMLInputElement>('[aria-label="Packaging 2"] input')];
    expect(names.map((each) => each.getAttribute('aria-invalid'))).toEqual(['true', 'true']);
    await typeInto(names[0], 'Keg of 200');
    await typeInto(names[1], '200');
    const box = '19524000001099';
    await pressIn('Packaging 2', 'Add barcode');
    await typeInto(document.querySelectorAll<HTMLInputElement>('[aria-label="Packaging 2"] input')[2], box);
    await app.press('Every piece is weighed');
    await app.press('Choose a unit');
    await app.press(/^g$/);
    await app.type('Usual weight of one', '12.5');
    await app.type('Tolerance', '5');
    await app.press('Add supplier');
    await app.press('Choose a supplier');
    await app.press(/^Alder Motor Works/);
    await app.type('Their code', 'M8X40');
    await app.press('Save');
    await saved();
    expect(await rows('product')).toMatchObject([
      {
        packagings: [{ name: 'Box of 200' }, { name: 'Keg of 200', factor: '200', barcodes: [box] }],
        catchWeight: { unit: 'g', nominal: '12.5', tolerancePercent: 5 },
        supplierCodes: [{ code: 'M8X40' }],
      },
    ]);
  });

  test('a barcode that leads elsewhere is refused, and says where and what to do', async () => {
    await office('/products/bolt');
    await app.shows('Barcode 1');
    await app.type('Barcode 1', '9524000001016');
    await app.shows('belongs to Oats');
    await app.press('Save');
    await app.shows('Not recorded');
    expect(await kept()).toEqual([]);
    // This device may be behind: the other may have lost the code meanwhile.
    await app.press('Record anyway for a supervisor');
    await app.shows('· for a supervisor');
    expect(await kept()).toHaveLength(1);
  });

  test('two of one reference are stopped before anything is kept', async () => {
    await office('/products/new');
    await app.type('Name', 'More oats');
    await app.type('Internal reference', 'OATS');
    await app.press('Choose a unit');
    await app.press(/^kg/);
    await app.press('Create');
    await app.shows('Oats has this one already.');
    expect(await kept()).toEqual([]);
  });

  test('is archived when nothing is left, and refused while there is stock', async () => {
    await office('/products/oats');
    await app.press('Archive');
    await app.shows('Not recorded');
    await app.close();
    await office('/products/pump', 'eve');
    await app.shows('Internal reference');
  });
});

describe('other records', () => {
  test('[T27] a category says which goods leave first', async () => {
    await office('/categories/new');
    await app.type('Name', 'Chilled');
    await app.choose('Which goods leave first', 'First to expire, first out');
    await app.press('Create');
    await saved();
    expect(await rows('category')).toMatchObject([{ name: 'Chilled', removal: 'fefo', archived: false }]);
    await app.shows('Archive');
  });

  test('[UOM-1] a unit converts to its base; its word and size stay once it was made', async () => {
    await office('/units/new');
    await app.type('Name', 'dag');
    await app.press('Nothing: others are multiples of it');
    await app.press(/^kg/);
    await app.type('How many of those is one', '0.01');
    await app.press('Create');
    await saved();
    expect(await rows('unit')).toMatchObject([{ name: 'dag', base: 'kg', factor: '0.01', precision: 0 }]);
    await app.shows('It stays: products and their history speak of it.');
  });

  test('a place bears the path of what it lies in; what lies in it follows when it is renamed', async () => {
    await office('/locations/warehouse');
    await app.type('Name', 'Hall 1');
    await app.press('Save');
    await saved();
    const names = (await rows('location')).map(({ name }) => name);
    expect(names[0]).toBe('Hall 1');
    expect(names).toContain('Hall 1 / Dock');
    await app.press('Back');
    await app.press('New');
    await app.type('Name', 'Shelf A');
    await app.press('Nothing: it stands by itself');
    await app.press('Hall 1 / Stock');
    await app.type('Barcode', 'LOC-A');
    await app.press('Create');
    await app.shows('Hall 1 / Stock / Shelf A');
    expect((await rows('location')).at(-1)).toMatchObject({
      name: 'Hall 1 / Stock / Shelf A',
      parent: 'stock',
      barcode: 'LOC-A',
      usage: 'internal',
    });
  });

  test('a partner is found by its code', async () => {
    await office('/partners/new');
    await app.type('Name', 'North Coast Retail');
    await app.type('Code', 'CUS-9');
    await app.choose('Who they are', 'Customer');
    await app.press('Create');
    await saved();
    await app.press('Back');
    await app.type('Search', 'cus-9');
    await app.shows('North Coast Retail');
    expect(await rows('partner')).toMatchObject([
      { name: 'North Coast Retail', code: 'CUS-9', barcode: null, role: 'customer' },
    ]);
    await app.choose('Show', 'Suppliers');
    await app.shows('Nothing fits');
    await app.choose('Show', 'Customers');
    await app.shows('CUS-9');
  });

  test('[UOM-1, PRD-12] a bill of materials: components in units that convert, by-products, steps', async () => {
    await office('/bills/new');
    await app.press('Choose a product');
    await app.press(/^Muesli/);
    await app.type('Made from what follows', '100');
    await app.press('Add component');
    await app.press('Choose a product');
    await app.press(/^Oats/);
    await app.shows('Component 1');
    await app.choose('Unit', 'g');
    await app.type('Quantity', '43500');
    await app.shows('That is 43.5 kg.');
    await app.type('Goes in at step', 'mix');
    await app.press('Create');
    await app.shows('There is no such step below.');
    await app.press('Add step');
    await app.type('Step 1', 'mix');
    await app.type('Made from what follows', '100.5');
    await app.press('Create');
    await app.shows('1 field is to be mended.');
    expect(await kept()).toEqual([]);
    await app.type('Made from what follows', '100');
    await app.press('Add by-product');
    await app.press('Choose a product');
    await app.press(/^Bran/);
    const by = document.querySelector<HTMLInputElement>('[aria-label="By-product 1"] input');
    await typeInto(by, '1.5');
    await app.press('Create');
    await saved();
    expect(await rows('bom')).toMatchObject([
      {
        product: 'muesli',
        quantity: '100',
        components: [{ id: 'c1', product: 'oats', quantity: '43.5', step: 'mix' }],
        byProducts: [{ product: 'bran', quantity: '1.5' }],
        steps: ['mix'],
        strict: false,
      },
    ]);
  });

  test('[T12, T13, T14] two switches; create-new on deliveries is allowed and says what it risks', async () => {
    await office('/operation-types/delivery');
    await app.shows('Use existing ones');
    expect(app.text()).not.toContain('phantom stock');
    await app.press('Create new');
    await app.shows('phantom stock');
    await app.press('Save');
    await app.shows('goods may go out that never came in');
    expect(await kept()).toMatchObject([
      { of: 'operation-type', was: { createNew: false }, row: { createNew: true } },
    ]);
  });

  test('[T13] a new type begins with what is usual for its kind', async () => {
    await office('/operation-types/new');
    const ticked = () =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].map((box) => [
          box.labels?.[0]?.textContent,
          box.checked,
        ]),
      );
    await app.shows('Create new');
    expect(ticked()).toMatchObject({ 'Create new': true, 'Use existing ones': false });
    await app.choose('Kind of work', 'Delivery');
    await app.shows('Use existing ones');
    expect(ticked()).toMatchObject({ 'Create new': false, 'Use existing ones': true });
  });

  test('[A02, NUM-1] a sequence shows its next three, spends none, and is raised', async () => {
    await office('/sequences/muesli-lots');
    await app.shows('They will look like this');
    await app.type('Before the counter', 'MU{YY}-');
    await app.type('Goes on no lower than', '2000');
    await app.shows('MU26-2000');
    await app.shows('MU26-2002');
    await app.press('Save');
    await saved();
    expect(await rows('sequence')).toMatchObject([{ prefix: 'MU{YY}-', startAt: 2000, padding: 4 }]);
  });

  test('a number that would be too long, or has odd braces, is not kept', async () => {
    await office('/sequences/new');
    await app.type('Name', 'Long');
    await app.type('Before the counter', '{YYYY}-{WW}');
    await app.press('Create');
    await app.shows('Only these stand in braces');
    await app.type('Before the counter', '{YYYY}{MM}{DD}');
    await app.type('Digits', '12');
    await app.type('Behind the counter', '-A');
    await app.press('Create');
    await app.shows('Together more than 20 characters.');
    expect(await kept()).toEqual([]);
  });
});

describe('the settings', () => {
  test('[M04, T05, T06, T07] traceability off takes dates and slips with it, and says what that means', async () => {
    await office('/settings');
    await app.press('Lots and serial numbers');
    await app.shows('nobody can say later which goods went where');
    await app.shows('Dates stand on lots. Switch on lots and serial numbers first.');
    await app.press('Expiration dates');
    await app.press('Save');
    await saved();
    // What is locked does not move.
    expect(await rows('site')).toMatchObject([{ traceability: false, expiryDates: true }]);
  });

  test('[T48] every switch that can hurt says what it risks', async () => {
    await office('/settings');
    await app.press('Expiration dates');
    await app.shows('goods past theirs are proposed');
    await app.press('More than is booked may be taken');
    await app.shows('refused when the books are behind');
  });

  test('[X16] the company prefix makes pallet numbers with a right check digit', async () => {
    await office('/settings');
    await app.shows('0 9524000 000000001 9');
    await app.type('GS1 company prefix', '95240001');
    await app.shows('0 95240001 00000001 6');
    await app.type('GS1 company prefix', '95');
    await app.press('Save');
    await app.shows('Type 4 to 12 digits');
  });

  test('[X08] a rule of the site is tried before anybody has to live with it', async () => {
    await office('/scanning');
    await app.press('Add rule');
    await app.type('Name', 'Shelf labels');
    await app.choose('It is a', 'Place');
    await app.type('Pattern', 'SH-...');
    await app.type('Type or scan a code', 'SH-A07');
    await app.shows('By rule Shelf labels');
    await app.press('Save');
    await saved();
    expect((await rows('site'))[0]?.scanning.rules).toEqual([
      { name: 'Shelf labels', means: 'location', pattern: 'SH-...' },
    ]);
  });

  test("preset reasons: a site's own stand in place of the usual ones", async () => {
    await office('/reasons');
    await app.shows('Damaged · Past its date');
    const scrap = document.querySelectorAll('fieldset');
    const field = [...scrap].find((each) => each.textContent?.startsWith('Scrapped'));
    field?.querySelector('button')?.click();
    await app.type('Reason 1', 'Dropped by the crane');
    await app.press('Save');
    await saved();
    expect((await rows('site'))[0]?.reasons).toEqual({ scrap: ['Dropped by the crane'] });
  });
});

describe('who, and together with whom', () => {
  test('a supervisor reads everything and changes nothing', async () => {
    await office('/products/oats', 'carla');
    await app.shows('Only an administrator changes records.');
    await app.press(/^Save/);
    expect(await kept()).toEqual([]);
    expect(app.text()).not.toContain('Add packaging');
  });

  test('what somebody else changed meanwhile joins what is typed; the same field is named', async () => {
    await office('/products/oats');
    await app.shows('Internal reference');
    await app.type('Name', 'Rolled oats');
    const before = await world().get('product', 'oats');
    if (!before) throw new Error('no oats');
    await app.floor.recorder.record({
      kind: 'set-record',
      payload: { of: 'product', row: { ...before, code: 'OAT-1' }, was: { code: 'OATS' } },
    });
    await app.press('Save');
    await saved();
    expect(await world().get('product', 'oats')).toMatchObject({ name: 'Rolled oats', code: 'OAT-1' });
    await app.shows('Nothing was changed');
    await app.type('Name', 'Big oats');
    const now = await world().get('product', 'oats');
    if (!now) throw new Error('no oats');
    await app.floor.recorder.record({
      kind: 'set-record',
      payload: { of: 'product', row: { ...now, name: 'Small oats' }, was: { name: 'Rolled oats' } },
    });
    await app.shows('Somebody else has changed the same meanwhile.');
    await app.press('Take theirs');
    await app.shows('Nothing was changed');
  });

  test('what was typed is not lost by a step aside', async () => {
    await office('/products/oats');
    await app.type('Name', 'Rolled oats');
    await app.shows(/Save/);
    await app.press('Back');
    await app.shows('Leave without saving?');
    await app.press(/^Go on typing/);
    await app.press('Save');
    await saved();
  });

  test('what is saved here is what this device shows from then on', async () => {
    await office('/products/oats');
    await app.type('Name', 'Rolled oats');
    await app.press('Save');
    await saved();
    expect((await world().get('product', 'oats'))?.name).toBe('Rolled oats');
  });
});

const typeInto = async (field: HTMLInputElement | null | undefined, value: string): Promise<void> => {
  if (!field) throw new Error('No such field');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 10));
};
const pressIn = async (group: string, name: string): Promise<void> => {
  const buttons = [...document.querySelectorAll<HTMLElement>(`[aria-label="${group}"] button`)];
  buttons.find(({ textContent }) => textContent === name)?.click();
  await new Promise((resolve) => setTimeout(resolve, 10));
};
