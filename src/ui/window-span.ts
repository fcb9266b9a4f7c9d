/** At the usual text size, in pixels: `--row`. */
export const usualRow = 72;

/** Which rows of a long list are in sight. */
export interface Span {
  readonly first: number;
  /** One past the last. */
  readonly last: number;
  /** Of a row, in the pixels of today's text size. */
  readonly height: number;
  /** Rows in one screenful. */
  readonly page: number;
}

/** @param rowHeight at 16 pixels a rem */
export function spanOf(list: HTMLElement, rowHeight: number): Span {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const height = Math.round(rowHeight * (Number.isFinite(rem) && rem > 0 ? rem / 16 : 1));
  const frame = scrollerOf(list)?.getBoundingClientRect();
  const top = Math.max(0, frame?.top ?? 0);
  const bottom = Math.min(
    innerHeight,
    frame === undefined || frame.height === 0 ? innerHeight : frame.bottom,
  );
  const begin = top - list.getBoundingClientRect().top;
  const page = Math.max(1, Math.floor((bottom - top) / height));
  const first = Math.max(0, Math.floor(begin / height));
  return { first, last: first + page + 2, height, page };
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let up = element.parentElement; up; up = up.parentElement)
    if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
  return null;
}
