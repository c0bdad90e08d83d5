import {
  coerceInputValue,
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  isInputType,
  Kind,
  typeFromAST,
} from 'graphql';

/**
 * Validates the variables of an operation again, because errors of graphql-js have the path only in their message.
 *
 * @returns one error per invalid value, with code and path; empty for valid variables
 */
export function inputErrors({ schema, document, operationName, variableValues }: ExecutionArgs): GraphQLError[] {
  const operation = getOperationAST(document, operationName);
  const errors: GraphQLError[] = [];
  for (const definition of operation?.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    const value = variableValues?.[name];
    if (!isInputType(type) || (value === undefined && definition.type.kind !== Kind.NON_NULL_TYPE)) continue;
    if (value === undefined && definition.defaultValue) continue;
    coerceInputValue(value ?? null, type, (path, _invalid, error) => {
      const inputPath = [name, ...path];
      errors.push(
        new GraphQLError(`${inputPath.join('.')}: ${error.message}`, {
          nodes: definition,
          extensions: { code: 'BAD_USER_INPUT', inputPath },
        }),
      );
    });
  }
  return errors;
}
