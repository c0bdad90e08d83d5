import { parse } from 'csv-parse';
import { type FileRow, rowFields } from '../../domain/import-export/rows.js';
import { InvalidInputError } from '../../errors.js';
import { maxRowCharacters } from './text.js';

type CsvContent = Record<string, string | number | null | undefined | readonly string[]>;

/** Text columns: an empty cell is an empty text. In other columns an empty cell leaves the field out. */
const textColumns: readonly string[] = ['externalId', 'title', 'description'];
/** Columns of optional fields: an empty cell clears the field. */
const clearableColumns: readonly string[] = ['startDate', 'dueDate', 'dueTime', 'estimate', 'parent'];
/** Columns with numbers. */
const numberColumns: readonly string[] = ['estimate'];
/** Columns with lists in their cells. */
const listColumns: readonly string[] = ['labels', 'assignees'];

/**
 * Reads the rows of a CSV file at the pace of the consumer: a chunk of the file is parsed after the consumer has read
 * the rows of the previous chunk.
 *
 * @throws InvalidInputError for an invalid header, and at the first row with a syntax error
 */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<FileRow, undefined> {
  let header: readonly string[] | undefined;
  let rows = 0;
  let parsed: string[][] = [];
  let parseError: Error | undefined;
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    // Spreadsheets end rows with extra commas, and write empty rows as commas only.
    skip_records_with_empty_values: true,
    // Files from several tools mix line endings; by default the parser would apply the first line's ending to all lines.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: maxRowCharacters,
    // Called in file order, and before the parser reports an error in a later row.
    on_record: (record: string[]) => {
      parsed.push(record);
      return null;
    },
  });
  parser.on('error', (error) => {
    parseError = error;
  });
  parser.resume();

  function* takeRows(): Generator<FileRow, undefined> {
    const records = parsed;
    parsed = [];
    for (const record of records) {
      if (header) yield toRow(header, record, ++rows);
      else header = checkHeader(record);
    }
    if (parseError) throw unreadable(header ? rows + 1 : undefined, parseError.message);
    return undefined;
  }

  for await (const chunk of chunks) {
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    yield* takeRows();
  }
  await new Promise<void>((resolve) => parser.end(() => resolve()));
  yield* takeRows();
  if (!header) throw unreadable(undefined, 'The file is empty.');
  return undefined;
}

function checkHeader(names: readonly string[]): readonly string[] {
  const last = names.findLastIndex((name) => name.trim() !== '');
  const header = names.slice(0, last + 1).map((name) => name.trim());
  const unknown = header.find((name) => !rowFields.includes(name));
  if (unknown !== undefined) {
    throw unreadable(
      undefined,
      `Unknown column ${unknown}. The columns, separated by commas, are: ${rowFields.join(',')}.`,
    );
  }
  const duplicate = header.find((name, index) => header.indexOf(name) !== index);
  if (duplicate !== undefined) throw unreadable(undefined, `The column ${duplicate} appears twice.`);
  const missing = ['externalId', 'title'].find((name) => !header.includes(name));
  if (missing !== undefined) throw unreadable(undefined, `The column ${missing} is required.`);
  return header;
}

function toRow(header: readonly string[], cells: readonly string[], row: number): FileRow {
  const hasExtraCells = cells.slice(header.length).some((cell) => cell !== '');
  if (cells.length < header.length || hasExtraCells) {
    return { row, error: `The row has ${cells.length} cells; the header has ${header.length}.` };
  }
  const content: CsvContent = {};
  for (const [index, field] of header.entries()) content[field] = toValue(field, cells[index] ?? '');
  return { row, content };
}

function toValue(field: string, cell: string): CsvContent[string] {
  if (listColumns.includes(field)) return toList(cell);
  // Another text stays a text, which the rules of the field reject.
  if (numberColumns.includes(field) && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  if (cell !== '' || textColumns.includes(field)) return cell;
  return clearableColumns.includes(field) ? null : undefined;
}

/** Splits a cell: `a; b` becomes a and b; `\;` and `\\` stand for the characters `;` and `\`. */
function toList(cell: string): string[] {
  const values = [''];
  for (let index = 0; index < cell.length; index += 1) {
    const character = cell[index];
    if (character === ';') values.push('');
    else {
      if (character === '\\') index += 1;
      values.push((values.pop() ?? '') + (cell[index] ?? ''));
    }
  }
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

function unreadable(row: number | undefined, message: string): InvalidInputError {
  return new InvalidInputError({ path: row === undefined ? ['header'] : ['rows', row], message });
}
