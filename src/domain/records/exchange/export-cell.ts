/** Characters with which a spreadsheet begins a formula. */
const formula = /^[=+\-@\t\r]/;
const number = /^-?\d+([.,]\d+)?$/;

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 5.0, 1.2.10); a plain number,
 * negative ones too, stays a number.
 */
export const harmless = (cell: string): string =>
  formula.test(cell) && !number.test(cell) ? `'${cell}` : cell;

/** What `harmless` added is taken off again on the way in, so that a list that went out comes back as it was. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
