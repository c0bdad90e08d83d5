import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import type { CreateTaskInput, TaskFilter, UpdateTaskInput } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { createTaskDocument, newProject, newTask, updateTaskDocument } from '../support/operations.js';

const historyDocument = graphql(`
  query PlanningHistory($projectId: ID!) {
    project(id: $projectId) {
      history(first: 100) {
        nodes {
          __typename
          ... on SingleTaskEvent {
            task {
              startDate
              dueDate
              dueAt
              estimate
            }
            changes {
              field
              ... on TaskDateChange {
                fromDate
                toDate
              }
              ... on TaskDueTimeChange {
                fromDueTime {
                  time
                  timeZone
                }
                toDueTime {
                  time
                  timeZone
                }
              }
              ... on TaskEstimateChange {
                fromEstimate
                toEstimate
              }
            }
          }
        }
      }
    }
  }
`);

const tasksDocument = graphql(`
  query PlannedTasks($projectId: ID!, $filter: TaskFilter) {
    tasks(projectId: $projectId, filter: $filter) {
      nodes {
        title
        startDate
        dueDate
        dueTime {
          time
          timeZone
        }
        estimate
      }
    }
  }
`);

const statsDocument = graphql(`
  query EstimateStats($projectId: ID!) {
    project(id: $projectId) {
      stats {
        totalEstimate
        openEstimate
      }
    }
  }
`);

describeBackends('start dates, due times and estimates', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url, 'Ada');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const update = async (input: UpdateTaskInput) => (await ada.ask(updateTaskDocument, { input })).updateTask;
  const history = async (projectId: string) =>
    (await ada.ask(historyDocument, { projectId })).project.history.nodes.toReversed();
  const list = async (projectId: string, filter?: TaskFilter) =>
    (await ada.ask(tasksDocument, { projectId, filter })).tasks.nodes;
  const titles = async (projectId: string, filter: TaskFilter) =>
    (await list(projectId, filter)).map(({ title }) => title);

  it('are set, changed and removed, with events from → to', async () => {
    const { id: projectId } = await newProject(ada);
    const { id: taskId } = await newTask(ada, { projectId, title: 'x', startDate: '2027-01-04', estimate: 3 });
    await update({ taskId, startDate: '2027-01-05', dueDate: '2027-01-05', estimate: 0 });
    await update({ taskId, startDate: null, estimate: null });
    await update({ taskId, startDate: null, estimate: null });
    const events = (await history(projectId)).filter(({ __typename }) => /^Task/.test(__typename));
    expect(events.map((event) => 'task' in event && event.task)).toEqual([
      { startDate: '2027-01-04', dueDate: null, dueAt: null, estimate: 3 },
      { startDate: '2027-01-05', dueDate: '2027-01-05', dueAt: null, estimate: 0 },
      { startDate: null, dueDate: '2027-01-05', dueAt: null, estimate: null },
    ]);
    expect(events.slice(1).map((event) => 'changes' in event && event.changes)).toEqual([
      [
        { field: 'START_DATE', fromDate: '2027-01-04', toDate: '2027-01-05' },
        { field: 'DUE_DATE', fromDate: null, toDate: '2027-01-05' },
        { field: 'ESTIMATE', fromEstimate: 3, toEstimate: 0 },
      ],
      [
        { field: 'START_DATE', fromDate: '2027-01-05', toDate: null },
        { field: 'ESTIMATE', fromEstimate: 0, toEstimate: null },
      ],
    ]);
  });

  it('place the due time of a task in its time zone, until the due date is removed', async () => {
    const { id: projectId } = await newProject(ada);
    const dueTime = { time: '17:30', timeZone: 'europe/vienna' };
    const { id: taskId } = await newTask(ada, { projectId, title: 'x', dueDate: '2027-07-01', dueTime });
    await update({ taskId, dueTime: { time: '09:00', timeZone: 'Pacific/Auckland' } });
    await update({ taskId, dueDate: null });
    const events = (await history(projectId)).filter(({ __typename }) => /^Task/.test(__typename));
    expect(events.map((event) => 'task' in event && event.task.dueAt)).toEqual([
      '2027-07-01T15:30:00.000Z',
      '2027-06-30T21:00:00.000Z',
      null,
    ]);
    const vienna = { time: '17:30', timeZone: 'Europe/Vienna' };
    const auckland = { time: '09:00', timeZone: 'Pacific/Auckland' };
    expect(events.slice(1).map((event) => 'changes' in event && event.changes)).toEqual([
      [{ field: 'DUE_TIME', fromDueTime: vienna, toDueTime: auckland }],
      [
        { field: 'DUE_DATE', fromDate: '2027-07-01', toDate: null },
        { field: 'DUE_TIME', fromDueTime: auckland, toDueTime: null },
      ],
    ]);
  });

  it('are null in events from before the fields existed', async () => {
    const { id: projectId } = await newProject(ada);
    await newTask(ada, { projectId, title: 'x', startDate: '2027-01-04', estimate: 3 });
    const { prisma } = backend.database;
    await prisma.$executeRaw`
      UPDATE event SET data = data #- '{task,startDate}' #- '{task,dueTime}' #- '{task,estimate}'
      WHERE stream_id = ${projectId}`;
    const [created] = (await history(projectId)).filter(({ __typename }) => __typename === 'TaskCreated');
    expect(created).toMatchObject({ task: { startDate: null, estimate: null } });
  });

  describe('are refused without an event', () => {
    const dueTime = { time: '12:00', timeZone: 'UTC' };
    const refusals: [
      string,
      Partial<CreateTaskInput>,
      Pick<CreateTaskInput, 'startDate' | 'dueDate' | 'dueTime' | 'estimate'>,
      string,
    ][] = [
      ['an estimate below zero', {}, { estimate: -1 }, 'estimate'],
      ['an estimate above 999', {}, { estimate: 1_000 }, 'estimate'],
      ['a start after the due date', {}, { startDate: '2027-02-02', dueDate: '2027-02-01' }, 'startDate'],
      ['a start after the present due date', { dueDate: '2027-02-01' }, { startDate: '2027-02-02' }, 'startDate'],
      ['a due time without a due date', {}, { dueTime }, 'dueTime'],
      ['a due time of 24:00', { dueDate: '2027-02-01' }, { dueTime: { ...dueTime, time: '24:00' } }, 'dueTime.time'],
      ['an unknown zone', { dueDate: '2027-02-01' }, { dueTime: { ...dueTime, timeZone: 'x' } }, 'dueTime.timeZone'],
      ['a due date before the present start', { startDate: '2027-02-02' }, { dueDate: '2027-02-01' }, 'dueDate'],
    ];

    it.each(refusals)('when a task receives %s', async (_name, present, change, field) => {
      const { id: projectId } = await newProject(ada);
      const { id: taskId } = await newTask(ada, { projectId, title: 'x', ...present });
      const before = { events: await history(projectId), tasks: await list(projectId) };
      const refused = { code: 'BAD_USER_INPUT', path: ['input', ...field.split('.')] };
      expect(await update({ taskId, ...change })).toMatchObject(refused);
      const input = { ...present, ...change, projectId, title: 'y' };
      const created = await ada.ask(createTaskDocument, { input });
      const wrongDates = change.dueDate ? { ...refused, path: ['input', expect.stringMatching(/Date$/)] } : refused;
      expect(created.createTask).toMatchObject(wrongDates);
      const bulk = await succeed(ada, 'bulkUpdateTasks', {
        projectId,
        onError: 'SKIP_INVALID',
        items: [{ taskId, ...change }],
      }).catch((error: unknown) => error);
      expect(bulk).not.toBeInstanceOf(Error);
      expect({ events: await history(projectId), tasks: await list(projectId) }).toEqual(before);
    });
  });

  it('filter tasks, and are summed in the statistics', async () => {
    const { id: projectId } = await newProject(ada);
    await newTask(ada, { projectId, title: 'none' });
    await newTask(ada, { projectId, title: 'small', estimate: 1, startDate: '2027-01-01' });
    await newTask(ada, { projectId, title: 'large', estimate: 8, startDate: '2027-03-01' });
    await newTask(ada, { projectId, title: 'done', estimate: 5, status: 'DONE' });
    expect(await titles(projectId, { estimate: { gte: 5 } })).toEqual(['large', 'done']);
    expect(await titles(projectId, { estimate: { null: true } })).toEqual(['none']);
    expect(await titles(projectId, { estimate: { in: [1, 5] } })).toEqual(['small', 'done']);
    expect(await titles(projectId, { startDate: { lt: '2027-02-01' } })).toEqual(['small']);
    const { project } = await ada.ask(statsDocument, { projectId });
    expect(project.stats).toEqual({ totalEstimate: 14, openEstimate: 9 });
  });

  const send = async (projectId: string, format: string, body: string) => {
    const response = await fetch(`${app.url}/projects/${projectId}/import?format=${format}&onError=skip`, {
      method: 'POST',
      headers: { authorization: ada.authorization },
      body,
    });
    return (await response.json()) as { import: { errors: { field: string; message: string }[] } };
  };

  it.each(['json', 'csv'])('survive an export and an import as %s', async (format) => {
    const { id: source } = await newProject(ada);
    const dates = { startDate: '2027-01-01', dueDate: '2027-01-02', dueTime: { time: '17:30', timeZone: 'UTC' } };
    await newTask(ada, { projectId: source, title: 'a', ...dates, estimate: 13 });
    await newTask(ada, { projectId: source, title: 'b' });
    const response = await fetch(`${app.url}/projects/${source}/export?format=${format}`, {
      headers: { authorization: ada.authorization },
    });
    const { id: target } = await newProject(ada);
    await send(target, format, await response.text());
    expect(await list(target)).toEqual(await list(source));
  });

  it('are errors of their row in an import', async () => {
    const { id: projectId } = await newProject(ada);
    const header = 'externalId,title,startDate,dueDate,estimate,dueTime\n';
    const rows = [
      '1,a,,,-1,',
      '2,b,,,1.5,',
      '3,c,,,many,',
      '4,d,2027-01-02,2027-01-01,,',
      '5,e,2027-01-01,,5,',
      '6,f,,,,17:00 Europe/Vienna',
      '7,g,,2027-01-01,,17:00',
    ];
    const { import: result } = await send(projectId, 'csv', header + rows.join('\n'));
    const wrong = ['dueTime', 'dueTime', 'estimate', 'estimate', 'estimate', 'startDate'];
    expect(result.errors.map(({ field }) => field).sort()).toEqual(wrong);
    const later = await send(projectId, 'csv', 'externalId,title,dueDate\n5,e,2026-12-31\n');
    expect(later.import.errors).toMatchObject([{ field: 'dueDate' }]);
    expect(await list(projectId)).toEqual([
      { title: 'e', startDate: '2027-01-01', dueDate: null, dueTime: null, estimate: 5 },
    ]);
  });
});
