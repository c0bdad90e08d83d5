import { readFile } from 'node:fs/promises';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getIntrospectionQuery,
  getOperationAST,
  getVariableValues,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { countCost, fragmentsOf, type OperationCost } from '../../../src/graphql/cost/count.js';
import { costOf, declaredSize, isList, isPaged } from '../../../src/graphql/cost/sizes.js';
import { schema } from '../../../src/graphql/schema.js';

const id = '"project_01k00000000000000000000000"';

function costOfDocument(text: string, variables: Record<string, unknown> = {}): OperationCost {
  const document = parse(text);
  const operation = getOperationAST(document)!;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return countCost({ schema, operation, fragments: fragmentsOf(document), variables: coerced!, maxFields: 10_000 });
}

const points = (text: string, variables?: Record<string, unknown>) => costOfDocument(text, variables).points;

/** Fields of objects and interfaces with their coordinates. */
const fields = Object.values(schema.getTypeMap())
  .filter((type) => !type.name.startsWith('__') && (isObjectType(type) || isInterfaceType(type)))
  .flatMap((type) =>
    Object.values((type as GraphQLObjectType).getFields()).map((field): [string, GraphQLField<unknown, unknown>] => [
      `${type.name}.${field.name}`,
      field,
    ]),
  );

describe('the cost of an operation', () => {
  it('is 1 for an object and 0.1 for a scalar, rounded up', () => {
    expect(points('{ me { id } }')).toBe(2);
    expect(points('{ me { id name email createdAt timeZone: id } }')).toBe(2);
    expect(points('{ myCursor }')).toBe(1);
  });

  it('multiplies pages by their size, or by the default size', () => {
    // One connection, and 10 objects with one scalar each.
    expect(points('{ projects(first: 10) { nodes { id } } }')).toBe(12);
    expect(points('{ projects(last: 10) { nodes { id } } }')).toBe(12);
    expect(points('{ projects { nodes { id } } }')).toBe(23);
    expect(points('{ projects(first: 10) { edges { node { id } } } }')).toBe(22);
    expect(points('{ projects(first: 10) { nodes { tasks(first: 10) { nodes { id } } } } }')).toBe(131);
  });

  it('reads page sizes from variables and their defaults', () => {
    const query = 'query ($first: Int = 50) { projects(first: $first) { nodes { id } } }';
    expect(points(query, { first: 10 })).toBe(12);
    expect(points(query)).toBe(56);
  });

  it('counts each alias, and a repeated field once', () => {
    const page = 'projects(first: 10) { nodes { id } }';
    expect(points(`{ a: ${page} b: ${page} c: ${page} }`)).toBe(36);
    expect(points(`{ ${page} ${page} ... { ${page} } ...F } fragment F on Query { ${page} }`)).toBe(12);
  });

  it('omits fields excluded by @skip and @include', () => {
    const query = `query ($no: Boolean!) {
      a: projects(first: 10) @include(if: $no) { nodes { id } }
      ... @skip(if: true) { b: projects(first: 10) { nodes { id } } }
      projects(first: 10) { nodes { id } }
    }`;
    expect(points(query, { no: false })).toBe(12);
    expect(points(query, { no: true })).toBe(24);
  });

  it('counts the most expensive type of an interface or a union, not their sum', () => {
    const one = '... on Task { assignees { id } }';
    const other = '... on Project { tasks(first: 2) { nodes { id } } }';
    const node = (selection: string) => points(`{ node(id: "x") { ${selection} } }`);
    expect(node(`${one} ${other}`)).toBe(Math.max(node(one), node(other)));
  });

  it('multiplies by the ids of nodes, the events of changes and the items of bulkUpdateTasks', () => {
    expect(points('{ nodes(ids: ["a", "b", "c"]) { id } }')).toBe(4);
    const changes = (first: number) => points(`{ changes(projectId: ${id}, first: ${first}) { events { seq } } }`);
    expect([changes(10), changes(100)]).toEqual([12, 111]);
    const bulk = `mutation ($input: BulkUpdateTasksInput!) {
      bulkUpdateTasks(input: $input) { ... on BulkUpdateTasksPayload { results { taskId } } }
    }`;
    const items = Array.from({ length: 50 }, () => ({ taskId: 'task_x' }));
    expect(points(bulk, { input: { projectId: 'project_x', items } })).toBe(500 + 55);
  });

  it('reports the most expensive list', () => {
    const { heaviest } = costOfDocument(
      `{ me { id } board: project(id: ${id}) { name tasks(first: 100) { nodes { comments(first: 50) { nodes { body } } } } } }`,
    );
    expect(heaviest).toEqual({ coordinate: 'Task.comments', path: ['board', 'tasks', 'nodes', 'comments'] });
  });

  it('reports the depth of fields, fragments included', () => {
    expect(costOfDocument('{ projects { nodes { id } } }').depth).toBe(3);
    expect(costOfDocument('{ ...F } fragment F on Query { projects { ... { nodes { owner: id } } } }').depth).toBe(3);
  });

  it('is below 4,000 for standard introspection, and above 10,000 for a hundred aliases of it', () => {
    const options = { inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true, oneOf: true };
    const standard = costOfDocument(getIntrospectionQuery(options));
    expect(standard.points).toBeLessThan(4_000);
    expect(standard.points).toBeGreaterThan(100);
    expect(standard.depth).toBeLessThanOrEqual(20);
    const types = 'types { fields { name args { name } type { name } } }';
    const aliases = Array.from({ length: 100 }, (_, index) => `a${index}: __schema { ${types} }`);
    expect(points(`{ ${aliases.join(' ')} }`)).toBeGreaterThan(10_000);
  });

  it('is computed within 100 ms for fragments that expand exponentially', () => {
    // Twenty fragments that each spread the next one twice by aliases: a million fields.
    const chain = Array.from(
      { length: 20 },
      (_, index) => `fragment F${index} on Task { a: parent { ...F${index + 1} } b: parent { ...F${index + 1} } }`,
    );
    const text = `{ node(id: "x") { ...F0 } } ${chain.join(' ')} fragment F20 on Task { id }`;
    const from = performance.now();
    expect(points(text)).toBeGreaterThan(1_000_000);
    expect(performance.now() - from).toBeLessThan(100);
  });

  it('is abandoned within 250 ms for fragments whose merged fields cannot be cached', () => {
    // Each level merges different sets of the fields below, so that few sets are equal.
    const levels = Array.from({ length: 24 }, (_, index) => {
      const [next, other] = [`F${index + 1}`, `G${index + 1}`];
      return `fragment F${index} on Task { a: parent { ...${next} ...${other} } b: parent { ...${next} } }
        fragment G${index} on Task { a: parent { ...${other} } b: parent { ...${next} ...${other} } }`;
    });
    const text = `{ node(id: "x") { ...F0 ...G0 } } ${levels.join(' ')} fragment F24 on Task { id } fragment G24 on Task { title }`;
    const from = performance.now();
    const { complete, points: counted } = costOfDocument(text);
    expect(complete && counted < 10_000).toBe(false);
    expect(performance.now() - from).toBeLessThan(250);
  });
});

describe('the cost declarations of the schema', () => {
  const lists = fields.filter(([, field]) => isList(field));

  it('cover more than 100 list fields', () => expect(lists.length).toBeGreaterThan(100));

  it.each(lists)('declare the size of %s, or page every field that returns its parent', (coordinate, field) => {
    const [parent] = coordinate.split('.');
    // A list without a declared size belongs to a type of paged fields alone.
    const sources = fields.filter(([, source]) => {
      const type = String(source.type).replace(/[![\]]/g, '');
      const possible = schema.getType(type);
      return (
        type === parent ||
        (possible && 'getTypes' in possible && possible.getTypes().some(({ name }) => name === parent))
      );
    });
    const paged =
      sources.length > 0 && sources.every(([, source]) => isPaged(source) || costOf(source).size !== undefined);
    expect(declaredSize(field, {}) !== undefined || paged).toBe(true);
  });

  it('keep every example of README.md below 2,000 points', async () => {
    for (const page of ['README.md']) {
      const text = await readFile(new URL(`../../../${page}`, import.meta.url), 'utf8');
      for (const [, block = ''] of text.matchAll(/```graphql\n([\s\S]*?)```/g)) {
        const document = parse(block);
        if (validate(schema, document).length > 0) continue;
        for (const definition of document.definitions) {
          if (definition.kind !== 'OperationDefinition') continue;
          const counted = {
            schema,
            operation: definition,
            fragments: fragmentsOf(document),
            variables: {},
            maxFields: 10_000,
          };
          expect(countCost(counted).points).toBeLessThan(2_000);
        }
      }
    }
  });
});
