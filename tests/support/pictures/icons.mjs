/** Renders the mark to the PNGs of the manifest; run by hand after the mark has changed: `node tests/support/pictures/icons.mjs`. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

const folder = new URL('../../../public/', import.meta.url);
const mark = await readFile(new URL('mark.svg', folder), 'utf8');
const inside = mark.slice(mark.indexOf('<g'), mark.indexOf('</svg>'));
const svg = (content) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${content}</svg>`);
const shrunk = `<g transform="translate(77 77) scale(0.7)">${inside}</g>`;

const pictures = [
  ['icon-192.png', 192, Buffer.from(mark)],
  ['icon-512.png', 512, Buffer.from(mark)],
  // The safe zone of a maskable icon is the inner 80 %, and its ground reaches every edge.
  ['icon-maskable-512.png', 512, svg(`<rect width="512" height="512" fill="#0b3d91"/>${shrunk}`)],
  // A monochrome icon is its shape alone.
  ['icon-monochrome-512.png', 512, svg(shrunk.replaceAll('#ffc400', '#fff'))],
];
for (const [name, size, source] of pictures)
  await sharp(source, { density: 300 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toFile(new URL(name, folder).pathname);
