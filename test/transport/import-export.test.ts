import { once } from 'node:events';
import { get as httpGet, request as httpRequest, type IncomingMessage } from 'node:http';
import type { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import { graphql } from '../gql/index.js';
import { act } from '../support/act.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person, type Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import {
  addCommentDocument,
  addMember,
  changeTask,
  deleteTaskDocument,
  newProject,
  newTask,
  removeMember,
} from '../support/operations.js';
import { signInOn } from '../support/sign-in.js';

const importedDocument = graphql(`
  subscription Imported($projectId: ID!) {
    taskChanged(projectId: $projectId) {
      __typename
      seq
      origin {
        mutationId
        clientId
      }
      items {
        task {
          title
          version
        }
        changes {
          field
        }
      }
    }
  }
`);

const progressDocument = graphql(`
  subscription ImportProgress($projectId: ID!, $importId: String!) {
    importProgress(projectId: $projectId, importId: $importId) {
      importId
      status
      rowsRead
      created
      updated
      skipped
      failed
      finishedAt
      actor {
        name
      }
      errors {
        row
        field
        code
      }
    }
  }
`);

const runDocument = graphql(`
  query ImportRun($projectId: ID!, $importId: String!) {
    importRun(projectId: $projectId, importId: $importId) {
      status
      rowsRead
      created
      updated
      skipped
      failed
      errors(first: 1) {
        row
        field
        message
      }
    }
  }
`);

interface RowFault {
  readonly row: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

interface ImportAnswer {
  readonly status: number;
  readonly importId: string | null;
  readonly import?: {
    id: string;
    status: string;
    rowsRead: number;
    created: number;
    updated: number;
    skipped: number;
    failed: number;
    errors: RowFault[];
  };
  readonly errors?: { message: string; extensions: { code: string; inputPath?: (string | number)[] } }[];
}

interface ExportedFile {
  readonly project: { key: string; name: string; cursor: string };
  readonly labels: { name: string; color: string }[];
  readonly tasks: Record<string, unknown>[];
  readonly comments: Record<string, unknown>[];
}

type Body = string | Uint8Array | ReadableStream<Uint8Array>;

async function send(person: Person, projectId: string, query: string, body: Body): Promise<ImportAnswer> {
  const response = await fetch(`${person.url}/projects/${projectId}/import?${query}`, {
    method: 'POST',
    headers: { authorization: person.authorization, 'x-client-id': 'tab-1' },
    body: body as never,
    duplex: 'half',
  } as RequestInit);
  const answer = (await response.json()) as Omit<ImportAnswer, 'status' | 'importId'>;
  return { status: response.status, importId: response.headers.get('x-import-id'), ...answer };
}

async function fetchExport(person: Person, projectId: string, format: string): Promise<string> {
  const response = await fetch(`${person.url}/projects/${projectId}/export?format=${format}`, {
    headers: { authorization: person.authorization },
  });
  if (response.status !== 200) throw new Error(await response.text());
  return response.text();
}

async function exported(person: Person, projectId: string): Promise<ExportedFile> {
  return JSON.parse(await fetchExport(person, projectId, 'json')) as ExportedFile;
}

/** A task without the fields that every project assigns itself. */
function portable({ key: _key, createdAt: _created, completedAt, ...task }: Record<string, unknown>) {
  return { ...task, completed: completedAt !== null };
}

const csv = (...rows: string[]) => ['externalId,title,status,parent,labels,assignees,dueDate', ...rows, ''].join('\n');
const json = (tasks: unknown) => JSON.stringify({ tasks });
const rowsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `X-${from + index},Task ${from + index},TODO,,,,`);

/** Texts that a careless encoder or parser breaks. */
const hardTexts = [
  'plain',
  'with "quotes", commas, and; semicolons',
  'Umlauts äöüß ÄÖÜ é ñ – “curly”',
  'emoji 🎉👩‍👩‍👧‍👦🇩🇪',
  '=HYPERLINK("http://x") +1 -1 @x \'y',
  '\\ backslash \\; \\n',
  '日本語 العربية',
];
const hardDescription = '# Title\r\n\r\n"quoted", and\n\nlines\r\n\ttab \\ end\n';

/** Waits until the server has started a subscription: a socket starts its operations in order and answers each. */
async function ready({ client }: Subscription<unknown>): Promise<void> {
  for await (const _result of client.iterate({ query: '{ me { id } projects { totalCount } }' })) break;
}

describeBackends('imports and exports', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { env: { CORS_ORIGINS: 'https://app.example.com' } });
    ada = await newPerson(app.url, 'Ada');
    bob = await newPerson(app.url, 'Bob');
    eve = await newPerson(app.url, 'Eve');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const prisma = () => backend.database.prisma;
  const eventsOf = (projectId: string) =>
    prisma().event.findMany({ where: { streamId: projectId }, orderBy: { seq: 'asc' } });
  const head = async (projectId: string) => (await eventsOf(projectId)).length;

  /** A project with texts that are hard to encode, two labels, a task tree and a comment. */
  async function fullProject() {
    const project = await newProject(ada, [bob]);
    const ids: string[] = [];
    for (const [index, title] of hardTexts.entries()) {
      const status = index % 2 === 0 ? 'DONE' : 'IN_REVIEW';
      const input = { projectId: project.id, title, description: index === 0 ? '' : hardDescription, status } as const;
      ids.push(
        (await newTask(ada, { ...input, dueDate: '2027-02-28', assigneeIds: index > 3 ? [bob.id, ada.id] : [] })).id,
      );
    }
    await prisma().label.createMany({
      data: ['a; b\\', 'Bug'].map((name, index) => ({
        id: `label_${project.id.slice(8, -1)}${index}`,
        projectId: project.id,
        name,
        color: '#ff0000',
      })),
    });
    await prisma().taskLabel.createMany({
      data: [0, 1].map((index) => ({ taskId: ids[1]!, labelId: `label_${project.id.slice(8, -1)}${index}` })),
    });
    // The first task is a child of the last, so a file lists the child before its parent.
    await prisma().task.update({ where: { id: ids[0]! }, data: { parentId: ids.at(-1)! } });
    await prisma().task.update({ where: { id: ids[2]! }, data: { parentId: ids[1]! } });
    await ada.ask(addCommentDocument, { input: { taskId: ids[3]!, body: 'Said “so”\n' } });
    const gone = await newTask(ada, { projectId: project.id, title: 'Gone' });
    await ada.ask(deleteTaskDocument, { input: { taskId: gone.id } });
    return { project, ids };
  }

  it.each(['json', 'csv'])('restore a project in %s unchanged on another server', async (format) => {
    const { project, ids } = await fullProject();
    const other = await newProject(ada, [bob]);
    const file = await fetchExport(ada, project.id, format);
    const answer = await send(ada, other.id, `format=${format}&createLabels=true`, file);
    expect(answer).toMatchObject({
      status: 200,
      import: { status: 'DONE', rowsRead: 7, created: 7, failed: 0, errors: [] },
    });

    const [source, copy] = [await exported(ada, project.id), await exported(ada, other.id)];
    expect(source.tasks.map(({ title }) => title)).toEqual(hardTexts);
    expect(source.tasks[0]).toMatchObject({ externalId: ids[0], parent: ids.at(-1), status: 'DONE' });
    expect(source.tasks[1]).toMatchObject({ labels: ['Bug', 'a; b\\'], description: hardDescription });
    expect(source.tasks[4]).toMatchObject({
      assignees: [
        { id: ada.id, name: 'Ada' },
        { id: bob.id, name: 'Bob' },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    expect(source.comments).toMatchObject([{ task: ids[3], author: 'Ada', body: 'Said “so”\n' }]);
    expect(JSON.stringify(source)).not.toContain('@example.com');
    expect(copy.tasks.map(portable)).toEqual(source.tasks.map(portable));
    expect(copy.tasks.map(({ key }) => key)).toEqual(hardTexts.map((_, index) => `${other.key}-${index + 1}`));
    const color = format === 'json' ? '#ff0000' : '#64748b';
    expect(copy.labels.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'Bug', color },
      { name: 'a; b\\', color },
    ]);
    expect(copy.comments).toEqual([]);

    const before = await head(other.id);
    for (const [into, from] of [
      [other.id, file],
      [other.id, await fetchExport(ada, other.id, format)],
    ] as const) {
      expect(await send(ada, into, `format=${format}`, from)).toMatchObject({
        status: 200,
        import: { rowsRead: 7, skipped: 7, created: 0, updated: 0 },
      });
    }
    expect(await head(other.id)).toBe(before);
    const own = await head(project.id);
    expect(await send(ada, project.id, `format=${format}`, file)).toMatchObject({
      status: 200,
      import: { skipped: 7 },
    });
    expect(await head(project.id)).toBe(own);
  });

  it('change only fields that differ and that the file contains, with one event per batch', async () => {
    const project = await newProject(ada, [bob]);
    await using events = bob.follow(importedDocument, { projectId: project.id });
    await ready(events);
    const first = await send(
      ada,
      project.id,
      'format=csv&importId=one',
      csv('1,One,TODO,,,,2027-01-01', '2,Two,DONE,1,,,'),
    );
    expect(first).toMatchObject({ status: 200, importId: 'one', import: { id: 'one', created: 2 } });
    await changeTask(ada, { taskId: (await taskNamed(project.id, '2')).id, description: 'Kept' });
    const file = json([
      { externalId: '1', title: 'One!', dueDate: null, assignees: [bob.id] },
      { externalId: '2', title: 'Two' },
      { externalId: '3', title: 'Three', status: 'DONE', priority: 'HIGH', parent: '2' },
    ]);
    const second = await send(ada, project.id, 'format=json&importId=two', file);
    expect(second.import).toMatchObject({ rowsRead: 3, created: 1, updated: 1, skipped: 1 });
    await events.until((data) => data.taskChanged.origin.mutationId === 'two');
    expect(events.data.at(-1)?.taskChanged).toEqual({
      __typename: 'TasksImported',
      seq: await head(project.id),
      origin: { mutationId: 'two', clientId: 'tab-1' },
      items: [
        { task: { title: 'Three', version: 1 }, changes: [] },
        {
          task: { title: 'One!', version: 2 },
          changes: [{ field: 'TITLE' }, { field: 'DUE_DATE' }, { field: 'ASSIGNEES' }],
        },
      ],
    });
    expect(await taskNamed(project.id, '2')).toMatchObject({ description: 'Kept', status: 'DONE', number: 2 });
    expect(await taskNamed(project.id, '3')).toMatchObject({
      number: 3,
      completedAt: expect.any(Date),
      createdById: ada.id,
    });
    expect(await prisma().eventTask.count({ where: { streamId: project.id } })).toBe(4);
    expect((await newTask(ada, { projectId: project.id, title: 'Next' })).number).toBe(4);
    const positions = await prisma().task.findMany({ where: { projectId: project.id }, orderBy: { number: 'asc' } });
    expect(positions.map(({ position }) => position)).toEqual([...positions.map(({ position }) => position)].sort());
  });

  const taskNamed = (projectId: string, externalId: string) =>
    prisma().task.findFirstOrThrow({ where: { projectId, externalId } });

  it('write an upload while it is being sent, in events of a hundred tasks', async () => {
    const project = await newProject(ada);
    await using events = ada.follow(importedDocument, { projectId: project.id });
    const encoder = new TextEncoder();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (sent === 0) controller.enqueue(encoder.encode(`${csv()}`));
        // The client sends the next rows after the events of the earlier rows. The last row waits for its successor.
        if (sent > 0) await events.until(sent / 100 - 1);
        if (sent === 5_000) return controller.close();
        controller.enqueue(encoder.encode(`${rowsOf(sent, 500).join('\n')}\n`));
        sent += 500;
      },
    });
    await ready(events);
    const answer = await send(ada, project.id, 'format=csv', body);
    expect(answer).toMatchObject({ status: 200, import: { rowsRead: 5_000, created: 5_000 } });
    await events.until(50);
    expect(events.results).toHaveLength(50);
    expect(events.data.every(({ taskChanged }) => taskChanged.items.length === 100)).toBe(true);
    expect((await exported(ada, project.id)).tasks).toHaveLength(5_000);
  }, 90_000);

  it.each([
    ['no title', json([{ externalId: '2' }]), 'title', 'title is required.'],
    ['no externalId', json([{ title: 'x' }]), 'externalId', 'externalId is required.'],
    ['an empty title', csv('2,,,,,,'), 'title', 'title must be 1–200 characters.'],
    ['a title of two lines', csv('2,"a\nb",,,,,'), 'title', 'single line'],
    ['too long a title', csv(`2,${'x'.repeat(201)},,,,,`), 'title', '200'],
    [
      'too long a description',
      json([{ externalId: '2', title: 'x', description: 'x'.repeat(50_001) }]),
      'description',
      '50000',
    ],
    ['an unknown status', csv('2,x,WAITING,,,,'), 'status', 'BACKLOG'],
    ['an unknown priority', json([{ externalId: '2', title: 'x', priority: 3 }]), 'priority', 'URGENT'],
    ['an impossible date', csv('2,x,,,,,2027-02-30'), 'dueDate', 'YYYY-MM-DD'],
    ['an instant as due date', csv('2,x,,,,,2027-02-03T10:00:00Z'), 'dueDate', 'YYYY-MM-DD'],
    ['an unknown label', csv('2,x,,,Nope,,'), 'labels', 'Nope'],
    ['a malformed assignee', csv('2,x,,,,bob,'), 'assignees', 'id of a user'],
    ['an assignee without membership', csv('2,x,,,,user_01h455vb4pex5vsknk084sn02q,'), 'assignees', 'not a member'],
    ['an unknown parent', csv('2,x,,nowhere,,,'), 'parent', 'nowhere'],
    ['itself as its parent', csv('2,x,,2,,,'), 'parent', 'the task itself'],
    ['too few cells', csv('2,x'), null, '2 cells'],
    ['an unknown field', json([{ externalId: '2', title: 'x', colour: 'red' }]), 'colour', 'colour is not a field'],
    ['a number for a title', json([{ externalId: '2', title: 7 }]), 'title', 'a string'],
    ['a lone surrogate', '{"tasks":[{"externalId":"2","title":"\\ud800"}]}', 'title', 'lone surrogates'],
    ['NUL characters', '{"tasks":[{"externalId":"2","title":"x","description":"\\u0000"}]}', 'description', 'NUL'],
    ['a number instead of an object', json([7]), null, 'object'],
  ])('refuse a row with %s and report row and field', async (_name, body, field, message) => {
    const project = await newProject(ada);
    const format = body.startsWith('{') ? 'json' : 'csv';
    const before = await head(project.id);
    const answer = await send(ada, project.id, `format=${format}`, body);
    const code = 'BAD_USER_INPUT';
    expect(answer).toMatchObject({
      status: 400,
      errors: [
        {
          message: expect.stringContaining(message),
          extensions: { code, inputPath: ['rows', 1, ...(field === null ? [] : [field])] },
        },
      ],
      import: { status: 'STOPPED', errors: [{ row: 1, field, code, message: expect.stringContaining(message) }] },
    });
    // A parent counts as unknown only after the whole file has been read.
    const written = field === 'parent' && message === 'nowhere' ? 1 : 0;
    expect(await head(project.id)).toBe(before + written);
    expect(answer.import).toMatchObject({ created: written, failed: 1 - written, rowsRead: 1 });
  });

  it('refuse a row that only the database rejects, and write all other rows', async () => {
    const { prisma } = backend.database;
    await prisma.$executeRaw`
      CREATE FUNCTION refuse_task() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'broken row'; END $$`;
    await prisma.$executeRaw`
      CREATE TRIGGER refuse_task BEFORE INSERT ON task FOR EACH ROW WHEN (NEW.title = 'broken')
      EXECUTE FUNCTION refuse_task()`;
    const lines = ['externalId,title', 'a,first', 'b,', 'c,broken', 'd,last'].join('\n');
    const errors = [
      { row: 2, field: 'title' },
      { row: 3, field: null, message: expect.stringContaining('could not be written') },
    ];
    const skipping = await newProject(ada);
    expect(await send(ada, skipping.id, 'format=csv&onError=skip', lines)).toMatchObject({
      status: 200,
      import: { status: 'DONE', rowsRead: 4, created: 2, failed: 2, errors },
    });
    const stopping = await newProject(ada);
    const rows = ['externalId,title', 'a,first', 'c,broken', 'd,last'].join('\n');
    expect(await send(ada, stopping.id, 'format=csv', rows)).toMatchObject({
      status: 400,
      import: { status: 'STOPPED', rowsRead: 3, created: 1, failed: 1, errors: [{ row: 2, field: null }] },
    });
    await prisma.$executeRaw`DROP TRIGGER refuse_task ON task`;
  });

  it('stop before the batch of an invalid row, or skip invalid rows with onError', async () => {
    const [stopped, skipping] = [await newProject(ada), await newProject(ada)];
    const rows = rowsOf(1, 250);
    rows[149] = 'X-150,,TODO,,,,';
    rows[159] = 'X-1,Again,TODO,,,,';
    rows[169] = 'X-170,Who,TODO,,,user_01h455vb4pex5vsknk084sn02q,';
    const file = csv(...rows);
    const answer = await send(ada, stopped.id, 'format=csv', file);
    expect(answer).toMatchObject({
      status: 400,
      import: { status: 'STOPPED', created: 100, rowsRead: 150, failed: 1 },
    });
    expect(await prisma().task.count({ where: { projectId: stopped.id } })).toBe(100);

    const skipped = await send(ada, skipping.id, 'format=csv&onError=skip', file);
    expect(skipped).toMatchObject({
      status: 200,
      import: {
        status: 'DONE',
        created: 247,
        failed: 3,
        rowsRead: 250,
        errors: [
          { row: 150, field: 'title', code: 'BAD_USER_INPUT' },
          {
            row: 160,
            field: 'externalId',
            code: 'CONFLICT',
            message: 'externalId must be unique: row 1 has the same.',
          },
          { row: 170, field: 'assignees', code: 'BAD_USER_INPUT' },
        ],
      },
    });
    rows[149] = rowsOf(150, 1)[0]!;
    rows[159] = rowsOf(160, 1)[0]!;
    rows[169] = rowsOf(170, 1)[0]!;
    for (const [project, created] of [
      [stopped, 150],
      [skipping, 3],
    ] as const) {
      const again = await send(ada, project.id, 'format=csv', csv(...rows));
      expect(again.import).toMatchObject({ status: 'DONE', created, skipped: 250 - created, updated: 0 });
    }
  });

  it('report at most a thousand invalid rows', async () => {
    const project = await newProject(ada);
    const rows = Array.from({ length: 1_200 }, (_, index) => `${index},,,,,,`);
    const { import: summary } = await send(ada, project.id, 'format=csv&onError=skip&importId=bad', csv(...rows));
    expect(summary).toMatchObject({ status: 'DONE', failed: 1_200, rowsRead: 1_200 });
    expect(summary?.errors).toHaveLength(1_000);
    const { importRun } = await ada.ask(runDocument, { projectId: project.id, importId: 'bad' });
    expect(importRun).toMatchObject({ status: 'DONE', failed: 1_200, errors: [{ row: 1, field: 'title' }] });
    expect(await prisma().task.count({ where: { projectId: project.id } })).toBe(0);
  });

  it('build task trees from rows in any order, and refuse cycles', async () => {
    const project = await newProject(ada);
    const tree = csv('leaf,Leaf,,branch,,,', 'branch,Branch,,root,,,', 'root,Root,,,,,');
    expect((await send(ada, project.id, 'format=csv', tree)).import).toMatchObject({
      status: 'DONE',
      created: 3,
      updated: 0,
    });
    const [leaf, branch, root] = await Promise.all(['leaf', 'branch', 'root'].map((id) => taskNamed(project.id, id)));
    expect([leaf!.parentId, branch!.parentId, root!.parentId]).toEqual([branch!.id, root!.id, null]);
    expect((await send(ada, project.id, 'format=csv', tree)).import).toMatchObject({ skipped: 3, updated: 0 });
    const circle = await send(ada, project.id, 'format=csv', csv('root,Root,,leaf,,,'));
    expect(circle).toMatchObject({ status: 400, import: { errors: [{ row: 1, field: 'parent' }] } });
    const turned = csv('branch,Branch,,,,,', 'leaf,Leaf,,,,,', 'root,Root,,leaf,,,');
    expect((await send(ada, project.id, 'format=csv', turned)).import).toMatchObject({ updated: 3 });
    const both = await send(ada, project.id, 'format=csv&onError=skip', csv('new1,A,,new2,,,', 'new2,B,,new1,,,'));
    expect(both.import).toMatchObject({ created: 2, errors: [{ row: 1, field: 'parent' }] });
  });

  it('do not restore deleted tasks', async () => {
    const project = await newProject(ada);
    await send(ada, project.id, 'format=csv', csv('1,One,,,,,'));
    await ada.ask(deleteTaskDocument, { input: { taskId: (await taskNamed(project.id, '1')).id } });
    const before = await head(project.id);
    expect((await send(ada, project.id, 'format=csv', csv('1,Other,,,,,'))).import).toMatchObject({
      status: 'DONE',
      skipped: 1,
    });
    expect(await head(project.id)).toBe(before);
  });

  it('create each task once when two users send the same file at the same time', async () => {
    const project = await newProject(ada, [bob]);
    const file = csv(...rowsOf(0, 300));
    const answers = await Promise.all([ada, bob].map((person) => send(person, project.id, 'format=csv', file)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.reduce((sum, answer) => sum + (answer.import?.created ?? 0), 0)).toBe(300);
    const tasks = await prisma().task.findMany({ where: { projectId: project.id }, orderBy: { number: 'asc' } });
    expect(tasks.map(({ number }) => number)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    expect(new Set(tasks.map(({ position }) => position)).size).toBe(300);
  });

  it('skip assignees without membership when assignees is ignore', async () => {
    const [project, other] = [await newProject(ada, [bob]), await newProject(ada)];
    await newTask(ada, { projectId: project.id, title: 'Whose', assigneeIds: [bob.id] });
    const file = await fetchExport(ada, project.id, 'csv');
    expect(await send(ada, other.id, 'format=csv', file)).toMatchObject({
      status: 400,
      import: { errors: [{ field: 'assignees' }] },
    });
    expect(await send(ada, other.id, 'format=csv&assignees=ignore', file)).toMatchObject({ import: { created: 1 } });
  });

  it('create missing labels when createLabels is true, each by a command of its own', async () => {
    const project = await newProject(ada);
    const file = csv('1,One,,,Bug; Chore,,', '2,Two,,,Bug,,');
    await send(ada, project.id, 'format=csv&createLabels=true', file);
    expect((await eventsOf(project.id)).map(({ kind }) => kind)).toEqual([
      'ProjectCreated',
      'LabelCreated',
      'LabelCreated',
      'TasksImported',
    ]);
    expect((await exported(ada, project.id)).tasks.map(({ labels }) => labels)).toEqual([['Bug', 'Chore'], ['Bug']]);
  });

  it.each([
    ['csv', 'an empty file', '', ['header']],
    ['csv', 'no externalId column', 'title\nx\n', ['header']],
    ['csv', 'an unknown column', 'externalId,title,colour\n', ['header']],
    ['csv', 'a column twice', 'externalId,title,title\n', ['header']],
    ['csv', 'semicolons', 'externalId;title\n1;x\n', ['header']],
    ['csv', 'a quote inside a cell', csv('1,One,,,,,', '2,"T"wo,,,,,'), ['rows', 2]],
    ['csv', 'an unclosed quote', csv('1,One,,,,,', '2,"Two,,,,,'), ['rows', 2]],
    ['csv', 'an endless row', csv('1,One,,,,,', `2,"${'x'.repeat(600_000)}",,,,,`), ['rows', 2]],
    ['json', 'a trailing comma', '{"tasks":[{"externalId":"1","title":"x"},]}', ['rows', 2]],
    ['json', 'a missing end', '{"tasks":[{"externalId":"1","title":"x"}', ['rows', 2]],
    ['json', 'text after the end', '{"tasks":[]} {}', ['rows', 1]],
    ['json', 'an empty file', '', ['rows', 1]],
    ['json', 'an unknown top-level field', '{"task":[]}', ['rows', 1]],
    ['json', 'a list at the top level', '[]', ['rows', 1]],
    ['json', 'an object instead of a list of tasks', '{"tasks":{"1":{"externalId":"1","title":"x"}}}', ['rows', 1]],
    [
      'json',
      'an endless row',
      `{"tasks":[{"externalId":"1","title":"x"},{"externalId":"${'x'.repeat(700_000)}`,
      ['rows', 2],
    ],
  ])('refuse a %s file with %s and report the place', async (format, _name, body, inputPath) => {
    const project = await newProject(ada);
    const before = await head(project.id);
    const answer = await send(ada, project.id, `format=${format}`, body);
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT', inputPath } }],
      import: { status: 'STOPPED', created: 0, errors: [{ row: inputPath[1] ?? null }] },
    });
    expect(await head(project.id)).toBe(before);
  });

  it.each(['csv', 'json'])('report the first row of a %s file that is not valid UTF-8', async (format) => {
    const project = await newProject(ada);
    const text =
      format === 'csv'
        ? csv('1,One,,,,,', '2,Zwölf,,,,,')
        : json([
            { externalId: '1', title: 'x' },
            { externalId: '2', title: 'Zwölf' },
          ]);
    const latin1 = Buffer.from(text, 'latin1');
    const answer = await send(ada, project.id, `format=${format}`, latin1);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { inputPath: ['rows', 2] } }] });
    const utf8 = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    expect((await send(ada, project.id, `format=${format}`, utf8)).import).toMatchObject({ created: 2 });
    const cut = Buffer.from(csv('1,One,,,,,', '2,ö')).subarray(0, -2);
    expect(await send(ada, project.id, 'format=csv', cut)).toMatchObject({ status: 400 });
  });

  it('enforce the limits of bytes and rows', async () => {
    await using small = await startInstance(backend, { env: { LIMIT_IMPORT_BYTES: '20000' } });
    const there = ada.at(small.url);
    const project = await newProject(ada);
    const file = csv(...rowsOf(0, 1_000));
    const tooBig = { status: 413, errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] };
    expect(await send(there, project.id, 'format=csv', file)).toMatchObject(tooBig);
    expect(await prisma().task.count({ where: { projectId: project.id } })).toBe(0);
    const unannounced = await send(there, project.id, 'format=csv', new Blob([file]).stream());
    expect(unannounced).toMatchObject({ ...tooBig, import: { status: 'STOPPED', errors: [{ row: null }] } });
    expect((await send(ada, project.id, 'format=csv', file)).import).toMatchObject({ status: 'DONE', rowsRead: 1_000 });

    const blanks = Array.from({ length: 100_001 }, (_, index) => `${index},,,,,,`);
    const many = await send(ada, project.id, 'format=csv&onError=skip', csv(...blanks));
    expect(many).toMatchObject({
      status: 413,
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED', inputPath: ['rows', 100_001] } }],
    });
  }, 60_000);

  it('allow exports to viewers and imports to contributors, and answer NOT_FOUND without a membership', async () => {
    const project = await newProject(ada, [bob], 'VIEWER');
    const file = csv('1,One,,,,,');
    const attempt = async (person: Person | null, path: string, init: RequestInit = {}) => {
      const headers: Record<string, string> = person ? { authorization: person.authorization } : {};
      const response = await fetch(`${app.url}/projects/${path}`, { headers, ...init });
      const body = (await response.json()) as ImportAnswer;
      return [response.status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.extensions.inputPath];
    };
    const posting = { method: 'POST', body: file };
    expect(await attempt(null, `${project.id}/export?format=json`)).toEqual([401, 'UNAUTHENTICATED', undefined]);
    expect(await attempt(null, `${project.id}/import?format=csv`, posting)).toEqual([
      401,
      'UNAUTHENTICATED',
      undefined,
    ]);
    expect(await attempt(eve, `${project.id}/export?format=json`)).toEqual([404, 'NOT_FOUND', ['projectId']]);
    expect(await attempt(eve, `${project.id}/import?format=csv`, posting)).toEqual([404, 'NOT_FOUND', ['projectId']]);
    expect(await attempt(bob, `${project.id}/import?format=csv`, posting)).toEqual([403, 'FORBIDDEN', ['projectId']]);
    expect(await fetchExport(bob, project.id, 'csv')).toMatch(/^externalId,key,title,.*\r\n$/);
    expect(await attempt(ada, 'project_1/export?format=csv')).toEqual([400, 'BAD_USER_INPUT', ['projectId']]);
    expect(await attempt(ada, `${project.id}/export`)).toEqual([400, 'BAD_USER_INPUT', ['format']]);
    expect(await attempt(ada, `${project.id}/export?format=xml`)).toEqual([400, 'BAD_USER_INPUT', ['format']]);
    expect(await attempt(ada, `${project.id}/import?format=csv&onerror=skip`, posting)).toEqual([
      400,
      'BAD_USER_INPUT',
      ['onerror'],
    ]);
    expect(await attempt(ada, `${project.id}/import?format=csv&importId=a b`, posting)).toEqual([
      400,
      'BAD_USER_INPUT',
      ['importId'],
    ]);
    expect((await fetch(`${app.url}/projects/${project.id}/import`)).status).toBe(405);
    expect((await fetch(`${app.url}/projects/${project.id}`)).status).toBe(404);
    expect((await fetch(`${app.url}//`)).status).toBe(404);
    const bad = await fetch(`${app.url}/projects/${project.id}/export?format=json`, {
      headers: { authorization: 'Bearer x' },
    });
    expect(bad.status).toBe(401);

    expect(await send(ada, project.id, 'format=csv&importId=once', file)).toMatchObject({ status: 200 });
    expect(await send(ada, project.id, 'format=csv&importId=once', file)).toMatchObject({
      status: 409,
      errors: [{ extensions: { code: 'CONFLICT' } }],
    });
    await prisma().project.update({ where: { id: project.id }, data: { archivedAt: new Date() } });
    expect(await send(ada, project.id, 'format=csv', file)).toMatchObject({ status: 409 });
    expect((await exported(ada, project.id)).tasks).toHaveLength(1);
  });

  it('end a running export when the session of its client ends', async () => {
    const project = await newProject(ada);
    const first = await newTask(ada, { projectId: project.id, title: 'x' });
    const task = await backend.database.prisma.task.findUniqueOrThrow({ where: { id: first.id } });
    const description = 'x'.repeat(30_000);
    const rows = Array.from({ length: 400 }, (_, index) => ({
      ...task,
      id: newId('task'),
      number: index + 2,
      description,
    }));
    await backend.database.prisma.task.createMany({ data: rows });
    const phone = await signInOn(ada);
    const sending = httpGet(`${app.url}/projects/${project.id}/export?format=json`, {
      headers: { authorization: phone.authorization },
    });
    const [opened]: IncomingMessage[] = await once(sending, 'response');
    const response = opened ?? expect.fail('no response');
    response.pause();
    const cut = once(response, 'error');
    await act(phone, 'signOut', {});
    response.resume();
    expect(await cut).toMatchObject([{ code: 'ECONNRESET' }]);
    expect(response.complete).toBe(false);
  });

  it('send CORS headers to allowed origins', async () => {
    const project = await newProject(ada);
    const url = `${app.url}/projects/${project.id}/export?format=json`;
    const origin = 'https://app.example.com';
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    const evil = await fetch(url, {
      headers: { origin: 'https://evil.example.com', authorization: ada.authorization },
    });
    expect(evil.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('keep whole batches when the client disconnects, and complete by a repeated upload', async () => {
    const project = await newProject(ada);
    await using events = ada.follow(importedDocument, { projectId: project.id });
    await ready(events);
    await using progress = ada.follow(progressDocument, { projectId: project.id, importId: 'cut' });
    const sending = httpRequest(`${app.url}/projects/${project.id}/import?format=csv&importId=cut`, {
      method: 'POST',
      headers: { authorization: ada.authorization },
    });
    sending.on('error', () => {});
    sending.write(`${csv(...rowsOf(0, 250))}`);
    await events.until(2);
    sending.destroy();
    await progress.until((data) => data.importProgress.status === 'INTERRUPTED');
    await progress.ended;
    expect(await prisma().task.count({ where: { projectId: project.id } })).toBe(200);
    expect(progress.data.at(-1)?.importProgress).toMatchObject({
      created: 200,
      rowsRead: 200,
      finishedAt: expect.any(String),
    });
    const again = await send(ada, project.id, 'format=csv', csv(...rowsOf(0, 250)));
    expect(again.import).toMatchObject({ status: 'DONE', created: 50, skipped: 200 });
  });

  it('read no further from the database than the client of an export reads', async () => {
    const project = await newProject(ada);
    const description = 'x'.repeat(40_000);
    const tasks = Array.from({ length: 501 }, (_, index) => ({ externalId: `${index}`, title: 'Big', description }));
    expect(await send(ada, project.id, 'format=json', json(tasks))).toMatchObject({ status: 200 });
    const { sql } = app.services.db;
    const executeQuery = sql.executeQuery.bind(sql);
    let pages = 0;
    Object.defineProperty(sql, 'executeQuery', {
      configurable: true,
      value: (query: CompiledQuery) => {
        if (query.sql.includes('"t"."number" >')) pages += 1;
        return executeQuery(query);
      },
    });
    // Two pages of tasks, and two queries for their comments.
    await fetchExport(ada, project.id, 'json');
    expect(pages).toBe(4);
    pages = 0;
    const response = await new Promise<IncomingMessage>((resolve) => {
      const asking = httpRequest(
        `${app.url}/projects/${project.id}/export?format=json`,
        { headers: { authorization: ada.authorization } },
        resolve,
      );
      asking.end();
    });
    await new Promise((resolve) => response.once('readable', resolve));
    response.read(1_000);
    response.destroy();
    await newTask(ada, { projectId: project.id, title: 'Life goes on' });
    expect(pages).toBe(1);
  }, 60_000);

  it.each([
    ['membership', 404, 'NOT_FOUND', (projectId: string, person: Person) => removeMember(ada, projectId, person.id)],
    [
      'session',
      401,
      'UNAUTHENTICATED',
      (_projectId: string, person: Person) => person.post('mutation { signOutEverywhere(input: {}) { __typename } }'),
    ],
  ] as const)('stop a running import when the %s of its client ends', async (_name, status, code, end) => {
    const carol = await newPerson(app.url, 'Carol');
    const project = await newProject(ada, [carol]);
    await using progress = ada.follow(progressDocument, { projectId: project.id, importId: 'ended' });
    const encoder = new TextEncoder();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (sent === 1) {
          await progress.until((data) => data.importProgress.rowsRead === 100);
          await end(project.id, carol);
        }
        if (sent === 2) return controller.close();
        controller.enqueue(encoder.encode(sent === 0 ? csv(...rowsOf(0, 150)) : `${rowsOf(150, 100).join('\n')}\n`));
        sent += 1;
      },
    });
    const answer = await send(carol, project.id, 'format=csv&importId=ended', body);
    expect(answer).toMatchObject({
      status,
      errors: [{ extensions: { code } }],
      import: { status: 'STOPPED', created: 100 },
    });
    await progress.ended;
    expect(progress.data.at(-1)?.importProgress).toMatchObject({ status: 'STOPPED', errors: [{ row: null, code }] });
    expect(await prisma().task.count({ where: { projectId: project.id } })).toBe(100);
  });
});

describeServices('the progress of an import', (kind) => {
  it('is reported to members on another instance from before its start to its end', async () => {
    await using backend = await kind.open();
    await using here = await startInstance(backend);
    await using there = await startInstance(backend);
    const [ada, bob, eve] = [
      await newPerson(here.url, 'Ada'),
      await newPerson(here.url, 'Bob'),
      await newPerson(here.url),
    ];
    const project = await newProject(ada, [bob], 'VIEWER');
    const watch = { projectId: project.id, importId: 'watched' };
    await using progress = bob.at(there.url).follow(progressDocument, watch);
    await using left = eve.at(there.url).follow(progressDocument, watch);
    expect(await left.refusal()).toBe('NOT_FOUND');
    expect((await bob.post(runDocument, watch)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);

    const encoder = new TextEncoder();
    let step = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (step === 1) await progress.until((data) => data.importProgress.rowsRead === 300);
        if (step === 2) return controller.close();
        const rows = step === 0 ? [...rowsOf(0, 299), 'bad,,,,,,', ...rowsOf(299, 10)] : rowsOf(309, 40);
        controller.enqueue(encoder.encode(step === 0 ? csv(...rows) : `${rows.join('\n')}\n`));
        step += 1;
      },
    });
    const answer = await send(ada, project.id, 'format=csv&onError=skip&importId=watched', body);
    expect(answer).toMatchObject({ status: 200, importId: 'watched' });
    await progress.ended;
    const states = progress.data.map((data) => data.importProgress);
    expect(states.find(({ rowsRead }) => rowsRead === 300)).toMatchObject({
      status: 'RUNNING',
      created: 299,
      failed: 1,
      finishedAt: null,
      actor: { name: 'Ada' },
      errors: [{ row: 300, field: 'title', code: 'BAD_USER_INPUT' }],
    });
    expect(states.at(-1)).toMatchObject({
      status: 'DONE',
      rowsRead: 350,
      created: 349,
      finishedAt: expect.any(String),
    });
    for (const { rowsRead, created, updated, skipped, failed } of states) {
      expect(created + updated + skipped + failed).toBe(rowsRead);
    }
    expect((await bob.at(there.url).ask(runDocument, watch)).importRun).toMatchObject({
      status: 'DONE',
      rowsRead: 350,
    });
    expect((await eve.post(runDocument, watch)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);

    // An import whose instance was killed, and a watcher who is removed.
    await backend.database.prisma.importRun.create({
      data: { projectId: project.id, id: 'lost', actorId: ada.id, updatedAt: new Date(Date.now() - 60_000) },
    });
    const lost = await ada.ask(runDocument, { projectId: project.id, importId: 'lost' });
    expect(lost.importRun.status).toBe('INTERRUPTED');
    await backend.database.prisma.importRun.create({ data: { projectId: project.id, id: 'long', actorId: ada.id } });
    await using removed = bob.at(there.url).follow(progressDocument, { projectId: project.id, importId: 'long' });
    await removed.until(1);
    await removeMember(ada, project.id, bob.id);
    await removed.ended;
    expect(removed.results.at(-1)?.errors).toMatchObject([{ extensions: { code: 'ACCESS_REVOKED' } }]);
    await addMember(ada, project.id, bob);
  });
});
