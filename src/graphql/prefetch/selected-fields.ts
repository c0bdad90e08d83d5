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

/*
 * What a document selects below a field, so that a resolver can read in one go what the resolvers below it will ask for. It
 * only ever saves statements: whoever looks ahead may leave out what it doesn't understand, and the fields read it themselves.
 */

/** By which operation something is selected. */
type Operation = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** Ways from one type to another: names of fields. */
export type Paths = readonly (readonly string[])[];

/** Selected fields by name and arguments, see `fieldKey`. */
export type Selection = ReadonlyMap<string, SelectedField>;

/** Names a field with its arguments. */
export function fieldKey(name: string, args: object): string {
  return `${name} ${JSON.stringify(args)}`;
}

/** A field that is selected of one type, once or several times with the same arguments. */
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

  /** What is selected of the type that the field gives, or of the type that the paths lead to from there. */
  below(paths: Paths = [[]]): Selection {
    return collectAt(this.#operation, getNamedType(this.field.type), this.nodes, paths);
  }
}

/** What is selected of the type that a resolver's field gives, or of the type that the paths lead to from there. */
export function selectedBelow(info: GraphQLResolveInfo, paths: Paths = [[]]): Selection {
  return collectAt(info, getNamedType(info.returnType), info.fieldNodes, paths);
}

function collectAt(
  operation: Operation,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  paths: Paths,
): Map<string, SelectedField> {
  const found = new Map<string, SelectedField>();
  for (const [step, ...rest] of paths) {
    const here = collect(operation, type, nodes);
    const steps = [...here.values()].filter(({ field }) => field.name === step);
    const selections = step === undefined ? [here] : steps.map((field) => field.below([rest]));
    for (const [key, field] of selections.flatMap((selection) => [...selection])) {
      const known = found.get(key);
      if (known) known.nodes.push(...field.nodes);
      else found.set(key, field);
    }
  }
  return found;
}

function collect(
  operation: Operation,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): Map<string, SelectedField> {
  const found = new Map<string, SelectedField>();
  if (!isObjectType(type)) return found;
  const fields = type.getFields();
  const spread = new Set<string>();
  for (const { selectionSet } of nodes) {
    for (const node of selectionSet ? fieldNodes({ operation, type, spread }, selectionSet.selections) : []) {
      const field = fields[node.name.value];
      // Only those are missing that every type has, like `__typename`.
      if (!field) continue;
      const args = getArgumentValues(field, node, operation.variableValues);
      const key = fieldKey(field.name, args);
      const selected = found.get(key) ?? new SelectedField(operation, field, args);
      selected.nodes.push(node);
      found.set(key, selected);
    }
  }
  return found;
}

interface SelectionWalk {
  readonly operation: Operation;
  readonly type: GraphQLObjectType;
  /** Fragments that have been spread: each counts once, or a document could make this grow without end. */
  readonly spread: Set<string>;
}

/** The fields of a selection that are asked of the type, those in fragments included. */
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
