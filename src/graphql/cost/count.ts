import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { assertLiteralSize } from './input-size.js';
import { costOf, declaredSize, introspectionSizes, isList } from './sizes.js';

/** Points of a mutation per changed item. */
const mutationWeight = 10;
const objectWeight = 1;
const leafWeight = 0.1;
/** Introspection reads no database. */
const introspectionScale = 0.25;

/** An operation with the inputs of its cost count. */
export interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced, defaults included. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The number of visited fields at which counting stops. */
  readonly maxFields: number;
}

export interface OperationCost {
  /** Points, rounded up. */
  readonly points: number;
  /** The number of levels of fields; root fields are the first level. */
  readonly depth: number;
  /** The deepest list with more than half of the cost, else the most expensive root field; absent without fields. */
  readonly heaviest: CostlyField | undefined;
  /** False when counting stopped early: `points` is then a lower bound. */
  readonly complete: boolean;
}

/** A field by its schema coordinate and its path in the response. */
export interface CostlyField {
  readonly coordinate: string;
  readonly path: readonly string[];
}

/** The cost of a field with all fields below it. */
interface Branch {
  readonly coordinate: string;
  readonly key: string;
  /** Points of all items of the field. */
  readonly points: number;
  /** Points of one item. */
  readonly pointsPerItem: number;
  readonly depth: number;
  /** Whether the field declares a size. */
  readonly multiplies: boolean;
  readonly heaviest: Branch | undefined;
}

/** The cost of a selection on one type. */
type Sum = Pick<Branch, 'points' | 'depth' | 'heaviest'>;

const emptySum: Sum = { points: 0, depth: 0, heaviest: undefined };

class TooManyVisits extends Error {}

/**
 * Counts the cost of an operation before it runs; for a subscription, the cost of one event.
 *
 * An object costs 1 point, a scalar 0.1, and a list its size times the cost of one item. The count covers the fields that
 * execution would resolve: `collectFields` of graphql-js applies `@skip` and `@include` and merges repeated fields. For an
 * interface or a union the most expensive possible type counts.
 *
 * Each set of field nodes is counted once per type, so repeated fragment spreads add no work. Some documents still have very
 * many different sets; `maxFields` bounds the work for those.
 *
 * @throws InvalidInputError for a list in the document above the length limit
 * @throws GraphQLError for invalid directives
 */
export function countCost(counted: CountedOperation): OperationCost {
  const { schema, operation } = counted;
  const root = schema.getRootType(operation.operation);
  if (!root) return { points: 0, depth: 0, heaviest: undefined, complete: true };
  try {
    const { points, depth, heaviest } = new Counter(counted).root(root);
    // Floating-point sums of tenths are slightly inexact.
    return { points: Math.ceil(points - 1e-6), depth, heaviest: costliest(heaviest, points), complete: true };
  } catch (error) {
    if (error instanceof TooManyVisits)
      return { points: counted.maxFields, depth: 0, heaviest: undefined, complete: false };
    throw error;
  }
}

class Counter {
  readonly #counted: CountedOperation;
  readonly #sums = new Map<string, Sum>();
  readonly #ids = new Map<FieldNode, number>();
  readonly #introspection: ReadonlyMap<string, number>;
  #visits = 0;

  constructor(counted: CountedOperation) {
    this.#counted = counted;
    this.#introspection = introspectionSizes(counted.schema);
  }

  root(type: GraphQLObjectType): Sum {
    const { schema, fragments, variables, operation } = this.#counted;
    return this.#sum(type, collectFields(schema, fragments, variables, type, operation.selectionSet), undefined);
  }

  #sum(type: GraphQLObjectType, fields: ReadonlyMap<string, readonly FieldNode[]>, page: number | undefined): Sum {
    let sum = emptySum;
    for (const [key, nodes] of fields) {
      const branch = this.#field(type, key, nodes, page);
      if (!branch) continue;
      sum = {
        points: sum.points + branch.points,
        depth: Math.max(sum.depth, branch.depth),
        heaviest: sum.heaviest && sum.heaviest.points >= branch.points ? sum.heaviest : branch,
      };
    }
    return sum;
  }

  /** @param page the size of lists of this parent that declare no size */
  #field(
    parent: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
    page: number | undefined,
  ): Branch | undefined {
    this.#visits += nodes.length;
    if (this.#visits > this.#counted.maxFields) throw new TooManyVisits();
    const [node] = nodes;
    const field = node && getFieldDef(this.#counted.schema, parent, node);
    if (!field) return undefined;
    const coordinate = `${parent.name}.${field.name}`;
    const declared = this.#introspection.get(coordinate) ?? declaredSize(field, this.#argumentsOf(field, node));
    const list = isList(field);
    const size = list || parent.name.startsWith('__') ? (declared ?? (list ? page : undefined) ?? 1) : 1;
    const below = isLeafType(getNamedType(field.type))
      ? emptySum
      : this.#below(field, nodes, list ? undefined : declared);
    const weight = this.#weight(parent, field) * (list ? 1 : this.#changedItems(parent, declared));
    const pointsPerItem = weight + below.points;
    return {
      coordinate,
      key,
      points: size * pointsPerItem,
      pointsPerItem,
      depth: 1 + below.depth,
      multiplies: declared !== undefined,
      heaviest: below.heaviest,
    };
  }

  /** The cost below a field: the maximum over the possible types of the field. */
  #below(field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], page: number | undefined): Sum {
    const named = getNamedType(field.type);
    const { schema } = this.#counted;
    const types = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
    let mostExpensive = emptySum;
    let depth = 0;
    for (const type of types) {
      const sum = this.#belowOnType(type, nodes, page);
      if (sum.points > mostExpensive.points) mostExpensive = sum;
      depth = Math.max(depth, sum.depth);
    }
    return { ...mostExpensive, depth };
  }

  /** The cost of the selections below some nodes on one type; cached. */
  #belowOnType(type: GraphQLObjectType, nodes: readonly FieldNode[], page: number | undefined): Sum {
    const key = `${type.name} ${page} ${nodes.map((node) => this.#idOf(node)).join(' ')}`;
    const cached = this.#sums.get(key);
    if (cached) return cached;
    const { schema, fragments, variables } = this.#counted;
    const sum = this.#sum(type, collectSubfields(schema, fragments, variables, type, nodes), page);
    this.#sums.set(key, sum);
    return sum;
  }

  #weight(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): number {
    const leaf = isLeafType(getNamedType(field.type));
    const mutation = parent === this.#counted.schema.getMutationType() && !leaf;
    const defaultWeight = mutation ? mutationWeight : leaf ? leafWeight : objectWeight;
    return (costOf(field).weight ?? defaultWeight) * (parent.name.startsWith('__') ? introspectionScale : 1);
  }

  #changedItems(parent: GraphQLObjectType, declared: number | undefined): number {
    return parent === this.#counted.schema.getMutationType() ? Math.max(1, declared ?? 1) : 1;
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    if (field.args.length === 0) return {};
    for (const { name, value } of node.arguments ?? []) assertLiteralSize(value, [name.value]);
    try {
      return getArgumentValues(field, node, this.#counted.variables);
    } catch {
      // Execution reports invalid arguments.
      return {};
    }
  }

  #idOf(node: FieldNode): number {
    const id = this.#ids.get(node) ?? this.#ids.size;
    this.#ids.set(node, id);
    return id;
  }
}

/** Descends along the most expensive fields while a field has more than half of the total cost. */
function costliest(root: Branch | undefined, total: number): CostlyField | undefined {
  if (!root) return undefined;
  const path = [root.key];
  let result: CostlyField = { coordinate: root.coordinate, path: [...path] };
  let share = root.points / total;
  for (let branch = root; branch.heaviest; branch = branch.heaviest) {
    const { heaviest } = branch;
    share *= heaviest.points / branch.pointsPerItem;
    if (!(share > 0.5)) break;
    path.push(heaviest.key);
    if (heaviest.multiplies) result = { coordinate: heaviest.coordinate, path: [...path] };
  }
  return result;
}

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
