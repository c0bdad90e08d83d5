import { JSONParser, TokenType } from '@streamparser/json';
import type { FileRow } from '../../domain/import-export/rows.js';
import { InvalidInputError } from '../../errors.js';
import { maxRowCharacters } from './text.js';

const documentMembers: readonly string[] = ['project', 'labels', 'tasks', 'comments'];

/** Reads the tasks of an exported JSON document, and the colors of the labels before the tasks. */
export class JsonFile {
  readonly labelColors = new Map<string, string>();
  readonly rows: AsyncIterable<FileRow>;
  readonly #parser = new JSONParser({ paths: ['$.labels.*', '$.tasks.*', '$.comments.*'], keepStack: false });
  readonly #shape = new ShapeCheck();
  #count = 0;
  #parsed: FileRow[] = [];
  #error: Error | undefined;
  /** True when a label, task or comment has ended since the last check. */
  #advanced = false;

  constructor(chunks: AsyncIterable<string>) {
    this.#parser.onError = (error) => {
      this.#error ??= error;
    };
    this.#parser.onToken = (token) => this.#shape.take(token);
    this.#parser.onValue = ({ value, parent, stack }) => {
      this.#advanced = true;
      const member = stack[1]?.key;
      if (member === 'tasks') this.#parsed.push(toRow(value, ++this.#count));
      else if (member === 'labels') this.#noteLabel(value);
      if (!Array.isArray(parent)) throw new Error(`${member} must be a list.`);
    };
    this.rows = this.#read(chunks);
  }

  /**
   * Reads the rows at the pace of the consumer: a chunk of the file is parsed after the consumer has read the rows of
   * the previous chunk.
   *
   * @throws InvalidInputError at the first row with a syntax error
   */
  async *#read(chunks: AsyncIterable<string>): AsyncGenerator<FileRow, undefined> {
    let rowCharacters = 0;
    for await (const chunk of chunks) {
      this.#parse(() => this.#parser.write(chunk));
      yield* this.#takeRows();
      rowCharacters = this.#advanced ? chunk.length : rowCharacters + chunk.length;
      this.#advanced = false;
      if (rowCharacters > maxRowCharacters) {
        throw this.#unreadable(`A row must be at most ${maxRowCharacters} characters.`);
      }
    }
    if (!this.#parser.isEnded) this.#parse(() => this.#parser.end());
    yield* this.#takeRows();
    if (!this.#shape.tasksSeen) throw this.#unreadable('The document must have a list `tasks`.');
    return undefined;
  }

  #parse(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#error ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  *#takeRows(): Generator<FileRow, undefined> {
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
    : { row, error: 'The row must be an object.' };
}

/** Refuses documents in another shape than an export's: the parser silently skips unknown members. */
class ShapeCheck {
  tasksSeen = false;
  #depth = 0;
  #last: unknown;
  #tasksFollow = false;

  take({ token, value }: { token: TokenType; value: unknown }): void {
    if (this.#depth === 0 && token !== TokenType.LEFT_BRACE) throw new Error('The document must be an object.');
    if (this.#tasksFollow && token !== TokenType.LEFT_BRACKET) throw new Error('`tasks` must be a list.');
    this.#tasksFollow = false;
    if (this.#depth === 1 && token === TokenType.COLON) {
      if (typeof this.#last !== 'string' || !documentMembers.includes(this.#last)) {
        throw new Error(`Unknown member ${String(this.#last)}. A document may have ${documentMembers.join(', ')}.`);
      }
      this.#tasksFollow = this.#last === 'tasks';
      this.tasksSeen ||= this.#tasksFollow;
    }
    this.#last = value;
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#depth += 1;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.#depth -= 1;
  }
}
