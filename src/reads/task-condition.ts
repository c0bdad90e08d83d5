import { sql } from 'kysely';
import type { InputPath } from '../errors.js';
import { and, type Fragment, or } from '../store/fragment.js';
import { comparisons, days, ids, instants, numbers, priorities, statuses, texts } from './comparison.js';
import { type ConditionTarget, count, counted, deeper, inside, refuse } from './condition-target.js';
import {
  filterLimits,
  type LabelFilter,
  type ListFilter,
  type Maybe,
  type ParentFilter,
  type TaskFilter,
  type UserFilter,
} from './task-filter.js';

/**
 * Translates a filter to an SQL condition on a task; a Prisma `where` does not fit the raw statements of task-list.ts. The
 * logic is two-valued: a comparison with a null field is false, and the `not` of the comparison is true.
 *
 * @param table the alias of the task; must not come from a client
 * @param path the path of the filter in the GraphQL arguments, for errors
 * @throws InvalidInputError for a filter with too many levels or conditions, and for invalid values
 */
export function taskCondition(filter: TaskFilter, table: string, path: InputPath): Fragment {
  return translate(filter, { table: sql.raw(table), path, depth: 1, used: { conditions: 0 } });
}

function translate(filter: TaskFilter, at: ConditionTarget): Fragment {
  if (at.depth > filterLimits.depth) refuse(at, `filter must have at most ${filterLimits.depth} levels.`);
  const { table: t } = at;
  const { number, title, status, priority, startDate, dueDate, estimate, createdAt, updatedAt, completedAt } = filter;
  const { createdBy, assignees, labels, parent, subTasks, and, or, not } = filter;
  return all([
    ...comparisons(sql`${t}.number`, number, numbers, inside(at, 'number')),
    ...comparisons(sql`${t}.title`, title, texts, inside(at, 'title')),
    ...comparisons(sql`${t}.status`, status, statuses, inside(at, 'status')),
    ...comparisons(sql`${t}.priority`, priority, priorities, inside(at, 'priority')),
    ...comparisons(sql`${t}.start_date`, startDate, days, inside(at, 'startDate')),
    ...comparisons(sql`${t}.due_date`, dueDate, days, inside(at, 'dueDate')),
    ...comparisons(sql`${t}.estimate`, estimate, numbers, inside(at, 'estimate')),
    ...comparisons(sql`${t}.created_at`, createdAt, instants, inside(at, 'createdAt')),
    ...comparisons(sql`${t}.updated_at`, updatedAt, instants, inside(at, 'updatedAt')),
    ...comparisons(sql`${t}.completed_at`, completedAt, instants, inside(at, 'completedAt')),
    ...comparisons(sql`${t}.created_by_id`, createdBy?.id, ids('user'), inside(at, 'createdBy', 'id')),
    ...ofMany(assignees, inside(at, 'assignees'), assigned),
    ...ofMany(labels, inside(at, 'labels'), labelled),
    ...ofParent(parent, inside(at, 'parent')),
    ...ofMany(subTasks, inside(at, 'subTasks'), subTask),
    ...(and ? [all(and.map((inner, index) => member(inner, deeper(at, 'and', index))))] : []),
    ...(or ? [any(or.map((inner, index) => member(inner, deeper(at, 'or', index))))] : []),
    ...(not ? [sql`(${translate(not, deeper(at, 'not'))}) IS NOT TRUE`] : []),
  ]);
}

/** Translates a member of `and` or `or`. An empty member counts as one condition, which bounds lists of empty members. */
function member(filter: TaskFilter, at: ConditionTarget): Fragment {
  const before = at.used.conditions;
  const condition = translate(filter, at);
  if (at.used.conditions === before) count(at, '');
  return condition;
}

/** Conditions on a list field of a task. @param exists builds the condition that one element matches the filter */
function ofMany<T>(
  filter: Maybe<ListFilter<T> & { readonly null?: Maybe<boolean> }>,
  at: ConditionTarget,
  exists: (filter: Maybe<T>, at: ConditionTarget) => Fragment,
): Fragment[] {
  if (!filter) return [];
  const found: Fragment[] = [];
  if (filter.some) found.push(exists(filter.some, counted(at, 'some')));
  if (filter.none) found.push(sql`NOT ${exists(filter.none, counted(at, 'none'))}`);
  if (filter.null != null) {
    const some = exists(null, counted(at, 'null'));
    found.push(filter.null ? sql`NOT ${some}` : some);
  }
  return found;
}

function assigned(filter: Maybe<UserFilter>, at: ConditionTarget): Fragment {
  const users = comparisons(sql`a.user_id`, filter?.id, ids('user'), inside(at, 'id'));
  return sql`EXISTS (SELECT FROM task_assignee a WHERE ${all([sql`a.task_id = ${at.table}.id`, ...users])})`;
}

function labelled(filter: Maybe<LabelFilter>, at: ConditionTarget): Fragment {
  const conditions = [
    sql`tl.task_id = ${at.table}.id`,
    ...comparisons(sql`l.id`, filter?.id, ids('label'), inside(at, 'id')),
    ...comparisons(sql`l.name`, filter?.name, texts, inside(at, 'name')),
  ];
  return sql`EXISTS (SELECT FROM task_label tl JOIN label l ON l.id = tl.label_id WHERE ${all(conditions)})`;
}

function subTask(filter: Maybe<TaskFilter>, at: ConditionTarget): Fragment {
  const table = sql.raw(`s${at.depth}`);
  const conditions = [
    sql`${table}.parent_id = ${at.table}.id AND ${table}.deleted_at IS NULL`,
    ...(filter ? [translate(filter, { ...at, table, depth: at.depth + 1 })] : []),
  ];
  return sql`EXISTS (SELECT FROM task ${table} WHERE ${all(conditions)})`;
}

/** A deleted parent counts as no parent, as in `Task.parent`. */
function ofParent(filter: Maybe<ParentFilter>, at: ConditionTarget): Fragment[] {
  if (!filter) return [];
  const column = sql`${at.table}.parent_id`;
  const { null: absent, ...comparison } = filter;
  const found = comparisons(column, comparison, ids('task'), at);
  const deleted = sql`${column} IN (SELECT p.id FROM task p WHERE p.deleted_at IS NOT NULL)`;
  if (absent == null) return found.length > 0 ? [...found, sql`NOT ${deleted}`] : [];
  count(at, 'null');
  const none = sql`(${column} IS NULL OR ${deleted})`;
  return [...found, absent ? none : sql`NOT ${none}`];
}

function all(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? sql`TRUE` : sql`(${sql.join([...conditions], and)})`;
}

function any(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? sql`FALSE` : sql`(${sql.join([...conditions], or)})`;
}
