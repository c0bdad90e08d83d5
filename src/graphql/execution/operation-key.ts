import { type DocumentNode, type ExecutionArgs, getOperationAST, Kind, print, visit } from 'graphql';

/** The parts of an operation in its key. */
type KeyedOperation = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> & {
  readonly reportsCost?: boolean;
};

/** The document's part of the key. */
interface Source {
  readonly text: string;
  /** The variable of the root field's `after`, if the document has no other use of the variable. */
  readonly cursorVariable: string | undefined;
}

const sources = new WeakMap<DocumentNode, Map<string | null, Source>>();

/**
 * The key of a subscription's operation. Operations with equal keys have equal results for the same event. The key contains
 * document, operation name and variables, except the cursor after which the subscription starts.
 *
 * @param scopeKey the key of the execution scope
 */
export function operationKey(
  { document, operationName = null, variableValues, reportsCost = false }: KeyedOperation,
  scopeKey: string,
): string {
  const { text, cursorVariable } = sourceOf(document, operationName);
  const sorted = Object.entries(variableValues ?? {})
    .filter(([name]) => name !== cursorVariable)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([scopeKey, reportsCost, operationName, sorted, text]);
}

function sourceOf(document: DocumentNode, operationName: string | null): Source {
  const byName = sources.get(document) ?? new Map<string | null, Source>();
  sources.set(document, byName);
  const source = byName.get(operationName) ?? {
    text: print(document),
    cursorVariable: cursorVariableOf(document, operationName),
  };
  byName.set(operationName, source);
  return source;
}

/** Returns undefined for a variable with another use, as for a nested page: the variable then affects the result. */
function cursorVariableOf(document: DocumentNode, operationName: string | null): string | undefined {
  const [root] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  if (root?.kind !== Kind.FIELD) return undefined;
  const value = root.arguments?.find(({ name }) => name.value === 'after')?.value;
  if (value?.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: (variable) => {
      if (variable.name.value === name) uses += 1;
    },
  });
  return uses === 1 ? name : undefined;
}
