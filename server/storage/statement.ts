/** A portable statement as an engine with anonymous parameters wants it. */
export interface Anonymous {
  readonly text: string;
  /** For each `?`, which of the caller's parameters stands there, counted from 0. */
  readonly order: readonly number[];
}

/** `$1 … $2 … $1` becomes `? … ? … ?` with the order 0, 1, 0. Our statements hold no `$` within quotes. */
export function toAnonymous(sql: string): Anonymous {
  const order: number[] = [];
  const text = sql.replace(/\$(\d+)/g, (_, digits: string) => {
    order.push(Number(digits) - 1);
    return '?';
  });
  return { text, order };
}
