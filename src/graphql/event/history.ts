import type { ArgBuilder } from '@pothos/core';
import { InvalidInputError } from '../../errors.js';
import { maxSeq } from '../../events/cursor.js';
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
import { dependsOnColumns } from '../prefetch/columns.js';
import { createOperationLoader } from '../prefetch/operation-loader.js';
import { Project } from '../project/type.js';
import { ConnectionPage } from '../relay/connection.js';
import { encodeListCursor, type ListPage, type PageArgs, toListPage } from '../relay/list-page.js';
import { Task } from '../task/type.js';
import { TaskField } from '../task/version-conflict.js';
import { EventKind } from './kinds.js';
import { Event, EventConnection } from './type.js';

const HistoryFilterInput = builder.inputType('HistoryFilter', {
  description: 'A filter of events. An event must match all given fields.',
  fields: (t) => ({
    kinds: t.field({ type: [EventKind], description: 'The event has a kind in the list.' }),
    fields: t.field({
      type: [TaskField],
      description: "The event changed at least one of the fields of a task. In a task's history: of the task itself.",
    }),
    actorId: t.id({ description: 'The user with this id made the change.' }),
    since: t.field({ type: 'DateTime', description: 'The event occurred at this time or later.' }),
    until: t.field({
      type: 'DateTime',
      description: 'The event occurred before this time. BAD_USER_INPUT when earlier than `since`.',
    }),
  }),
});

const HistoryOrderEnum = builder.enumType('HistoryOrder', {
  description: 'The order of a history.',
  values: {
    NEWEST_FIRST: { description: 'The newest event comes first.' },
    OLDEST_FIRST: { description: 'The oldest event comes first.' },
  },
});

const historyArgs = (arg: ArgBuilder<typeof builder.$inferSchemaTypes>) => ({
  filter: arg({ type: HistoryFilterInput, description: 'The filter of the events; no filter by default.' }),
  order: arg({
    type: HistoryOrderEnum,
    required: true,
    defaultValue: 'NEWEST_FIRST',
    description: 'The order of the events.',
  }),
});

interface HistoryArgs extends PageArgs {
  readonly filter?: typeof HistoryFilterInput.$inferInput | null | undefined;
  readonly order: typeof HistoryOrderEnum.$inferType;
}

builder.prismaObjectField(Task, 'history', (t) =>
  t.connection(
    {
      type: Event,
      description:
        "The task's events, including comments and changes of several tasks by one command. The history covers the server's retention period (90 days by default) and ends at `Project.cursor` of the same operation: a subscription after that cursor continues without gaps or duplicates.",
      extensions: dependsOnColumns('projectId'),
      args: historyArgs(t.arg),
      resolve: (task, args, context) =>
        readPage(context, 'task', { projectId: task.projectId, entityId: task.id }, args),
    },
    EventConnection,
  ),
);

builder.prismaObjectField(Project, 'history', (t) =>
  t.connection(
    {
      type: Event,
      description:
        "The project's events, as subscriptions deliver them. The history covers the server's retention period (90 days by default) and ends at `Project.cursor` of the same operation: a subscription after that cursor continues without gaps or duplicates.",
      args: historyArgs(t.arg),
      resolve: (project, args, context) =>
        readPage(context, 'project', { projectId: project.id, entityId: project.id }, args),
    },
    EventConnection,
  ),
);

async function readPage(
  context: Context,
  subjects: HistoryFilter['subjects'],
  { projectId, entityId }: { projectId: string; entityId: string },
  args: HistoryArgs,
) {
  // The history ends at the project's cursor of this operation, where a subscription `after` that cursor begins.
  const subject = { streamId: storedId('project', projectId), entityId, upTo: context.headOf(projectId) };
  const filter = toFilter(subjects, args.filter ?? {});
  const page = toListPage(args, decodeSeq, 'events');
  const events = await pages(context, filter, toRange(page, args.order === 'NEWEST_FIRST')).load(subject);
  return new ConnectionPage(
    page,
    events.map((node) => ({ node, cursor: encodeSeq(node) })),
    () => counts(context, filter).load(subject),
  );
}

/** The range of a history that a page covers, plus one event to determine whether the list continues. */
function toRange({ size, fromEnd, after, before }: ListPage<number>, newestFirst: boolean): HistoryRange {
  const [above, below] = newestFirst ? [before, after] : [after, before];
  // A page from the end is read in the opposite order.
  return {
    above: above ?? undefined,
    below: below ?? undefined,
    limit: size + 1,
    newestFirst: newestFirst !== fromEnd,
  };
}

function encodeSeq({ seq }: StoredEvent): string {
  return encodeListCursor(`history:${seq}`);
}

function decodeSeq(text: string): number | undefined {
  const [, digits] = /^history:(\d{1,10})$/.exec(text) ?? [];
  const seq = Number(digits);
  return seq <= maxSeq ? seq : undefined;
}

/** @throws InvalidInputError for an invalid id or an empty period */
function toFilter(subjects: HistoryFilter['subjects'], input: typeof HistoryFilterInput.$inferInput): HistoryFilter {
  const { kinds, fields, since, until } = input;
  const actorId = input.actorId == null ? undefined : parseId('user', input.actorId, ['filter', 'actorId']);
  if (since && until && since > until) {
    throw new InvalidInputError({ path: ['filter', 'until'], message: 'until must not be before since.' });
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

const maxBatchSize = 100;

/** Histories with equal filters and ranges share a query. */
const pages = createOperationLoader(
  (subjects: readonly HistorySubject[], { db }, filter: HistoryFilter, range: HistoryRange) =>
    readHistories(db, subjects, filter, range),
  { keyOf: (filter, range) => JSON.stringify([filter, range]), maxBatchSize },
);
const counts = createOperationLoader(
  (subjects: readonly HistorySubject[], { db }, filter: HistoryFilter) => countHistories(db, subjects, filter),
  { keyOf: (filter) => JSON.stringify(filter), maxBatchSize },
);
