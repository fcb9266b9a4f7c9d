import type { LensMemory } from '../../scan/camera/camera-reader.ts';

/** The lens and the zoom that this device reads best with; small, and no loss when they are gone. */
export const lensMemory: LensMemory = {
  lens: () => localStorage.getItem('lotline-lens') ?? undefined,
  keepLens: (lens) => localStorage.setItem('lotline-lens', lens),
  zoom: () => Number(localStorage.getItem('lotline-zoom') ?? Number.NaN) || undefined,
  keepZoom: (zoom) => localStorage.setItem('lotline-zoom', String(zoom)),
};
