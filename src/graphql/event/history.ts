import { type ArgBuilder, createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { InvalidInputError } from '../../errors.js';
import type { StoredEvent } from '../../events/event.js';
import {
  countHistories,
  type HistoryFilter,
  type HistoryRange,
  type HistorySubject,
  readHistories,
} from '../../events/history.js';
import { parseId, storedId } from '../../ids.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import type { PageArgs } from '../list-page.js';
import { dependsOnColumns } from '../prefetch/columns.js';
import { Project } from '../project/type.js';
import { TaskField } from '../task/field.js';
import { Task } from '../task/type.js';
import { EventConnection, EventEdge } from './connection.js';
import { type HistoryOrder, toConnection, toRange } from './history-page.js';
import { EventKind } from './kinds.js';
import { Event } from './type.js';

const HistoryFilterInput = builder.inputType('HistoryFilter', {
  description: 'Which events of a history. Everything that is given must be true of an event.',
  fields: (t) => ({
    kinds: t.field({ type: [EventKind], description: 'Events of one of these kinds.' }),
    fields: t.field({
      type: [TaskField],
      description: "Events that changed one of these fields of a task; in a task's history, of that task.",
    }),
    actorId: t.id({ description: 'What this person did.' }),
    since: t.field({ type: 'DateTime', description: 'What happened then or later.' }),
    until: t.field({ type: 'DateTime', description: 'What happened before; not earlier than `since`.' }),
  }),
});

const HistoryOrderEnum = builder.enumType('HistoryOrder', {
  description: 'The order of a history.',
  values: {
    NEWEST_FIRST: { description: 'From now back.' },
    OLDEST_FIRST: { description: 'From the beginning on.' },
  },
});

const historyArgs = (arg: ArgBuilder<typeof builder.$inferSchemaTypes>) => ({
  filter: arg({ type: HistoryFilterInput, description: 'Which events; all of them unless said otherwise.' }),
  order: arg({
    type: HistoryOrderEnum,
    required: true,
    defaultValue: 'NEWEST_FIRST',
    description: 'In which order.',
  }),
});

interface HistoryArgs extends PageArgs {
  readonly filter?: typeof HistoryFilterInput.$inferInput | null | undefined;
  readonly order: HistoryOrder;
}

builder.prismaObjectField(Task, 'history', (t) =>
  t.connection(
    {
      type: Event,
      description:
        'What happened to the task, comments on it and commands on many tasks included: the events that subscriptions deliver. Reaches back as far as the server keeps events (90 days unless its operator says otherwise), and up to the `cursor` of the project in the same operation.',
      extensions: dependsOnColumns('projectId'),
      args: historyArgs(t.arg),
      resolve: (task, args, context) =>
        readPage(context, 'task', { projectId: task.projectId, entityId: task.id }, args),
    },
    EventConnection,
    EventEdge,
  ),
);

builder.prismaObjectField(Project, 'history', (t) =>
  t.connection(
    {
      type: Event,
      description:
        'What happened in the project: the events that subscriptions deliver. Reaches back as far as the server keeps events (90 days unless its operator says otherwise), and up to the `cursor` of the project in the same operation.',
      args: historyArgs(t.arg),
      resolve: (project, args, context) =>
        readPage(context, 'project', { projectId: project.id, entityId: project.id }, args),
    },
    EventConnection,
    EventEdge,
  ),
);

async function readPage(
  context: Context,
  about: HistoryFilter['subjects'],
  { projectId, entityId }: { projectId: string; entityId: string },
  args: HistoryArgs,
) {
  // Up to the project's cursor in this operation: a subscription after it tells what is missing here, and nothing twice.
  const subject = { streamId: storedId('project', projectId), entityId, upTo: context.headOf(projectId) };
  const filter = toFilter(about, args.filter ?? {});
  const range = toRange(args, args.order);
  const events = await pageLoader(context, filter, range).load(subject);
  return toConnection(events, args, () => countLoader(context, filter).load(subject));
}

/** @throws InvalidInputError */
function toFilter(subjects: HistoryFilter['subjects'], input: typeof HistoryFilterInput.$inferInput): HistoryFilter {
  const { kinds, fields, since, until } = input;
  const actorId = input.actorId == null ? undefined : parseId('user', input.actorId, ['filter', 'actorId']);
  if (since && until && since > until) {
    throw new InvalidInputError({ path: ['filter', 'until'], message: 'Must not be before since.' });
  }
  return {
    subjects,
    kinds: kinds ?? undefined,
    fields: fields ?? undefined,
    actorId,
    since: since ?? undefined,
    until: until ?? undefined,
  };
}

/** The loaders of a context, by what they are asked for: histories of one list share a query. */
const pageLoaders = createContextCache((_: Context) => new Map<string, DataLoader<HistorySubject, StoredEvent[]>>());
const countLoaders = createContextCache((_: Context) => new Map<string, DataLoader<HistorySubject, number>>());

const maxBatchSize = 100;

function pageLoader(context: Context, filter: HistoryFilter, range: HistoryRange) {
  const loaders = pageLoaders(context);
  const key = JSON.stringify([filter, range]);
  const loader =
    loaders.get(key) ??
    new DataLoader((subjects: readonly HistorySubject[]) => readHistories(context.db, subjects, filter, range), {
      maxBatchSize,
    });
  loaders.set(key, loader);
  return loader;
}

function countLoader(context: Context, filter: HistoryFilter) {
  const loaders = countLoaders(context);
  const key = JSON.stringify(filter);
  const loader =
    loaders.get(key) ??
    new DataLoader((subjects: readonly HistorySubject[]) => countHistories(context.db, subjects, filter), {
      maxBatchSize,
    });
  loaders.set(key, loader);
  return loader;
}
