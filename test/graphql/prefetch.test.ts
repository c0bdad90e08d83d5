import { type GraphQLField, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { schema } from '../../src/graphql/schema.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { changeTask, newProject, newTask } from '../support/operations.js';

/*
 * Task lists prefetch exactly the selected fields of their tasks. For any selection the result must equal the result of the
 * fields' own resolvers.
 */

const addCommentDocument = graphql(`
  mutation ReadAheadComment($input: AddCommentInput!) {
    addComment(input: $input) {
      ... on CommentPayload {
        comment {
          id
        }
      }
    }
  }
`);

const createLabelDocument = graphql(`
  mutation ReadAheadLabel($input: CreateLabelInput!) {
    createLabel(input: $input) {
      ... on CreateLabelPayload {
        label {
          id
        }
      }
    }
  }
`);

/** A selection of all fields without required arguments, to a depth of nested objects. */
function selectionOf({ name, type, args }: GraphQLField<unknown, unknown>, depth: number): string {
  if (args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return '';
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  if (depth === 0 || !isObjectType(named)) return '';
  const inner = Object.values(named.getFields()).map((field) => selectionOf(field, depth - 1));
  return inner.some(Boolean) ? `${name} { ${inner.filter(Boolean).join(' ')} }` : '';
}

const taskType = schema.getType('Task');
const taskFields = isObjectType(taskType) ? Object.values(taskType.getFields()) : [];

describeBackends('the prefetch of task lists', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let projectId: string;
  let taskIds: string[];

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { env: { LIMIT_OPERATION_COST: '1000000' } });
    ada = await newPerson(app.url, 'Ada');
    const bob = await newPerson(app.url, 'Bob');
    projectId = (await newProject(ada, [bob])).id;
    const labelIds: string[] = [];
    for (const name of ['zeta', 'alpha']) {
      const { createLabel } = await ada.ask(createLabelDocument, { input: { projectId, name } });
      labelIds.push(createLabel.label!.id);
    }
    const first = await newTask(ada, {
      projectId,
      title: 'First',
      description: 'Long',
      priority: 'HIGH',
      dueDate: '2027-01-31',
      assigneeIds: [bob.id, ada.id],
      labelIds,
    });
    const second = await newTask(bob, { projectId, title: 'Second', parentId: first.id });
    await changeTask(ada, { taskId: second.id, status: 'DONE' });
    const third = await newTask(bob, { projectId, title: 'Third' });
    taskIds = [first.id, second.id, third.id];
    let parentId: string | undefined;
    for (let index = 0; index < 5; index += 1) {
      const author = index % 2 ? bob : ada;
      const input = { taskId: first.id, body: `comment ${index}`, ...(index === 1 && { parentId }) };
      const { addComment } = await author.ask(addCommentDocument, { input });
      parentId ??= addComment.comment!.id;
    }
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  // biome-ignore lint/suspicious/noExplicitAny: the documents are made up as the tests go
  async function ask(query: string, variables: Record<string, unknown> = {}): Promise<any> {
    const { data, errors } = await ada.post(query, { projectId, ...variables });
    expect(errors).toBeUndefined();
    return data;
  }

  it('is tested with all fields of Task', () => {
    expect(taskFields.length).toBeGreaterThan(20);
  });

  it.each(taskFields.map((field) => [field.name, selectionOf(field, 3)]))(
    'returns the same value of Task.%s as Query.task',
    async (_name, selection) => {
      const query = `query ($projectId: ID!) {
        listed: project(id: $projectId) { tasks { nodes { ${selection} } edges { node { ${selection} } } } }
        paged: tasks(projectId: $projectId) { nodes { ${selection} } }
        ${taskIds.map((id, index) => `t${index}: task(id: "${id}") { ${selection} }`).join(' ')}
      }`;
      const { listed, paged, ...single } = await ask(query);
      const alone = Object.values(single);
      expect(alone).toHaveLength(3);
      expect(listed.tasks.nodes).toEqual(alone);
      expect(listed.tasks.edges.map(({ node }: { node: unknown }) => node)).toEqual(alone);
      expect(paged.nodes).toEqual(alone);
    },
  );

  it('returns the same values as Query.task when all fields are selected', async () => {
    const all = taskFields.map((field) => selectionOf(field, 3)).join(' ');
    const { project, task } = await ask(
      `query ($projectId: ID!, $id: ID!) { project(id: $projectId) { tasks { nodes { ${all} } } } task(id: $id) { ${all} } }`,
      { id: taskIds[0] },
    );
    expect(project.tasks.nodes[0]).toEqual(task);
  });

  it('considers fragments, aliases, variables and directives, and distinguishes fields by their arguments', async () => {
    const { project } = await ask(
      `query ($projectId: ID!, $count: Int!, $yes: Boolean!, $no: Boolean!) {
        project(id: $projectId) { ...Board }
      }
      fragment Board on Project {
        tasks(first: 1) { nodes { ...Card } edges { node { some: comments(first: 1) { nodes { body } } } } }
        others: tasks(first: 1, orderBy: [{ field: TITLE, direction: DESC }]) { nodes { title } }
      }
      fragment Card on Node {
        id
        ... on Task {
          some: comments(first: $count) { nodes { ...Said } }
          more: comments(first: $count) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { version } } }
          last: comments(last: 2) { nodes { body } pageInfo { hasPreviousPage } }
          top: comments(topLevelOnly: true) { totalCount nodes { body } }
          title @skip(if: $yes)
          number @include(if: $no)
          labels { name @include(if: $yes) color @skip(if: $yes) }
        }
      }
      fragment Said on Comment { body author { name } }`,
      { count: 2, yes: true, no: false },
    );
    const [card] = project.tasks.nodes;
    expect(card).toEqual({
      id: taskIds[0],
      some: {
        nodes: [
          { body: 'comment 0', author: { name: 'Ada' } },
          { body: 'comment 1', author: { name: 'Bob' } },
        ],
      },
      more: {
        totalCount: 5,
        pageInfo: { hasNextPage: true, endCursor: card.more.edges[1].cursor },
        edges: [1, 1].map((version) => ({ cursor: expect.any(String), node: { version } })),
      },
      last: { nodes: [{ body: 'comment 3' }, { body: 'comment 4' }], pageInfo: { hasPreviousPage: true } },
      top: { totalCount: 4, nodes: [0, 2, 3, 4].map((index) => ({ body: `comment ${index}` })) },
      labels: [{ name: 'alpha' }, { name: 'zeta' }],
    });
    expect(project.tasks.edges[0].node.some.nodes).toEqual([{ body: 'comment 0' }]);
    expect(project.others.nodes).toEqual([{ title: 'Third' }]);
  });

  it('works for more fields than fit into one statement', async () => {
    const pages = Array.from(
      { length: 80 },
      (_, index) => `c${index}: comments(first: ${index + 1}) { nodes { body } }`,
    );
    const { project } = await ask(
      `query ($projectId: ID!) { project(id: $projectId) { tasks(first: 1) { nodes { ${pages.join(' ')} } } } }`,
    );
    const lengths = Object.values<{ nodes: unknown[] }>(project.tasks.nodes[0]).map(({ nodes }) => nodes.length);
    expect(lengths).toEqual(Array.from({ length: 80 }, (_, index) => Math.min(index + 1, 5)));
  });

  it('visits a fragment once when it is spread repeatedly', async () => {
    const deep = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Task { ...F${index + 1} ...F${index + 1} }`,
    );
    const { project } = await ask(
      `query ($projectId: ID!) { project(id: $projectId) { tasks(first: 1) { nodes { ...F0 } } } }
      ${deep.join(' ')} fragment F40 on Task { title }`,
    );
    expect(project.tasks.nodes).toEqual([{ title: 'First' }]);
  });

  it('keeps the lists of several root fields of one operation apart', async () => {
    const { before, none, after } = await ask(
      `query ($projectId: ID!) {
        before: project(id: $projectId) { tasks { totalCount } }
        none: project(id: $projectId) { tasks(first: 0) { nodes { title } pageInfo { hasNextPage } } }
        after: project(id: $projectId) { tasks(last: 1) { nodes { title } } }
      }`,
    );
    expect(before.tasks.totalCount).toBe(3);
    expect(none.tasks).toEqual({ nodes: [], pageInfo: { hasNextPage: true } });
    expect(after.tasks.nodes).toEqual([{ title: 'Third' }]);
  });

  describe('reports refusals at the field', () => {
    it.each([
      ['tasks(first: 101) { nodes { id } }', ['project', 'tasks'], ['first']],
      ['tasks(first: 1, last: 1) { nodes { id } }', ['project', 'tasks'], ['last']],
      ['tasks(after: "x") { nodes { id } }', ['project', 'tasks'], ['after']],
      ['tasks(search: "-") { nodes { id } }', ['project', 'tasks'], ['search']],
      [
        'tasks { nodes { comments(first: 101) { nodes { id } } } }',
        ['project', 'tasks', 'nodes', 0, 'comments'],
        ['first'],
      ],
      [
        'tasks { nodes { comments(before: "x") { nodes { id } } } }',
        ['project', 'tasks', 'nodes', 0, 'comments'],
        ['before'],
      ],
    ])('when the arguments are invalid: %s', async (selection, path, inputPath) => {
      const answer = await ada.post(`query ($projectId: ID!) { project(id: $projectId) { ${selection} } }`, {
        projectId,
      });
      expect(answer.errors?.[0]).toMatchObject({ path, extensions: { code: 'BAD_USER_INPUT', inputPath } });
    });

    it('and returns NOT_FOUND at Query.project when the viewer is not a member', async () => {
      const eve = await newPerson(app.url, 'Eve');
      const answer = await eve.post('query ($projectId: ID!) { project(id: $projectId) { tasks { nodes { id } } } }', {
        projectId,
      });
      expect(answer.data).toBeNull();
      expect(answer.errors).toMatchObject([
        { path: ['project'], extensions: { code: 'NOT_FOUND', inputPath: ['id'] } },
      ]);
    });
  });
});
