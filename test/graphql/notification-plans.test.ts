import type { CompiledQuery } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  countQuery,
  type NotificationFilter,
  type NotificationPage,
  pageQuery,
} from '../../src/domain/notification/list.js';
import { deleteOldNotifications } from '../../src/domain/notification/retention.js';
import { anyDue, endDue, lockDueStreams } from '../../src/domain/notification/snoozes.js';
import { fullScope } from '../../src/domain/scope.js';
import { pruneBatch } from '../../src/events/retention.js';
import { newId } from '../../src/ids.js';
import { queryBuilder } from '../../src/store/kysely.js';
import { type Backend, describeServices } from '../support/backends.js';

/*
 * Query plans of Postgres for the API's own statements: a user with 10,000 notifications, most of them archived, next to 99
 * other users. No list may scan the table or sort all notifications of the user.
 */

const userId = newId('user');
const projectId = newId('project');

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

function nodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodes)];
}

describeServices('query plans of notifications', (kind) => {
  let backend: Backend;
  let client: Client;

  beforeAll(async () => {
    backend = await kind.open();
    client = new Client({ connectionString: backend.env.DATABASE_URL! });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO notification (id, user_id, kind, project_id, subject, open, created_at, updated_at, read_at,
                                 archived_at, snoozed_until)
       SELECT 'notification_' || lpad(to_hex(i), 26, '0'), CASE WHEN i % 20 = 0 THEN $1 ELSE 'user_' || i % 99 END,
              ('{ASSIGNED,MENTIONED,COMMENTED}'::notification_kind[])[1 + n % 3],
              CASE WHEN n % 10 = 0 THEN $2 ELSE 'project_' || n % 70 END, 'task_' || i, n % 20 = 0,
              timestamptz '2026-01-01' + i * interval '1 minute', timestamptz '2026-01-01' + i * interval '1 minute',
              CASE WHEN n % 100 > 2 THEN now() END, CASE WHEN n % 50 > 5 THEN now() END,
              CASE WHEN n % 50 = 4 THEN timestamptz '2027-01-01' + i * interval '1 minute' END
       FROM (SELECT i, i / 20 AS n FROM generate_series(1, 200000) i) numbered`,
      [userId, projectId],
    );
    await client.query(
      `INSERT INTO stream (id, head) SELECT 'user_' || i, 1 FROM generate_series(1, 5000) i;
       INSERT INTO event (stream_id, seq, kind, occurred_at, entity_id, data)
       SELECT 'user_' || i % 99, i, 'x', now() - i * interval '1 minute', 'x', '{}' FROM generate_series(1, 200000) i`,
    );
    await client.query('VACUUM ANALYZE notification, stream, event');
  });
  afterAll(async () => {
    await client.end();
    await backend[Symbol.asyncDispose]();
  });

  async function explain({ sql, parameters }: CompiledQuery): Promise<PlanNode[]> {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, [...parameters]);
    return nodes(rows[0]['QUERY PLAN'][0].Plan);
  }

  const middle = { updatedAt: '2026-03-01T00:00:00.000Z', id: 'notification_1' };
  const filters: [string, NotificationFilter, number][] = [
    ['the inbox', { folder: 'INBOX' }, 0],
    ['unread notifications', { folder: 'INBOX', unread: true }, 0],
    ['read notifications', { folder: 'INBOX', unread: false }, 1_000],
    ['snoozed notifications', { folder: 'SNOOZED' }, 0],
    ['the archive', { folder: 'ARCHIVE' }, 500],
    ['notifications of a kind', { folder: 'INBOX', kinds: ['MENTIONED'] }, 1_000],
    ['notifications of a project', { folder: 'INBOX', projectId }, 1_000],
  ];
  it.each(filters)('read %s from an index and skip few rows', async (_, filter, passed) => {
    const page: NotificationPage = { size: 50, fromEnd: false, after: null, before: null };
    for (const change of [{}, { after: middle }, { fromEnd: true }, { fromEnd: true, before: middle }]) {
      const plan = await explain(
        pageQuery(queryBuilder, { userId, scope: fullScope }, filter, { ...page, ...change }).compile(),
      );
      const what = JSON.stringify({ filter, change, plan: plan[0] }, null, 1);
      expect(
        plan.map((node) => node['Node Type']),
        what,
      ).not.toContain('Seq Scan');
      // Sorting a small number of rows is allowed.
      const sorts = plan.filter((node) => node['Node Type'].endsWith('Sort'));
      expect(
        Math.max(0, ...sorts.flatMap(({ Plans = [] }) => Plans.map((node) => node['Actual Rows']))),
        what,
      ).toBeLessThan(500);
      const passedBy = plan.map((node) => node['Rows Removed by Filter'] ?? 0);
      expect(Math.max(...passedBy), what).toBeLessThanOrEqual(passed);
    }
  });

  it('count unread notifications by notification_unread_idx', async () => {
    const plan = await explain(
      countQuery(queryBuilder, { userId, scope: fullScope }, { folder: 'INBOX', unread: true }).compile(),
    );
    expect(plan.map((node) => node['Index Name'])).toContain('notification_unread_idx');
  });

  it.each<[string, Pick<CompiledQuery, 'sql' | 'parameters'>, string, string]>([
    ['whether any snooze is due', anyDue.compile({}), 'notification_due_idx', 'snoozed_until'],
    [
      'users with due snoozes',
      lockDueStreams.compile({ limit: 500, excluded: [] }),
      'notification_due_idx',
      'snoozed_until',
    ],
    ['due snoozes of a user', endDue.compile({ userIds: [userId] }), 'notification_due_idx', 'snoozed_until'],
    ['notifications to prune', deleteOldNotifications.compile({}), 'notification_created_at_idx', 'created_at'],
    ['events to prune', pruneBatch(queryBuilder, 90 * 86_400).compile(), 'event_occurred_at_idx', 'occurred_at'],
  ])('find %s by a time condition on an index', async (_, { sql, parameters }, index, column) => {
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${sql}`, [...parameters]);
    const plan = nodes(rows[0]['QUERY PLAN'][0].Plan);
    const what = JSON.stringify(plan[0], null, 1);
    expect(
      plan.map((node) => node['Node Type']),
      what,
    ).not.toContain('Seq Scan');
    expect(plan.find((node) => node['Index Name'] === index)?.['Index Cond'], what).toContain(column);
  });
});
