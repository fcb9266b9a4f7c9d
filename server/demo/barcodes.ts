import { type Day, addDays } from '#domain/base/calendar.ts';
import type { DemoBarcode } from '#domain/protocol/office.ts';
import { branSscc, honeySscc } from './opening-stock.ts';
import { demoSscc } from './orders.ts';

/** Pairs of application identifier and value, in the order of the label. */
type Elements = readonly (readonly [ai: string, value: string])[];

/** Identifiers whose length is given by the standard, so that no separator follows them. */
const fixedLength = new Set(['00', '01', '02', '11', '13', '15', '17', '3103']);
const separator = '\u001d';

function elementString(elements: Elements): string {
  return elements
    .map(([ai, value], at) => {
      const isLast = at === elements.length - 1;
      return `${ai}${value}${fixedLength.has(ai) || isLast ? '' : separator}`;
    })
    .join('');
}

const bracketed = (elements: Elements): string => elements.map(([ai, value]) => `(${ai})${value}`).join('');
/** 2027-06-30 as a label has it: 270630. */
const labelDate = (day: Day): string => day.slice(2).replaceAll('-', '');

const gs1 = (
  title: string,
  shows: string,
  elements: Elements,
  symbology: 'gs1-datamatrix' | 'gs1-128' = 'gs1-datamatrix',
  fault = false,
): DemoBarcode => ({
  title,
  shows,
  symbology,
  text: elementString(elements),
  elements: bracketed(elements),
  fault,
});

const plain = (
  title: string,
  shows: string,
  symbology: DemoBarcode['symbology'],
  text: string,
  fault = false,
): DemoBarcode => ({ title, shows, symbology, text, elements: null, fault });

const oats = '09524000001016';
const honey = '09524000001023';
const motor = '09524000001061';
const muesli = '09524000001047';
const pump = '09524000001054';
const cheese = '99524000001033';

/** Everything of the demo plant that can be scanned at the dock, on labels as they would be printed on day T. */
export function demoBarcodes(today: Day): readonly DemoBarcode[] {
  const oatsEnd = labelDate(addDays(today, 300));
  const honeyEnd = labelDate(addDays(today, 700));
  return [
    plain('Receipt IN/00031', 'Opens the receipt of oats and honey', 'code-128', 'IN/00031'),
    plain('Receipt IN/00032', 'Opens the receipt of 60 motors', 'code-128', 'IN/00032'),
    plain('Receipt IN/00033', 'Opens the receipt of cheese wheels', 'code-128', 'IN/00033'),
    plain('Receipt IN/00034', 'Opens the receipt of one mixed pallet', 'code-128', 'IN/00034'),
    plain('Northfield Mill', 'A supplier: shows what is expected from them', 'code-128', 'SUP-MILL'),
    gs1('Oats OF-1001, 1,000 kg', 'Product, lot, expiry and quantity in one go: recorded at once', [
      ['02', oats],
      ['17', oatsEnd],
      ['37', '1000'],
      ['10', 'OF-1001'],
    ]),
    gs1('Oats OF-1001, a sack', 'Product, lot and expiry; asks how much', [
      ['01', oats],
      ['17', oatsEnd],
      ['10', 'OF-1001'],
    ]),
    gs1('Oats OF-1001, a pallet', 'The packaging is on the label: 40 sacks of 25 kg', [
      ['01', '19524000001013'],
      ['17', oatsEnd],
      ['10', 'OF-1001'],
    ]),
    gs1('Honey HN-0207', 'Lot before expiry: the separator between them counts', [
      ['01', honey],
      ['10', 'HN-0207'],
      ['17', honeyEnd],
    ]),
    gs1(
      'Honey HN-0207, 300 kg',
      'A logistic label in GS1-128 with its quantity',
      [
        ['02', honey],
        ['17', honeyEnd],
        ['37', '300'],
        ['10', 'HN-0207'],
      ],
      'gs1-128',
    ),
    plain(
      'Oats OF-1001, web address',
      'A GS1 Digital Link in a QR code; never opened, only read',
      'qr',
      `https://id.gs1.org/01/${oats}/10/OF-1001?17=${oatsEnd}`,
    ),
    ...['MT-240101', 'MT-240102', 'MT-240103'].map((serial) =>
      gs1(`Motor ${serial}`, 'A serial: one unit, recorded at once', [
        ['01', motor],
        ['21', serial],
      ]),
    ),
    ...(
      [
        ['CW-1', '008120'],
        ['CW-2', '007940'],
        ['CW-3', '009310'],
      ] as const
    ).map(([lot, grams]) =>
      gs1(`Cheese wheel ${lot}`, 'One wheel with its weight; CW-3 weighs more than expected', [
        ['01', cheese],
        ['3103', grams],
        ['17', labelDate(addDays(today, 118))],
        ['10', lot],
      ]),
    ),
    gs1('Pallet of IN/00034', 'One SSCC, three lots', [['00', demoSscc]], 'gs1-128'),
    ...['SK-11', 'SK-12', 'SK-13'].map((lot) =>
      gs1(`Seal kits ${lot}, a box`, 'A box of 50', [
        ['01', '19524000001075'],
        ['10', lot],
      ]),
    ),
    plain('Oats', 'The product alone, as on a shelf', 'ean-13', '9524000001016'),
    gs1('Bran BR-0001', 'Not ordered: for a receipt without an order', [
      ['01', '09524000001115'],
      ['17', labelDate(addDays(today, 170))],
      ['10', 'BR-0001'],
    ]),
    ...makingBarcodes(),
    ...demoOutgoing(today),
    ...demoInside(),
    ...demoFaults(today, honeyEnd, oatsEnd),
  ];
}

/** Papers, places and labels for what is moved, counted and packed inside the house. */
function demoInside(): DemoBarcode[] {
  const places = [
    ['Stock', 'LOC-STOCK'],
    ['Shelf A1', 'LOC-A1'],
    ['Shelf A2', 'LOC-A2'],
    ['Cold room', 'LOC-COLD'],
    ['Rack C1', 'LOC-C1'],
    ['Dock', 'LOC-DOCK'],
    ['Shop floor', 'LOC-FLOOR'],
  ] as const;
  return [
    plain('Transfer INT/00001', 'Opens what is put away from the dock', 'code-128', 'INT/00001'),
    plain('Transfer INT/00002', 'Opens the honey that the shop floor wants', 'code-128', 'INT/00002'),
    ...places.map(([name, code]) =>
      plain(`Place ${name}`, 'What stands there; to take from, put down or count', 'code-128', code),
    ),
    gs1(
      'Pallet of honey',
      'Two lots in the cold room: moves, counts and opens as one',
      [['00', honeySscc]],
      'gs1-128',
    ),
    gs1('Grease GR-6, a tub', 'Stands at the dock and is to be put away', [
      ['01', '09524000001085'],
      ['10', 'GR-6'],
    ]),
    gs1('Bran BR-0991', 'A number for bran that has none yet', [
      ['01', '09524000001115'],
      ['10', 'BR-0991'],
    ]),
    gs1('Motor MT-240001', 'A serial that stands in the stock', [
      ['01', motor],
      ['21', 'MT-240001'],
    ]),
    plain('Bolts M8', 'Goods without a number', 'ean-13', '9524000001092'),
  ];
}

/** Orders to make, the components that lie ready for them, and the steps of the pump. */
function makingBarcodes(): DemoBarcode[] {
  const orders = [
    ['00107', '100 muesli of oats and honey, with bran as by-product'],
    ['00108', 'One pump: two taps'],
    ['00109', 'Two pumps; two seal kits are kept for them'],
    ['00110', '24 pumps: Batch Production; two motors and 130 g of grease short'],
    ['00111', 'Three pumps, prepared: made one by one'],
    ['00112', 'Bran without a bill: what is scanned is in it'],
    ['00113', 'Five pumps by Ana, waiting for a supervisor'],
  ] as const;
  const lots = [
    ['Oats OF-0908', 'The lot that has to go first', oats, 'OF-0908'],
    ['Oats OF-0915', 'A later lot: asks why', oats, 'OF-0915'],
    ['Honey L-2611', 'The same number is on seal kits too', honey, 'L-2611'],
    ['Seal kits L-2611', 'The same number is on honey too', '09524000001078', 'L-2611'],
    ['Grease GR-5', 'Its alert date is today', '09524000001085', 'GR-5'],
  ] as const;
  return [
    ...orders.map(([number, shows]) => plain(`Order MO/${number}`, shows, 'code-128', `MO/${number}`)),
    ...lots.map(([title, shows, gtin, lot]) =>
      gs1(title, shows, [
        ['01', gtin],
        ['10', lot],
      ]),
    ),
    ...['MT-240001', 'MT-240002', 'MT-240003'].map((serial) =>
      gs1(`Motor ${serial}`, 'A component with a serial of its own', [
        ['01', motor],
        ['21', serial],
      ]),
    ),
    plain('Bolt M8', 'A component without numbers: asks how many', 'ean-13', '9524000001092'),
    gs1('Pump PP-0009', 'The first of the three prepared pumps', [
      ['01', pump],
      ['21', 'PP-0009'],
    ]),
    gs1('Pump PP-0901', 'A pre-printed label for a pump that is to be made', [
      ['01', pump],
      ['21', 'PP-0901'],
    ]),
    plain('Step assemble', 'Starts the step, and finishes it', 'code-128', 'STEP-ASSEMBLE'),
    plain('Step test', 'Starts the step, and finishes it', 'code-128', 'STEP-TEST'),
  ];
}

/** Labels of what leaves the plant and comes back to it. */
function demoOutgoing(today: Day): DemoBarcode[] {
  const muesliLots = [
    ['MU-1001', 96, 20],
    ['MU-1007', 300, 45],
    ['MU-1015', 24, 60],
  ] as const;
  return [
    plain('Delivery OUT/00021', 'Opens the delivery of 420 muesli, from three lots', 'code-128', 'OUT/00021'),
    plain('Delivery OUT/00022', 'Opens the delivery of two pumps', 'code-128', 'OUT/00022'),
    plain('Delivery OUT/00023', 'Opens the delivery of oats and a pallet of bran', 'code-128', 'OUT/00023'),
    plain('Corner Market', 'A customer: shows what is due for them', 'code-128', 'CUS-MARKET'),
    ...muesliLots.map(([lot, count, removal]) =>
      gs1(`Muesli ${lot}, ${count} packs`, 'Product, lot, expiry and count: taken at once', [
        ['02', muesli],
        ['17', labelDate(addDays(today, removal + 10))],
        ['37', String(count)],
        ['10', lot],
      ]),
    ),
    gs1('Oats OF-0915, 200 kg', 'More than is kept of it, and OF-0901 should go first: asks why', [
      ['02', oats],
      ['37', '200'],
      ['10', 'OF-0915'],
    ]),
    ...['PP-0001', 'PP-0002', 'PP-0003'].map((serial) =>
      gs1(`Pump ${serial}`, 'A serial: one unit, taken at once', [
        ['01', pump],
        ['21', serial],
      ]),
    ),
    gs1('Oats OF-0820', 'Expired: only a supervisor may send it out', [
      ['01', oats],
      ['10', 'OF-0820'],
    ]),
    gs1('Oats OF-0930', 'On hold: not to be sent out', [
      ['01', oats],
      ['10', 'OF-0930'],
    ]),
    gs1('Pallet of bran', 'One SSCC, 100 kg of BR-0990: leaves by one scan', [['00', branSscc]], 'gs1-128'),
    gs1('Muesli MU-0985, a case', 'Went out on OUT/00020: to come back', [
      ['01', '19524000001044'],
      ['10', 'MU-0985'],
    ]),
    gs1('Pump PP-0000', 'Went out on OUT/00020: to come back', [
      ['01', pump],
      ['21', 'PP-0000'],
    ]),
  ];
}

function demoFaults(today: Day, honeyEnd: string, oatsEnd: string): DemoBarcode[] {
  return [
    plain(
      'Separator as ^]',
      'A reader that writes the separator as two characters',
      'datamatrix',
      `01${honey}10HN-0207^]17${honeyEnd}`,
      true,
    ),
    plain(
      'Separator lost',
      'A reader that leaves the separator out: asked, never guessed',
      'datamatrix',
      `01${honey}10HN-020717${honeyEnd}`,
      true,
    ),
    plain('Wrong check digit', 'One digit was misread or mistyped', 'code-128', '9524000001017', true),
    gs1(
      'Expiry 31 February',
      'A day that no calendar has',
      [
        ['01', oats],
        ['17', '270231'],
        ['10', 'OF-1001'],
      ],
      'gs1-datamatrix',
      true,
    ),
    gs1(
      'OF-0901 with another date',
      'A lot that is known with a different expiry: flagged, not overwritten',
      [
        ['01', oats],
        ['17', labelDate(addDays(today, 40))],
        ['10', 'OF-0901'],
      ],
      'gs1-datamatrix',
      true,
    ),
    gs1(
      'Only a product number',
      'No lot and no expiry: the lot has to be typed',
      [['01', oats]],
      'gs1-datamatrix',
      true,
    ),
    gs1(
      'PP-0001 again',
      'A serial that is already in the house: held for a new number',
      [
        ['01', pump],
        ['21', 'PP-0001'],
      ],
      'gs1-datamatrix',
      true,
    ),
    gs1(
      'Unknown product',
      'A good label of something that nobody has entered: unidentified goods',
      [
        ['01', '09524000009005'],
        ['17', oatsEnd],
        ['10', 'X-1'],
      ],
      'gs1-datamatrix',
      true,
    ),
    plain('Not a code of ours', 'Plain text: unidentified goods', 'code-128', 'HELLO-42', true),
  ];
}
