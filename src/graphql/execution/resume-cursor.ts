import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The cursors right after the events of results; some transports send the cursor next to the result. */
const resultCursors = new WeakMap<ExecutionResult, string>();

export function setResultCursor(result: ExecutionResult, cursor: string): void {
  resultCursors.set(result, cursor);
}

export function resultCursor(result: ExecutionResult): string | undefined {
  return resultCursors.get(result);
}

/**
 * Returns the document with `after` of its subscription set to a cursor. A root field without this argument stays unchanged.
 *
 * @param cursor the client's cursor; the argument's scalar validates it
 */
export function resumeAfter(schema: GraphQLSchema, document: DocumentNode, cursor: string): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  const subscription = schema.getSubscriptionType();
  const Field = (field: FieldNode): FieldNode | undefined => {
    if (typeInfo.getParentType() !== subscription) return undefined;
    if (!typeInfo.getFieldDef()?.args.some(({ name }) => name === 'after')) return undefined;
    const otherArguments = field.arguments?.filter(({ name }) => name.value !== 'after') ?? [];
    const name = { kind: Kind.NAME, value: 'after' } as const;
    const after = { kind: Kind.ARGUMENT, name, value: { kind: Kind.STRING, value: cursor } } as const;
    return { ...field, arguments: [...otherArguments, after] };
  };
  return visit(document, visitWithTypeInfo(typeInfo, { Field }));
}
