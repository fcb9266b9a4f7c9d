import { code128, drawingCanvas, gs1_128, gs1datamatrix } from '@bwip-js/browser';
import type { CalibrationCode } from '../../scan/wedge/calibration.ts';

const linear = { height: 18, includetext: false, paddingwidth: 10, paddingheight: 4 } as const;

/** Draws the symbol as a printer would print it. Named imports only: all symbologies together weigh 790 kB. */
export function drawCalibration(canvas: HTMLCanvasElement, { symbol, label }: CalibrationCode): void {
  const drawing = drawingCanvas(canvas);
  // Whole pixels a bar, as many as there is room for: a shrunken symbol has bars of unequal width.
  const scale = (canvas.parentElement?.clientWidth ?? 0) >= 600 ? 3 : 2;
  switch (symbol) {
    case 'code128':
      code128({ bcid: 'code128', text: label, ...linear, scale }, drawing);
      return;
    case 'gs1-128':
      gs1_128({ bcid: 'gs1-128', text: label, ...linear, scale }, drawing);
      return;
    case 'gs1datamatrix':
      gs1datamatrix({ bcid: 'gs1datamatrix', text: label, scale: 3 * scale, padding: 4 }, drawing);
  }
}
