import { JSONParser, TokenType } from '@streamparser/json';
import type { FileRow } from '../../domain/import-export/rows.js';
import { InvalidInputError } from '../../errors.js';
import { maxRowCharacters } from './text.js';

const maxParts: readonly string[] = ['project', 'labels', 'tasks', 'comments'];

/** The tasks of a JSON document as an export makes it, and the colours of the labels that stand before them. */
export class JsonFile {
  readonly labelColors = new Map<string, string>();
  readonly rows: AsyncIterable<FileRow>;
  readonly #parser = new JSONParser({ paths: ['$.labels.*', '$.tasks.*', '$.comments.*'], keepStack: false });
  readonly #shape = new Shape();
  #count = 0;
  #parsed: FileRow[] = [];
  #error: Error | undefined;
  /** Whether a value that was asked for has ended since this was last looked at. */
  #advanced = false;

  constructor(pieces: AsyncIterable<string>) {
    this.#parser.onError = (error) => {
      this.#error ??= error;
    };
    this.#parser.onToken = (token) => this.#shape.take(token);
    this.#parser.onValue = ({ value, parent, stack }) => {
      this.#advanced = true;
      const part = stack[1]?.key;
      if (part === 'tasks') this.#parsed.push(toRow(value, ++this.#count));
      else if (part === 'labels') this.#noteLabel(value);
      if (!Array.isArray(parent)) throw new Error(`${part} must be a list.`);
    };
    this.rows = this.#read(pieces);
  }

  /**
   * As fast as they are asked for: a piece of the file is parsed when the rows of the piece before have been taken.
   *
   * @throws InvalidInputError from the first row on that is no JSON
   */
  async *#read(pieces: AsyncIterable<string>): AsyncGenerator<FileRow, undefined> {
    let waiting = 0;
    for await (const piece of pieces) {
      this.#parse(() => this.#parser.write(piece));
      yield* this.#consumed();
      waiting = this.#advanced ? piece.length : waiting + piece.length;
      this.#advanced = false;
      if (waiting > maxRowCharacters) throw this.#unreadable(`A row has at most ${maxRowCharacters} characters.`);
    }
    if (!this.#parser.isEnded) this.#parse(() => this.#parser.end());
    yield* this.#consumed();
    if (!this.#shape.tasksSeen) throw this.#unreadable('The document has no `tasks`.');
    return undefined;
  }

  #parse(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#error ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  *#consumed(): Generator<FileRow, undefined> {
    const rows = this.#parsed;
    this.#parsed = [];
    yield* rows;
    if (this.#error) throw this.#unreadable(this.#error.message);
    return undefined;
  }

  #noteLabel(value: unknown): void {
    if (typeof value !== 'object' || value === null || !('name' in value && 'color' in value)) return;
    const { name, color } = value;
    if (typeof name === 'string' && typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)) {
      if (this.labelColors.size < 1_000) this.labelColors.set(name, color.toLowerCase());
    }
  }

  #unreadable(message: string): InvalidInputError {
    return new InvalidInputError({ path: ['rows', this.#count + 1], message });
  }
}

function toRow(content: unknown, row: number): FileRow {
  return typeof content === 'object' && content !== null && !Array.isArray(content)
    ? { row, content }
    : { row, fault: 'Must be an object.' };
}

/** Refuses a document that is no export: what isn't asked for, the parser would pass over without a word. */
class Shape {
  tasksSeen = false;
  #depth = 0;
  #last: unknown;
  #tasksFollow = false;

  take({ token, value }: { token: TokenType; value: unknown }): void {
    if (this.#depth === 0 && token !== TokenType.LEFT_BRACE) throw new Error('The document must be an object.');
    if (this.#tasksFollow && token !== TokenType.LEFT_BRACKET) throw new Error('`tasks` must be a list.');
    this.#tasksFollow = false;
    if (this.#depth === 1 && token === TokenType.COLON) {
      if (typeof this.#last !== 'string' || !maxParts.includes(this.#last)) {
        throw new Error(`The document has ${maxParts.join(', ')}, and no ${String(this.#last)}.`);
      }
      this.#tasksFollow = this.#last === 'tasks';
      this.tasksSeen ||= this.#tasksFollow;
    }
    this.#last = value;
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#depth += 1;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.#depth -= 1;
  }
}
