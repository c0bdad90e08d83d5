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
 * What is wrong with the variables, each fault with code and path: graphql-js puts the path into the message alone.
 *
 * @returns nothing when the variables are all right
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
