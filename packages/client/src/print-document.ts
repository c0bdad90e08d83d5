/** A node of a parsed document, as code generators emit it. */
interface Node {
  readonly kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the kind; graphql's types would be a dependency
  readonly [field: string]: any;
}

type Nodes = readonly Node[] | undefined;

/** Prints a parsed document without a dependency on graphql. @throws TypeError for a definition of a schema */
export function printDocument(node: Node): string {
  return all(node.definitions, '\n');
}

const all = (nodes: Nodes, separator: string): string => (nodes ?? []).map(print).join(separator);
const wrap = (before: string, text: string, after: string): string => (text ? before + text + after : '');

function print(node: Node): string {
  switch (node.kind) {
    case 'OperationDefinition':
      return `${node.operation} ${node.name?.value ?? ''}${wrap('(', all(node.variableDefinitions, ', '), ')')}${rest(node)}`;
    case 'FragmentDefinition':
      return `fragment ${node.name.value} on ${node.typeCondition.name.value}${rest(node)}`;
    case 'VariableDefinition':
      return `${print(node.variable)}: ${print(node.type)}${node.defaultValue ? ` = ${print(node.defaultValue)}` : ''}${directives(node)}`;
    case 'Field':
      return `${node.alias ? `${node.alias.value}: ` : ''}${node.name.value}${wrap('(', all(node.arguments, ', '), ')')}${rest(node)}`;
    case 'FragmentSpread':
      return `...${node.name.value}${directives(node)}`;
    case 'InlineFragment':
      return `...${node.typeCondition ? ` on ${node.typeCondition.name.value}` : ''}${rest(node)}`;
    case 'Argument':
    case 'ObjectField':
      return `${node.name.value}: ${print(node.value)}`;
    case 'Directive':
      return `@${node.name.value}${wrap('(', all(node.arguments, ', '), ')')}`;
    case 'Variable':
      return `$${node.name.value}`;
    case 'NamedType':
      return node.name.value;
    case 'ListType':
      return `[${print(node.type)}]`;
    case 'NonNullType':
      return `${print(node.type)}!`;
    case 'IntValue':
    case 'FloatValue':
    case 'EnumValue':
      return node.value;
    case 'BooleanValue':
      return String(node.value);
    case 'NullValue':
      return 'null';
    case 'StringValue':
      return JSON.stringify(node.value);
    case 'ListValue':
      return `[${all(node.values, ', ')}]`;
    case 'ObjectValue':
      return `{${all(node.fields, ', ')}}`;
    default:
      throw new TypeError(`A document cannot contain ${node.kind}.`);
  }
}

const directives = (node: Node): string => wrap(' ', all(node.directives, ' '), '');
const rest = (node: Node): string => directives(node) + wrap(' { ', all(node.selectionSet?.selections, ' '), ' }');
