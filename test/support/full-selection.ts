import {
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { schema } from '../../src/graphql/schema.js';

/**
 * A selection of every field without required arguments, to a depth of nested objects. Aliases contain the type's name to
 * avoid conflicts between fields of different types.
 */
export function fullSelection(type: GraphQLNamedType, depth: number): string {
  if (isAbstractType(type)) {
    const types = schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} { ${fullSelection(possible, depth)} }`);
    return ['__typename', ...types].join(' ');
  }
  if (!isObjectType(type)) return '__typename';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const selections = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    const alias = `${type.name}_${field.name}: ${field.name}`;
    if (isLeafType(inner)) return alias;
    return depth > 0 ? `${alias} { ${fullSelection(inner, depth - 1)} }` : [];
  });
  return ['__typename', ...selections].join(' ');
}
