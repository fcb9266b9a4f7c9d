/**
 * The cells of one line, trimmed: apart by tab, else by semicolon, else by comma, whichever is there first in that order.
 * A cell in quotation marks may hold the separator, and two of them mean one.
 */
export function cellsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((each) => outsideQuotes(line).includes(each));
  if (separator === undefined) return [unquoted(line)];
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) {
      cells.push(unquoted(cell));
      cell = '';
    } else cell += character;
  }
  return [...cells, unquoted(cell)];
}

const outsideQuotes = (line: string): string => line.replaceAll(/"[^"]*"/g, '');

function unquoted(cell: string): string {
  const text = cell.trim();
  return /^".*"$/s.test(text) && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}
