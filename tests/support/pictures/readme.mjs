/**
 * Composes the picture of the README from four of the screens that `tests/e2e/screens.e2e.ts` takes; run by hand after
 * the look has changed: `node tests/support/pictures/readme.mjs`.
 */
import sharp from 'sharp';

const root = new URL('../../../', import.meta.url).pathname;
const screens = [
  'home-360-day',
  'receipt-rows-360-day',
  'quantity-typed-360-day',
  'receipt-flagged-360-night',
];
const [width, height, gap, corner] = [420, 747, 44, 22];

const shapeOf = (fill, stroke) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect x="1.5" y="1.5" width="${width - 3}" height="${height - 3}" rx="${corner}" fill="${fill}" stroke="${stroke}" stroke-width="3"/></svg>`,
  );

const phones = await Promise.all(
  screens.map(async (name, at) => ({
    input: await sharp(`${root}.cache/pictures/${name}.png`)
      .resize(width, height)
      .composite([
        { input: shapeOf('#fff', '#fff'), blend: 'dest-in' },
        { input: shapeOf('none', '#43494d') },
      ])
      .png()
      .toBuffer(),
    left: gap + at * (width + gap),
    top: gap,
  })),
);

await sharp({
  create: {
    width: gap + screens.length * (width + gap),
    height: height + 2 * gap,
    channels: 3,
    background: '#f4f5f2',
  },
})
  .composite(phones)
  .png({ palette: true, quality: 90, compressionLevel: 9 })
  .toFile(`${root}docs/picture.png`);
