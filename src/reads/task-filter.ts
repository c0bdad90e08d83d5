import type { TaskPriority, TaskStatus } from '../store/prisma/client.js';

export type Maybe<T> = T | null | undefined;

export interface IdFilter {
  readonly eq?: Maybe<string>;
  readonly in?: Maybe<readonly string[]>;
}
export interface ChoiceFilter<T extends string> {
  readonly eq?: Maybe<T>;
  readonly in?: Maybe<readonly T[]>;
  readonly notIn?: Maybe<readonly T[]>;
}
export interface PriorityFilter extends ChoiceFilter<TaskPriority> {
  readonly gte?: Maybe<TaskPriority>;
  readonly lte?: Maybe<TaskPriority>;
}
export interface RangeFilter<T> {
  readonly lt?: Maybe<T>;
  readonly lte?: Maybe<T>;
  readonly gt?: Maybe<T>;
  readonly gte?: Maybe<T>;
}
export interface NumberFilter extends RangeFilter<number> {
  readonly eq?: Maybe<number>;
  readonly in?: Maybe<readonly number[]>;
}
export interface NullableNumberFilter extends NumberFilter {
  readonly null?: Maybe<boolean>;
}
export interface TextFilter {
  readonly eq?: Maybe<string>;
  readonly in?: Maybe<readonly string[]>;
  readonly contains?: Maybe<string>;
}
export interface DayFilter extends RangeFilter<string> {
  readonly eq?: Maybe<string>;
  readonly null?: Maybe<boolean>;
}
/** Instants are dates in GraphQL arguments, and ISO 8601 texts in stored filters. */
export type InstantFilter = RangeFilter<Date | string>;
export interface NullableInstantFilter extends InstantFilter {
  readonly null?: Maybe<boolean>;
}
export interface UserFilter {
  readonly id?: Maybe<IdFilter>;
}
export interface LabelFilter {
  readonly id?: Maybe<IdFilter>;
  readonly name?: Maybe<TextFilter>;
}
export interface ParentFilter extends IdFilter {
  readonly null?: Maybe<boolean>;
}
export interface ListFilter<T> {
  readonly some?: Maybe<T>;
  readonly none?: Maybe<T>;
}
export interface UsersFilter extends ListFilter<UserFilter> {
  readonly null?: Maybe<boolean>;
}
export interface LabelsFilter extends ListFilter<LabelFilter> {
  readonly null?: Maybe<boolean>;
}
export type SubTasksFilter = ListFilter<TaskFilter>;

/**
 * The filter of a task list. All fields and all comparisons of a field must hold; absent and null ones have no effect.
 * task-condition.ts translates the filter to SQL.
 */
export interface TaskFilter {
  readonly number?: Maybe<NumberFilter>;
  readonly title?: Maybe<TextFilter>;
  readonly status?: Maybe<ChoiceFilter<TaskStatus>>;
  readonly priority?: Maybe<PriorityFilter>;
  readonly startDate?: Maybe<DayFilter>;
  readonly dueDate?: Maybe<DayFilter>;
  readonly estimate?: Maybe<NullableNumberFilter>;
  readonly createdAt?: Maybe<InstantFilter>;
  readonly updatedAt?: Maybe<InstantFilter>;
  readonly completedAt?: Maybe<NullableInstantFilter>;
  readonly createdBy?: Maybe<UserFilter>;
  readonly assignees?: Maybe<UsersFilter>;
  readonly labels?: Maybe<LabelsFilter>;
  readonly parent?: Maybe<ParentFilter>;
  readonly subTasks?: Maybe<SubTasksFilter>;
  readonly and?: Maybe<readonly TaskFilter[]>;
  readonly or?: Maybe<readonly TaskFilter[]>;
  readonly not?: Maybe<TaskFilter>;
}

export const filterLimits = { depth: 5, conditions: 50, values: 100, textLength: 200 } as const;
