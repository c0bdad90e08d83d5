import { type DocumentNode, type ExecutionArgs, print } from 'graphql';

const texts = new WeakMap<DocumentNode, string>();

/**
 * Names what a subscription makes of an event: the same for operations with the same document, name and variables, where
 * the cursor that it began after doesn't count.
 *
 * @param audience for whom it is executed
 */
export function operationKey(
  { document, operationName, variableValues }: Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>,
  audience: string,
): string {
  const text = texts.get(document) ?? print(document);
  texts.set(document, text);
  const { after: _, ...variables } = variableValues ?? {};
  const sorted = Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([audience, operationName ?? null, sorted, text]);
}
