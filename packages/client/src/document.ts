import { printDocument } from './print-document.js';

/**
 * A document with the types of its data and variables: a `TypedDocumentNode`, or a `TypedDocumentString` of the client
 * preset of GraphQL Code Generator.
 */
export interface TypedDocument<Data, Variables> {
  readonly __apiType?: ((variables: Variables) => Data) | undefined;
}

/** A typed document, or a string without types. */
export type DocumentInput<Data, Variables> = TypedDocument<Data, Variables> | string;

/** Returns the text of a document. */
export function textOf(document: object | string): string {
  if (typeof document === 'object' && 'definitions' in document) {
    return printDocument(document as unknown as Parameters<typeof printDocument>[0]);
  }
  // A TypedDocumentString is a String object.
  return String(document);
}

/**
 * Finds the variable that holds the cursor of a subscription.
 *
 * @throws TypeError when the root field has no `after: $variable` or does not select `cursor`
 */
export function cursorVariable(text: string): string {
  const tokens =
    text.match(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#.*|\.\.\.|\$?\w+|[^\s,\w]/g)?.filter((t) => t[0] !== '#') ?? [];
  let variable: string | undefined;
  let selected = false;
  let depth = 0;
  let parentheses = 0;
  for (let index = Math.max(tokens.indexOf('subscription'), 0); index < tokens.length; index += 1) {
    const [token, colon, value] = tokens.slice(index, index + 3);
    if (token === '(') parentheses += 1;
    else if (token === ')') parentheses -= 1;
    else if (parentheses > 0) {
      if (depth === 1 && token === 'after' && colon === ':' && value?.startsWith('$')) variable = value.slice(1);
    } else if (token === '{') depth += 1;
    else if (token === '}') {
      depth -= 1;
      if (depth === 0) break;
    } else if (depth === 2 && token === 'cursor') selected ||= tokens[index - 1] !== ':' && colon !== ':';
    // A fragment may select the cursor.
    else if (depth === 2 && token === '...') selected ||= tokens.includes('cursor');
  }
  if (!variable || !selected) {
    const missing = [!variable && '`after: $after` as an argument', !selected && '`cursor` in its selection'];
    throw new TypeError(
      `A subscription that resumes needs ${missing.filter(Boolean).join(' and ')}. For a stream of states, which has no cursor, set \`resume: false\`.`,
    );
  }
  return variable;
}
