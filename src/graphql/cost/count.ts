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

/*
 * The cost of an operation, counted before it runs, in points: each object 1, each scalar 0.1, a list its size times one of
 * its items. What is counted is what would be executed: graphql-js' own collection of fields applies `@skip` and
 * `@include`, and merges fields that are selected twice. Of an interface or a union the dearest type counts.
 *
 * What a set of field nodes costs on one type is counted once, so fragments that are spread again and again cost nothing to
 * count. Documents can be made for which that is no bound;
 * `maxFields` is one.
 */

/** Points of a mutation, for each item that it changes. */
const mutationWeight = 10;
const objectWeight = 1;
const leafWeight = 0.1;
/** Introspection reads no database. */
const introspectionScale = 0.25;

/** What is needed to count an operation. */
export interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced, defaults included. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Fields that are looked at before counting is given up. */
  readonly maxFields: number;
}

export interface OperationCost {
  /** Points, rounded up. */
  readonly points: number;
  /** Levels of fields, the root fields being the first. */
  readonly depth: number;
  /** The deepest list that makes up more than half of the cost, else the dearest root field; absent when there is none. */
  readonly heaviest: CostlyField | undefined;
  /** False where counting was given up: `points` is then a lower bound. */
  readonly complete: boolean;
}

/** A field, by where it is declared and where it is in the answer. */
export interface CostlyField {
  readonly coordinate: string;
  readonly path: readonly string[];
}

/** What a field costs, with all below it. */
interface Branch {
  readonly coordinate: string;
  readonly key: string;
  /** Of all its items. */
  readonly points: number;
  /** Of one of them. */
  readonly each: number;
  readonly depth: number;
  readonly multiplies: boolean;
  readonly heaviest: Branch | undefined;
}

/** What a selection costs on one type. */
type Sum = Pick<Branch, 'points' | 'depth' | 'heaviest'>;

const nothing: Sum = { points: 0, depth: 0, heaviest: undefined };

class TooManyVisits extends Error {}

/**
 * Counts what an operation costs; of a subscription, what one of its events costs.
 *
 * @throws InvalidInputError for a list in the document that is too long, GraphQLError for directives that are wrong
 */
export function countCost(counted: CountedOperation): OperationCost {
  const { schema, operation } = counted;
  const root = schema.getRootType(operation.operation);
  if (!root) return { points: 0, depth: 0, heaviest: undefined, complete: true };
  try {
    const { points, depth, heaviest } = new Counter(counted).root(root);
    // Sums of tenths are a hair off.
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
    let sum = nothing;
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

  /** @param page how many items lists of this parent have that declare nothing themselves */
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
      ? nothing
      : this.#below(field, nodes, list ? undefined : declared);
    const weight = this.#weight(parent, field) * (list ? 1 : this.#itemsChanged(parent, declared));
    const each = weight + below.points;
    return {
      coordinate,
      key,
      points: size * each,
      each,
      depth: 1 + below.depth,
      multiplies: declared !== undefined,
      heaviest: below.heaviest,
    };
  }

  /** The dearest of the types that a field may give. */
  #below(field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], page: number | undefined): Sum {
    const named = getNamedType(field.type);
    const { schema } = this.#counted;
    const types = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
    let dearest = nothing;
    let depth = 0;
    for (const type of types) {
      const sum = this.#of(type, nodes, page);
      if (sum.points > dearest.points) dearest = sum;
      depth = Math.max(depth, sum.depth);
    }
    return { ...dearest, depth };
  }

  /** What is selected below some nodes, on one type: counted once. */
  #of(type: GraphQLObjectType, nodes: readonly FieldNode[], page: number | undefined): Sum {
    const name = `${type.name} ${page} ${nodes.map((node) => this.#idOf(node)).join(' ')}`;
    const known = this.#sums.get(name);
    if (known) return known;
    const { schema, fragments, variables } = this.#counted;
    const sum = this.#sum(type, collectSubfields(schema, fragments, variables, type, nodes), page);
    this.#sums.set(name, sum);
    return sum;
  }

  #weight(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): number {
    const leaf = isLeafType(getNamedType(field.type));
    const mutation = parent === this.#counted.schema.getMutationType() && !leaf;
    const usual = mutation ? mutationWeight : leaf ? leafWeight : objectWeight;
    return (costOf(field).weight ?? usual) * (parent.name.startsWith('__') ? introspectionScale : 1);
  }

  #itemsChanged(parent: GraphQLObjectType, declared: number | undefined): number {
    return parent === this.#counted.schema.getMutationType() ? Math.max(1, declared ?? 1) : 1;
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    if (field.args.length === 0) return {};
    for (const { name, value } of node.arguments ?? []) assertLiteralSize(value, [name.value]);
    try {
      return getArgumentValues(field, node, this.#counted.variables);
    } catch {
      // Execution says what is wrong with them.
      return {};
    }
  }

  #idOf(node: FieldNode): number {
    const id = this.#ids.get(node) ?? this.#ids.size;
    this.#ids.set(node, id);
    return id;
  }
}

/** Follows the dearest field down for as long as it is more than half of the whole. */
function costliest(root: Branch | undefined, total: number): CostlyField | undefined {
  if (!root) return undefined;
  const path = [root.key];
  let found: CostlyField = { coordinate: root.coordinate, path: [...path] };
  let share = root.points / total;
  for (let at = root; at.heaviest; at = at.heaviest) {
    share *= at.heaviest.points / at.each;
    if (!(share > 0.5)) break;
    path.push(at.heaviest.key);
    if (at.heaviest.multiplies) found = { coordinate: at.heaviest.coordinate, path: [...path] };
  }
  return found;
}

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
