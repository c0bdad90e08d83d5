import { parse } from 'csv-parse';
import { type FileRow, rowFields } from '../../domain/import-export/rows.js';
import { InvalidInputError } from '../../errors.js';
import { maxRowCharacters } from './text.js';

type CsvContent = Record<string, string | null | undefined | readonly string[]>;

/** Cells that are text as they stand; any other field that is empty says nothing. */
const plainText: readonly string[] = ['externalId', 'title', 'description'];
/** Where an empty cell takes the value away. */
const clearable: readonly string[] = ['dueDate', 'parent'];
const lists: readonly string[] = ['labels', 'assignees'];

/**
 * The rows of a CSV file, as fast as they are asked for: a piece of the file is parsed when the rows of the piece before
 * have been taken.
 *
 * @throws InvalidInputError when the header is wrong, or from the first row on that is no CSV
 */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<FileRow, undefined> {
  let header: readonly string[] | undefined;
  let rows = 0;
  let parsed: string[][] = [];
  let fault: Error | undefined;
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    // Spreadsheets end rows with commas, and leave rows of commas alone.
    skip_records_with_empty_values: true,
    // Files that several tools wrote to mix their line ends; by default the first line's would be taken for all.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: maxRowCharacters,
    // Called in the order of the file, and before a fault further down is told.
    on_record: (record: string[]) => {
      parsed.push(record);
      return null;
    },
  });
  parser.on('error', (error) => {
    fault = error;
  });
  parser.resume();

  function* taken(): Generator<FileRow, undefined> {
    const records = parsed;
    parsed = [];
    for (const record of records) {
      if (header) yield toRow(header, record, ++rows);
      else header = checkHeader(record);
    }
    if (fault) throw unreadable(header ? rows + 1 : undefined, fault.message);
    return undefined;
  }

  for await (const piece of pieces) {
    await new Promise<void>((resolve) => parser.write(piece, () => resolve()));
    yield* taken();
  }
  await new Promise<void>((resolve) => parser.end(() => resolve()));
  yield* taken();
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
      `There is no column ${unknown}. Columns are separated by commas: ${rowFields.join(',')}.`,
    );
  }
  const doubled = header.find((name, index) => header.indexOf(name) !== index);
  if (doubled !== undefined) throw unreadable(undefined, `The column ${doubled} is there twice.`);
  const missing = ['externalId', 'title'].find((name) => !header.includes(name));
  if (missing !== undefined) throw unreadable(undefined, `The column ${missing} is missing.`);
  return header;
}

function toRow(header: readonly string[], cells: readonly string[], row: number): FileRow {
  const beyond = cells.slice(header.length).some((cell) => cell !== '');
  if (cells.length < header.length || beyond) {
    return { row, fault: `Has ${cells.length} cells where the header has ${header.length}.` };
  }
  const content: CsvContent = {};
  for (const [index, field] of header.entries()) content[field] = toValue(field, cells[index] ?? '');
  return { row, content };
}

function toValue(field: string, cell: string): CsvContent[string] {
  if (lists.includes(field)) return toList(cell);
  if (cell !== '' || plainText.includes(field)) return cell;
  return clearable.includes(field) ? null : undefined;
}

/** `a; b` → a and b; `\;` and `\\` are the characters themselves. */
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
