import { afterAll, beforeAll, expect, it } from 'vitest';
import { countStatements, type StatementCounter } from '../../bench/support/statement-counter.js';
import type { App } from '../../src/app.js';
import { writeTaskDocuments } from '../../src/domain/search/write-documents.js';
import { newId } from '../../src/ids.js';
import type { Database } from '../../src/store/database.js';
import { openPostgres } from '../../src/store/postgres.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newProject, newTask } from '../support/operations.js';

const boardDocument = graphql(`
  query CountedBoard($id: ID!, $first: Int!) {
    project(id: $id) {
      cursor
      tasks(first: $first) {
        totalCount
        nodes {
          key
          createdBy {
            name
          }
          parent {
            title
          }
          assignees {
            name
          }
          labels {
            name
          }
          subTaskCount
          subTasks(first: 3) {
            totalCount
            nodes {
              key
              assignees {
                name
              }
            }
          }
          comments(first: 3) {
            nodes {
              body
              author {
                name
              }
            }
          }
        }
      }
    }
  }
`);

const plainBoardDocument = graphql(`
  query CountedPlainBoard($id: ID!, $first: Int!) {
    project(id: $id) {
      name
      cursor
      tasks(first: $first) {
        pageInfo {
          hasNextPage
        }
        nodes {
          key
          title
          status
          commentCount
          subTaskCount
          assignees {
            name
          }
          labels {
            name
            color
          }
          comments(first: 3) {
            nodes {
              body
              author {
                name
              }
            }
          }
        }
      }
    }
  }
`);

const searchDocument = graphql(`
  query CountedSearch($id: ID!, $first: Int!) {
    tasks(projectId: $id, first: $first, search: "task") {
      totalCount
      edges {
        cursor
        node {
          title
          assignees {
            name
          }
        }
      }
    }
  }
`);

const searchEverywhereDocument = graphql(`
  query CountedSearchEverywhere($first: Int!) {
    search(query: "task", first: $first) {
      totalCount
      nodes {
        matchedIn
        task {
          key
          title
          assignees {
            name
          }
        }
        comment {
          body
          author {
            name
          }
        }
      }
    }
  }
`);

const filteredDocument = graphql(`
  query CountedFilter($id: ID!, $first: Int!) {
    tasks(
      projectId: $id
      first: $first
      filter: { labels: { some: { name: { eq: "bug" } } }, assignees: { null: false } }
      orderBy: [{ field: DUE_DATE, nulls: FIRST }, { field: TITLE }]
    ) {
      nodes {
        title
        labels {
          name
        }
      }
    }
  }
`);

const commentsDocument = graphql(`
  query CountedComments($taskId: ID!, $first: Int!) {
    task(id: $taskId) {
      comments(first: $first) {
        totalCount
        nodes {
          body
          author {
            name
          }
        }
      }
    }
  }
`);

const myTasksDocument = graphql(`
  query CountedMyTasks($first: Int!) {
    myTasks(first: $first) {
      totalCount
      nodes {
        key
        project {
          name
          cursor
        }
        assignees {
          name
        }
        labels {
          name
        }
      }
    }
  }
`);

const projectsDocument = graphql(`
  query CountedProjects($first: Int!) {
    projects(first: $first) {
      nodes {
        key
        tasks(first: 2) {
          totalCount
          nodes {
            key
            assignees {
              name
            }
          }
        }
      }
    }
  }
`);

const viewsDocument = graphql(`
  query CountedViews($id: ID!, $first: Int!) {
    project(id: $id) {
      views(first: $first) {
        nodes {
          name
          tasks(first: 2) {
            totalCount
            nodes {
              title
              labels {
                name
              }
            }
          }
        }
      }
    }
  }
`);

const nodesDocument = graphql(`
  query CountedNodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Task {
        key
        assignees {
          name
        }
      }
      ... on Comment {
        author {
          name
        }
      }
    }
  }
`);

const few = 5;
const many = 50;

describeServices('the number of statements', (kind) => {
  let backend: Backend;
  let counter: StatementCounter;
  let database: Database;
  let app: App;
  let ada: Person;
  let projectId: string;
  let taskIds: string[];
  let commentIds: string[];

  beforeAll(async () => {
    backend = await kind.open();
    counter = await countStatements(backend.env.DATABASE_URL!);
    // One connection, because a pool sends further statements.
    database = openPostgres(counter.url, 1, () => {});
    app = await startInstance({ ...backend, database, openBus: () => backend.openBus() } as Backend, {
      timing: { headCheck: 3_600_000, headCheckWithoutBus: 3_600_000, snoozes: 3_600_000, searchIndex: 3_600_000 },
    });
    ada = await newPerson(app.url);
    const people = [ada];
    for (let index = 0; index < 4; index += 1) people.push(await newPerson(app.url));
    projectId = (await newProject(ada, people.slice(1))).id;
    const { prisma } = backend.database;
    const labelId = newId('label');
    await prisma.label.create({ data: { id: labelId, projectId, name: 'bug' } });
    taskIds = Array.from({ length: many }, () => newId('task'));
    await prisma.task.createMany({
      data: taskIds.map((id, index) => ({
        id,
        projectId,
        number: index + 1,
        title: `task ${index}`,
        position: `a${String(index).padStart(3, '0')}`,
        createdById: people[index % 5]!.id,
        parentId: index % 2 ? taskIds[index - 1]! : null,
      })),
    });
    await database.db.transaction((tx) =>
      writeTaskDocuments(
        tx,
        taskIds.map((id, index) => ({ id, projectId, title: `task ${index}`, description: '' })),
      ),
    );
    await prisma.taskAssignee.createMany({
      data: taskIds.flatMap((taskId, index) => [
        { taskId, userId: ada.id },
        { taskId, userId: people[1 + (index % 4)]!.id },
      ]),
    });
    await prisma.taskLabel.createMany({ data: taskIds.map((taskId) => ({ taskId, labelId })) });
    const comments = [...taskIds, ...taskIds, ...taskIds, ...Array<string>(many).fill(taskIds[0]!)];
    commentIds = comments.map(() => newId('comment'));
    await prisma.comment.createMany({
      data: comments.map((taskId, index) => ({
        id: commentIds[index]!,
        taskId,
        authorId: people[index % 5]!.id,
        body: 'x',
      })),
    });
    await prisma.savedView.createMany({
      data: Array.from({ length: many }, (_, index) => ({
        id: newId('view'),
        projectId,
        ownerId: ada.id,
        name: `view ${index}`,
        filter: { number: { gt: index % 7 } },
        orderBy: index % 2 ? [{ field: 'TITLE' }] : [],
      })),
    });
    for (let index = 1; index < many; index += 1) {
      const { id } = await newProject(ada);
      await newTask(ada, { projectId: id, title: 'elsewhere', assigneeIds: [ada.id] });
    }
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await counter[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function statements(run: (count: number) => Promise<unknown>, count: number): Promise<string[]> {
    await run(count);
    counter.reset();
    await run(count);
    return [...counter.counts].flatMap(([statement, times]) => Array<string>(times).fill(statement));
  }

  it.each<[string, number, (first: number) => Promise<number>]>([
    [
      'a board with prefetched relations',
      2,
      async (first) => (await ada.ask(plainBoardDocument, { id: projectId, first })).project.tasks.nodes.length,
    ],
    [
      'a board with relations, sub-tasks and totals',
      9,
      async (first) => (await ada.ask(boardDocument, { id: projectId, first })).project.tasks.nodes.length,
    ],
    ['a search', 4, async (first) => (await ada.ask(searchDocument, { id: projectId, first })).tasks.edges.length],
    [
      'a search in all projects',
      9,
      async (first) => (await ada.ask(searchEverywhereDocument, { first })).search.nodes.length,
    ],
    [
      'a filtered list',
      3,
      async (first) => (await ada.ask(filteredDocument, { id: projectId, first })).tasks.nodes.length,
    ],
    [
      'the comments of a task',
      6,
      async (first) => (await ada.ask(commentsDocument, { taskId: taskIds[0]!, first })).task.comments.nodes.length,
    ],
    ['my tasks', 6, async (first) => (await ada.ask(myTasksDocument, { first })).myTasks.nodes.length],
    [
      'the tasks of each project',
      5,
      async (first) => (await ada.ask(projectsDocument, { first })).projects.nodes.length,
    ],
    [
      'the tasks of each saved view',
      6,
      async (first) => (await ada.ask(viewsDocument, { id: projectId, first })).project.views.nodes.length,
    ],
    [
      'nodes of several types',
      6,
      async (count) => {
        const half = Math.ceil(count / 2);
        const ids = [...taskIds.slice(0, half), ...commentIds.slice(0, count - half)];
        return (await ada.ask(nodesDocument, { ids })).nodes.filter((node) => node !== null).length;
      },
    ],
  ])('of %s does not grow with the length of the list', async (_name, atMost, run) => {
    expect([await run(few), await run(many)]).toEqual([few, many]);
    const [short, long] = [await statements(run, few), await statements(run, many)];
    expect(long.length, long.join('\n\n')).toBe(short.length);
    expect(long.length, long.join('\n\n')).toBeGreaterThan(0);

    expect(long.length, long.join('\n\n')).toBeLessThanOrEqual(atMost);
  });
});
