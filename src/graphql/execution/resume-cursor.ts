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

/** The cursor right behind the event of a result, for transports that send it next to the result. */
const resultCursors = new WeakMap<ExecutionResult, string>();

export function setResultCursor(result: ExecutionResult, cursor: string): void {
  resultCursors.set(result, cursor);
}

export function resultCursor(result: ExecutionResult): string | undefined {
  return resultCursors.get(result);
}

/**
 * The same document with its subscription after another cursor. A root field without the argument `after` stays as it is.
 *
 * @param cursor what a client hands back; the argument's scalar validates it
 */
export function resumeAfter(schema: GraphQLSchema, document: DocumentNode, cursor: string): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  const subscription = schema.getSubscriptionType();
  const Field = (field: FieldNode): FieldNode | undefined => {
    if (typeInfo.getParentType() !== subscription) return undefined;
    if (!typeInfo.getFieldDef()?.args.some(({ name }) => name === 'after')) return undefined;
    const others = field.arguments?.filter(({ name }) => name.value !== 'after') ?? [];
    const name = { kind: Kind.NAME, value: 'after' } as const;
    const after = { kind: Kind.ARGUMENT, name, value: { kind: Kind.STRING, value: cursor } } as const;
    return { ...field, arguments: [...others, after] };
  };
  return visit(document, visitWithTypeInfo(typeInfo, { Field }));
}
