import { code128, datamatrix, drawingCanvas, ean13, gs1_128, gs1datamatrix, qrcode } from '@bwip-js/browser';
import type { DemoBarcode } from '#domain/protocol/office.ts';

const linear = { height: 16, includetext: false, paddingwidth: 10, scale: 2 } as const;
const square = { scale: 4 } as const;
/** The faults to try are wrong on purpose. */
const asItIs = { dontlint: true } as const;

/** Draws the symbol that a printer would print. Named imports only: all symbologies together weigh 790 kB. */
export function drawBarcode(canvas: HTMLCanvasElement, { symbology, text, elements }: DemoBarcode): void {
  const drawing = drawingCanvas(canvas);
  switch (symbology) {
    case 'gs1-datamatrix':
      gs1datamatrix({ bcid: 'gs1datamatrix', text: elements ?? text, ...square, ...asItIs }, drawing);
      return;
    case 'gs1-128':
      gs1_128({ bcid: 'gs1-128', text: elements ?? text, ...linear, ...asItIs }, drawing);
      return;
    case 'datamatrix':
      datamatrix({ bcid: 'datamatrix', text: escaped(text), parse: true, ...square }, drawing);
      return;
    case 'code-128':
      code128({ bcid: 'code128', text: escaped(text), parse: true, ...linear }, drawing);
      return;
    case 'ean-13':
      ean13({ bcid: 'ean13', text, ...linear, includetext: true }, drawing);
      return;
    case 'qr':
      qrcode({ bcid: 'qrcode', text, ...square }, drawing);
  }
}

/** Control characters as the drawing program spells them. A caret is its own sign for them. */
const escaped = (text: string): string =>
  text.replace(/[\u0000-\u001f^]/g, (each) => `^${String(each.charCodeAt(0)).padStart(3, '0')}`);
