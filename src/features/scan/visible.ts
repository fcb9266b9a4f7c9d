const names: Readonly<Record<string, string>> = {
  '\u0004': 'EOT',
  '\t': 'TAB',
  '\n': 'LF',
  '\r': 'CR',
  '\u001c': 'FS',
  '\u001d': 'GS',
  '\u001e': 'RS',
  '\u001f': 'US',
};

/** Control characters by their names. Unicode has signs for them, but the fonts of most devices have not. */
export const visible = (text: string): string =>
  text.replace(/[\u0000-\u001f]/g, (each) => `‹${names[each] ?? each.charCodeAt(0)}›`);
