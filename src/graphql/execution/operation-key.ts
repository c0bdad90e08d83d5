import { type DocumentNode, type ExecutionArgs, getOperationAST, Kind, print, visit } from 'graphql';

/** What the name is made of. */
type KeyedOperation = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> & {
  readonly reportsCost?: boolean;
};

interface Source {
  readonly text: string;
  /** The variable that gives the root field's `after` and nothing else. */
  readonly cursorVariable: string | undefined;
}

const sources = new WeakMap<DocumentNode, Map<string | null, Source>>();

/**
 * Names what a subscription makes of an event: the same for operations with the same document, name and variables. The cursor
 * after which a subscription begins does not count.
 *
 * @param audience for whom it is executed
 */
export function operationKey(
  { document, operationName = null, variableValues, reportsCost = false }: KeyedOperation,
  audience: string,
): string {
  const { text, cursorVariable } = sourceOf(document, operationName);
  const sorted = Object.entries(variableValues ?? {})
    .filter(([name]) => name !== cursorVariable)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([audience, reportsCost, operationName, sorted, text]);
}

function sourceOf(document: DocumentNode, operationName: string | null): Source {
  const byName = sources.get(document) ?? new Map<string | null, Source>();
  sources.set(document, byName);
  const known = byName.get(operationName) ?? {
    text: print(document),
    cursorVariable: cursorVariableOf(document, operationName),
  };
  byName.set(operationName, known);
  return known;
}

/** A variable that is used elsewhere too, for a nested page or behind a fragment, makes a difference to what is executed. */
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
