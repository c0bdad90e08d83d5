import {
  type GraphQLField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { defaultPageSize } from '../plugins/page-size.js';
import type { FieldCost } from './declare.js';

type Args = Readonly<Record<string, unknown>>;

/**
 * The declared number of items of a field's list, or of the lists right below the field.
 *
 * @param args the field's coerced arguments
 * @returns undefined for a field without a declaration and without page arguments
 */
export function declaredSize(field: GraphQLField<unknown, unknown>, args: Args): number | undefined {
  const { size } = costOf(field);
  if (size !== undefined) return typeof size === 'number' ? size : size(args);
  if (!isPaged(field)) return undefined;
  const page = args.first ?? args.last ?? defaultPageSize;
  return typeof page === 'number' ? Math.max(0, page) : defaultPageSize;
}

/** True for a field with page arguments. */
export function isPaged({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ name }) => name === 'first');
}

/** The declared cost of a field. */
export function costOf({ extensions }: GraphQLField<unknown, unknown>): FieldCost {
  return isFieldCost(extensions.cost) ? extensions.cost : {};
}

function isFieldCost(value: unknown): value is FieldCost {
  return typeof value === 'object' && value !== null;
}

/** True for a field whose type is a list. */
export function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

const sizesOfSchema = new WeakMap<GraphQLSchema, ReadonlyMap<string, number>>();

/**
 * The mean number of items in the lists of introspection, by coordinate, measured on this schema. `ofType` counts as half an
 * object, because about half of the types wrap another type.
 */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const sizes = sizesOfSchema.get(schema) ?? measure(schema);
  sizesOfSchema.set(schema, sizes);
  return sizes;
}

function measure(schema: GraphQLSchema): Map<string, number> {
  const types = Object.values(schema.getTypeMap());
  const composites = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = composites.flatMap((type) => Object.values(type.getFields()));
  const args = fields.map((field) => field.args.length);
  const inputs = types.filter(isInputObjectType).map((type) => Object.keys(type.getFields()).length);
  const values = types.filter(isEnumType).map((type) => type.getValues().length);
  const possible = types.filter((type) => isUnionType(type) || isInterfaceType(type));
  const perType = (count: number) => count / types.length;
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', schema.getDirectives().length],
    ['__Directive.locations', 5],
    ['__Directive.args', 2],
    ['__Field.args', sum(args) / Math.max(1, fields.length)],
    ['__Type.fields', perType(fields.length)],
    ['__Type.interfaces', perType(sum(composites.map((type) => type.getInterfaces().length)))],
    ['__Type.possibleTypes', perType(sum(possible.map((type) => schema.getPossibleTypes(type).length)))],
    ['__Type.inputFields', perType(sum(inputs))],
    ['__Type.enumValues', perType(sum(values))],
    ['__Type.ofType', 0.5],
  ]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
