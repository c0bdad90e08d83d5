import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';

/** The operation of a selection. */
type Operation = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** Paths from one type to another; a path is a list of field names. */
export type Paths = readonly (readonly string[])[];

/** Selected fields by name and arguments, see `fieldKey`. */
export type Selection = ReadonlyMap<string, SelectedField>;

/** The key of a field with its arguments. */
export function fieldKey(name: string, args: object): string {
  return `${name} ${JSON.stringify(args)}`;
}

/** A selected field of one type. All occurrences with the same arguments are one selected field. */
export class SelectedField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: Readonly<Record<string, unknown>>;
  readonly nodes: FieldNode[] = [];
  readonly #operation: Operation;

  constructor(operation: Operation, field: GraphQLField<unknown, unknown>, args: Record<string, unknown>) {
    this.#operation = operation;
    this.field = field;
    this.args = args;
  }

  /** The selection on the field's type, or on the type at the end of the paths. */
  below(paths: Paths = [[]]): Selection {
    return collectAt(this.#operation, getNamedType(this.field.type), this.nodes, paths);
  }
}

/**
 * The selection on the type of a resolver's field, or on the type at the end of the paths. A resolver looks ahead with this
 * function and reads the values of the fields below in one statement. Look-ahead may omit selections: the resolvers of
 * omitted fields read their values themselves.
 */
export function selectedBelow(info: GraphQLResolveInfo, paths: Paths = [[]]): Selection {
  return collectAt(info, getNamedType(info.returnType), info.fieldNodes, paths);
}

function collectAt(
  operation: Operation,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  paths: Paths,
): Map<string, SelectedField> {
  const merged = new Map<string, SelectedField>();
  for (const [step, ...rest] of paths) {
    const selection = collect(operation, type, nodes);
    const steps = [...selection.values()].filter(({ field }) => field.name === step);
    const selections = step === undefined ? [selection] : steps.map((field) => field.below([rest]));
    for (const [key, field] of selections.flatMap((fields) => [...fields])) {
      const selected = merged.get(key);
      if (selected) selected.nodes.push(...field.nodes);
      else merged.set(key, field);
    }
  }
  return merged;
}

function collect(
  operation: Operation,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): Map<string, SelectedField> {
  const collected = new Map<string, SelectedField>();
  if (!isObjectType(type)) return collected;
  const fields = type.getFields();
  const spread = new Set<string>();
  for (const { selectionSet } of nodes) {
    for (const node of selectionSet ? fieldNodes({ operation, type, spread }, selectionSet.selections) : []) {
      const field = fields[node.name.value];
      // Meta fields such as `__typename` are not among the type's fields.
      if (!field) continue;
      const args = getArgumentValues(field, node, operation.variableValues);
      const key = fieldKey(field.name, args);
      const selected = collected.get(key) ?? new SelectedField(operation, field, args);
      selected.nodes.push(node);
      collected.set(key, selected);
    }
  }
  return collected;
}

interface SelectionWalk {
  readonly operation: Operation;
  readonly type: GraphQLObjectType;
  /** The visited fragments. Each is visited once; otherwise the work could grow exponentially with the document. */
  readonly spread: Set<string>;
}

/** The fields of a selection that apply to the type, fragments included. */
function* fieldNodes(walk: SelectionWalk, selections: readonly SelectionNode[]): Generator<FieldNode, undefined> {
  const { operation, type, spread } = walk;
  for (const node of selections) {
    if (!isIncluded(operation, node)) continue;
    if (node.kind === Kind.FIELD) {
      yield node;
      continue;
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? operation.fragments[node.name.value] : node;
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (spread.has(node.name.value)) continue;
      spread.add(node.name.value);
    }
    if (fragment && appliesTo(operation, fragment.typeCondition, type)) {
      yield* fieldNodes(walk, fragment.selectionSet.selections);
    }
  }
  return undefined;
}

function isIncluded({ variableValues }: Operation, node: SelectionNode): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}

function appliesTo(
  { schema }: Operation,
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
  type: GraphQLObjectType,
): boolean {
  if (!condition) return true;
  const named = schema.getType(condition.name.value);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}
