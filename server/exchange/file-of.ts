import Papa from 'papaparse';
import writeWorkbook from 'write-excel-file/node';

export type Format = 'csv' | 'xlsx';

/** Cells as a file: CSV in UTF-8 with a mark, so that spreadsheets take it for what it is; or a workbook of text cells. */
export async function fileOf(rows: readonly (readonly string[])[], format: Format): Promise<Uint8Array> {
  if (format === 'csv')
    return Buffer.from(`\ufeff${Papa.unparse(rows as string[][], { newline: '\r\n' })}\r\n`, 'utf8');
  const [header = [], ...lines] = rows;
  const file = await writeWorkbook([
    header.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map((value) => (value === '' ? null : { value, type: String }))),
  ]).toBuffer();
  return file;
}
