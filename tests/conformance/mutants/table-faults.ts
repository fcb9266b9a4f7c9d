import { rows as dictionary } from '../made/dictionary.ts';
import { rows } from '../../../src/domain/barcode/gs1/table.generated.ts';

export type TableFault = { readonly row: string; readonly instead: string; readonly ais: readonly string[] };

/** The table with every row written out. */
export function wholeRows(): readonly string[] {
  let above = '';
  return rows.split('\n').map((row) => {
    const [, range = '', body = '', title = ''] = /^(\S+) (.*?)(#.*)$/.exec(row) ?? [];
    above = body === '"' ? above : body;
    return `${range} ${above.replace('~', `${range.slice(0, 3)}n`)}${title}`;
  });
}

/** For every row of the table each single thing that could be wrong in it. */
export function tableFaults(): readonly TableFault[] {
  return wholeRows().flatMap((row, at) => {
    const ais = dictionary[at]?.ais ?? [];
    if (ais.some((ai) => ai === '8110' || ai === '8112')) return [];
    return [...new Set(wrongRows(row))]
      .filter((instead) => instead !== row)
      .map((instead) => ({ row, instead, ais }));
  });
}

function wrongRows(row: string): readonly string[] {
  const words = row.slice(0, row.indexOf('#')).split(' ');
  const title = row.slice(row.indexOf('#'));
  const change = (word: string, to: string): string =>
    words
      .map((each) => (each === word ? to : each))
      .filter((each) => each !== '')
      .join(' ') + title;
  return words.slice(1).flatMap((word) => {
    if (/^[*?]+$/.test(word)) return [...word].map((flag) => change(word, word.replace(flag, '')));
    if (/^(req|ex)=/.test(word)) return [change(word, '')];
    if (word.startsWith('dlpkey'))
      return [change(word, ''), ...(word.includes('=') ? [change(word, 'dlpkey')] : [])];
    return wrongComponents(word).map((to) => change(word, to));
  });
}

function wrongComponents(word: string): readonly string[] {
  const [, open = '', type = '', upTo = '', digits = '', close = '', checks = ''] =
    /^(\[?)([NXYZ])(\.\.)?(\d+)(\]?)((?:,\w+)*)$/.exec(word) ?? [];
  const spell = (kind: string, length: number, names: string): string =>
    `${open}${kind}${upTo}${length}${close}${names}`;
  const length = Number(digits);
  // Digits always begin with a company prefix of digits, so that this check can only be missed on text.
  const names = checks
    .split(',')
    .filter(
      (name) =>
        name !== '' &&
        !(name.startsWith('gcppos') && type === 'N') &&
        !(name === 'gcppos1' && checks.includes('csumalpha')) &&
        name !== 'hasnondigit',
    );
  return [
    spell(type, length + 1, checks),
    // No package type is as long as its component allows.
    ...(length > 1 && !checks.includes('packagetype') ? [spell(type, length - 1, checks)] : []),
    // A check that asks for digits, or for given letters, stands in for the character set.
    ...(checks === '' ? [spell(type === 'N' ? 'X' : 'N', length, checks)] : []),
    ...names.map((name) => spell(type, length, checks.replace(`,${name}`, ''))),
  ];
}
