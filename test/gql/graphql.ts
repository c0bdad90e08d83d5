/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Something to say about a task. */
export type AddCommentInput = {
  /** Markdown, 1 to 20,000 characters. */
  body: string;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The task. */
  taskId: string | number;
};

/** A person to let into a project. */
export type AddProjectMemberInput = {
  /** The address they signed up with. */
  email: string;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The project. */
  projectId: string | number;
  /** What they may do. */
  role?: ProjectRole;
};

/** A new project. */
export type CreateProjectInput = {
  /** Markdown, at most 10,000 characters. */
  description?: string | null | undefined;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** 2 to 10 capital letters and digits, a letter first. Unique. */
  key: string;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** At most 100 characters. */
  name: string;
};

/** A new task; it goes to the end of the board. */
export type CreateTaskInput = {
  /** Members who should do it; at most 20. */
  assigneeIds?: Array<string | number> | null | undefined;
  /** Markdown, at most 50,000 characters. */
  description?: string | null | undefined;
  /** The day it should be done by. */
  dueDate?: string | null | undefined;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** NONE unless said otherwise. */
  priority?: TaskPriority | null | undefined;
  /** The project it belongs to. */
  projectId: string | number;
  /** TODO unless said otherwise. */
  status?: TaskStatus | null | undefined;
  /** One line, 1 to 200 characters. */
  title: string;
};

/** A view to keep. */
export type CreateViewInput = {
  /** Which of the tasks; all without it. */
  filter?: TaskFilter | null | undefined;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** One line, 1 to 100 characters. */
  name: string;
  /** As in `tasks`; the order of the board without it. */
  orderBy?: Array<TaskSort> | null | undefined;
  /** Whose tasks it shows. */
  projectId: string | number;
  /** Whether all members see it; needs the role MEMBER. */
  shared?: boolean | null | undefined;
};

/** Which days. All that is given must hold; without a day only `null: true` does. */
export type DateFilter = {
  /** Is this. */
  eq?: string | null | undefined;
  /** After this. */
  gt?: string | null | undefined;
  /** This or after. */
  gte?: string | null | undefined;
  /** Before this. */
  lt?: string | null | undefined;
  /** This or before. */
  lte?: string | null | undefined;
  /** True: there is none. False: there is one. */
  null?: boolean | null | undefined;
};

/** Which instants. All that is given must hold. */
export type DateTimeFilter = {
  /** After this. */
  gt?: string | null | undefined;
  /** This or after. */
  gte?: string | null | undefined;
  /** Before this. */
  lt?: string | null | undefined;
  /** This or before. */
  lte?: string | null | undefined;
};

/** Deactivates the viewer's account. */
export type DeactivateAccountInput = {
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The password, to be sure. */
  password: string;
};

/** A project to delete. */
export type DeleteProjectInput = {
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The project. */
  projectId: string | number;
};

/** A task to delete. */
export type DeleteTaskInput = {
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The task. */
  taskId: string | number;
};

/** A view to delete. */
export type DeleteViewInput = {
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The view. */
  viewId: string | number;
};

/** What kind of refusal it is, in a result or in `extensions.code`. There also stand GRAPHQL_PARSE_FAILED and GRAPHQL_VALIDATION_FAILED for documents that are wrong, and INTERNAL_SERVER_ERROR. */
export type ErrorCode =
  /** The viewer lost access to what the subscription streams; it has ended. */
  | 'ACCESS_REVOKED'
  /** The input breaks a rule. */
  | 'BAD_USER_INPUT'
  /** Another thing already has the value, or the state does not allow the act. */
  | 'CONFLICT'
  /** The cursor can not be gone on from: load the data again. */
  | 'CURSOR_EXPIRED'
  /** The viewer's role does not allow the act. */
  | 'FORBIDDEN'
  /** A limit of the server is reached. */
  | 'LIMIT_EXCEEDED'
  /** It does not exist, or the viewer may not know that it does. */
  | 'NOT_FOUND'
  /** Nobody is signed in, or the credentials are wrong. */
  | 'UNAUTHENTICATED';

/** Which ids. All that is given must hold. */
export type IdFilter = {
  /** Is this. */
  eq?: string | number | null | undefined;
  /** Is one of these; at most 100. */
  in?: Array<string | number> | null | undefined;
};

/** Which numbers. All that is given must hold. */
export type IntFilter = {
  /** Is this. */
  eq?: number | null | undefined;
  /** More than this. */
  gt?: number | null | undefined;
  /** At least this. */
  gte?: number | null | undefined;
  /** Is one of these; at most 100. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** At most this. */
  lte?: number | null | undefined;
};

/** Which labels. All that is given must hold. */
export type LabelFilter = {
  /** By their ids. */
  id?: IdFilter | null | undefined;
  /** By their names. */
  name?: TextFilter | null | undefined;
};

/** Which instants. All that is given must hold; without an instant only `null: true` does. */
export type NullableDateTimeFilter = {
  /** After this. */
  gt?: string | null | undefined;
  /** This or after. */
  gte?: string | null | undefined;
  /** Before this. */
  lt?: string | null | undefined;
  /** This or before. */
  lte?: string | null | undefined;
  /** True: there is none. False: there is one. */
  null?: boolean | null | undefined;
};

/** What a member may do. Each role may do everything that the roles after it may. */
export type ProjectRole =
  /** Manage the project and its members. */
  | 'ADMIN'
  /** Create and change tasks and comments. */
  | 'MEMBER'
  /** Everything, also with other owners. */
  | 'OWNER'
  /** See everything, change nothing. */
  | 'VIEWER';

/** A person to take out of a project. */
export type RemoveProjectMemberInput = {
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The project. */
  projectId: string | number;
  /** The person; the viewer may name themself. */
  userId: string | number;
};

/** Credentials of an account. */
export type SignInInput = {
  /** The address the account was made with. */
  email: string;
  /** Its password. */
  password: string;
};

/** A new account. */
export type SignUpInput = {
  /** The address to sign in with; its case does not matter. */
  email: string;
  /** What people call you; at most 100 characters. */
  name: string;
  /** 10 to 200 characters. */
  password: string;
};

/** Which end of an order comes first. */
export type SortDirection =
  /** The least, the earliest, the first. */
  | 'ASC'
  /** The most, the latest, the last. */
  | 'DESC';

/** Where an order puts what has no value. */
export type SortNulls =
  /** Before everything else. */
  | 'FIRST'
  /** After everything else. */
  | 'LAST';

/** Who is assigned. All that is given must hold. */
export type TaskAssigneesFilter = {
  /** No assignee is such a person. */
  none?: UserFilter | null | undefined;
  /** True: nobody is assigned. False: somebody is. */
  null?: boolean | null | undefined;
  /** At least one of the assignees is such a person. */
  some?: UserFilter | null | undefined;
};

/** The fields of a task that change. */
export type TaskField =
  /** Who should do it. */
  | 'ASSIGNEES'
  /** Its description. */
  | 'DESCRIPTION'
  /** The day it should be done by. */
  | 'DUE_DATE'
  /** What it is marked with. */
  | 'LABELS'
  /** The task it is a part of. */
  | 'PARENT'
  /** Its place on the board. */
  | 'POSITION'
  /** How much it matters. */
  | 'PRIORITY'
  /** Where it stands. */
  | 'STATUS'
  /** Its title. */
  | 'TITLE';

/** Which tasks. All that is given must hold; what is left out, or null, says nothing. At most 5 levels (`and`, `or`, `not`, `subTasks`), 50 comparisons and 100 values in a list. Where a field has no value a comparison with it does not hold, and its `not` does. */
export type TaskFilter = {
  /** All of these hold. */
  and?: Array<TaskFilter> | null | undefined;
  /** By who should do it. */
  assignees?: TaskAssigneesFilter | null | undefined;
  /** By when it became DONE. */
  completedAt?: NullableDateTimeFilter | null | undefined;
  /** By when it was made. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By who made it. */
  createdBy?: UserFilter | null | undefined;
  /** By the day it should be done by. */
  dueDate?: DateFilter | null | undefined;
  /** By what it is marked with. */
  labels?: TaskLabelsFilter | null | undefined;
  /** This does not hold. */
  not?: TaskFilter | null | undefined;
  /** By its number in the project. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; an empty list fits nothing. */
  or?: Array<TaskFilter> | null | undefined;
  /** By what it is a part of. */
  parent?: TaskParentFilter | null | undefined;
  /** By how much it matters. */
  priority?: TaskPriorityFilter | null | undefined;
  /** By where it stands. */
  status?: TaskStatusFilter | null | undefined;
  /** By its parts. */
  subTasks?: TaskSubTasksFilter | null | undefined;
  /** By its title. */
  title?: TextFilter | null | undefined;
  /** By when its own fields last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What a task is marked with. All that is given must hold. */
export type TaskLabelsFilter = {
  /** None of its labels is such a label. */
  none?: LabelFilter | null | undefined;
  /** True: it has no label. False: it has one. */
  null?: boolean | null | undefined;
  /** At least one of its labels is such a label. */
  some?: LabelFilter | null | undefined;
};

/** What a task is a part of. A deleted parent counts as none. All that is given must hold. */
export type TaskParentFilter = {
  /** The parent is this task. */
  eq?: string | number | null | undefined;
  /** The parent is one of these tasks; at most 100. */
  in?: Array<string | number> | null | undefined;
  /** True: it is not a part of any. False: it is. */
  null?: boolean | null | undefined;
};

/** How much a task matters. */
export type TaskPriority =
  /** Before others. */
  | 'HIGH'
  /** When there is time. */
  | 'LOW'
  /** In its turn. */
  | 'MEDIUM'
  /** Nobody has said. */
  | 'NONE'
  /** Now. */
  | 'URGENT';

/** Which priorities. All that is given must hold. */
export type TaskPriorityFilter = {
  /** Is this. */
  eq?: TaskPriority | null | undefined;
  /** This or more urgent. */
  gte?: TaskPriority | null | undefined;
  /** Is one of these; at most 100. */
  in?: Array<TaskPriority> | null | undefined;
  /** This or less urgent. */
  lte?: TaskPriority | null | undefined;
  /** Is none of these; at most 100. */
  notIn?: Array<TaskPriority> | null | undefined;
};

/** A field to sort by. */
export type TaskSort = {
  /** Which end comes first. */
  direction?: SortDirection | null | undefined;
  /** The field. */
  field: TaskSortField;
  /** Where tasks without a value go, in both directions; only DUE_DATE and COMPLETED_AT can be without one. */
  nulls?: SortNulls | null | undefined;
};

/** What tasks can be sorted by. */
export type TaskSortField =
  /** When they became DONE. */
  | 'COMPLETED_AT'
  /** When they were made. */
  | 'CREATED_AT'
  /** The day they should be done by. */
  | 'DUE_DATE'
  /** Their number in the project. */
  | 'NUMBER'
  /** Their place on the board. */
  | 'POSITION'
  /** How much they matter, NONE first. */
  | 'PRIORITY'
  /** Where they stand, BACKLOG first. */
  | 'STATUS'
  /** Their title, by the database's collation. */
  | 'TITLE'
  /** When their own fields last changed. */
  | 'UPDATED_AT';

/** Where a task stands; the columns of its project's board. */
export type TaskStatus =
  /** Known, not planned. */
  | 'BACKLOG'
  /** Will not be done. */
  | 'CANCELLED'
  /** Finished; sets `completedAt`. */
  | 'DONE'
  /** Somebody works on it. */
  | 'IN_PROGRESS'
  /** The work is done and being looked at. */
  | 'IN_REVIEW'
  /** Planned, not begun. */
  | 'TODO';

/** Which statuses. All that is given must hold. */
export type TaskStatusFilter = {
  /** Is this. */
  eq?: TaskStatus | null | undefined;
  /** Is one of these; at most 100. */
  in?: Array<TaskStatus> | null | undefined;
  /** Is none of these; at most 100. */
  notIn?: Array<TaskStatus> | null | undefined;
};

/** What parts a task has; deleted ones do not count. All that is given must hold. */
export type TaskSubTasksFilter = {
  /** No part is such a task; `{}` for no parts at all. */
  none?: TaskFilter | null | undefined;
  /** At least one part is such a task; `{}` for any. */
  some?: TaskFilter | null | undefined;
};

/** Which texts. All that is given must hold. */
export type TextFilter = {
  /** Has this in it, in upper or lower case; 1 to 200 characters. */
  contains?: string | null | undefined;
  /** Is this. */
  eq?: string | null | undefined;
  /** Is one of these; at most 100. */
  in?: Array<string> | null | undefined;
};

/** Changes to a task. Fields that are left out stay as they are. */
export type UpdateTaskInput = {
  /** Everybody who should do it from now on; an empty list for nobody. */
  assigneeIds?: Array<string | number> | null | undefined;
  /** Markdown, at most 50,000 characters. */
  description?: string | null | undefined;
  /** The day it should be done by; null takes it away. */
  dueDate?: string | null | undefined;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** How much it matters now. */
  priority?: TaskPriority | null | undefined;
  /** Where it stands now. */
  status?: TaskStatus | null | undefined;
  /** The task. */
  taskId: string | number;
  /** One line, 1 to 200 characters. */
  title?: string | null | undefined;
};

/** Changes to a view. Fields that are left out stay as they are. */
export type UpdateViewInput = {
  /** Which of the tasks from now on; `{}` for all. */
  filter?: TaskFilter | null | undefined;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** One line, 1 to 100 characters. */
  name?: string | null | undefined;
  /** As in `tasks`; an empty list for the order of the board. */
  orderBy?: Array<TaskSort> | null | undefined;
  /** Whether all members see it from now on; needs the role MEMBER. */
  shared?: boolean | null | undefined;
  /** The view. */
  viewId: string | number;
};

/** Which people. */
export type UserFilter = {
  /** By their ids. */
  id?: IdFilter | null | undefined;
};

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere:
    | { __typename: 'InvalidInputError' }
    | { __typename: 'SignOutEverywherePayload' }
   };

export type DeactivateMutationVariables = Exact<{
  input: DeactivateAccountInput;
}>;


export type DeactivateMutation = { deactivateAccount:
    | { __typename: 'DeactivateAccountPayload' }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'UnauthenticatedError', code: ErrorCode, path: Array<string> }
   };

export type SignInAgainMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInAgainMutation = { signIn:
    | { __typename: 'SignInPayload' }
    | { __typename: 'UnauthenticatedError' }
   };

export type FilteredTasksQueryVariables = Exact<{
  projectId: string | number;
  filter?: TaskFilter | null | undefined;
  orderBy?: Array<TaskSort> | TaskSort | null | undefined;
  search?: string | null | undefined;
  deleted?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type FilteredTasksQuery = { tasks: { totalCount: number, nodes: Array<{ id: string, title: string }>, edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ProjectTaskListQueryVariables = Exact<{
  id: string | number;
  filter?: TaskFilter | null | undefined;
  orderBy?: Array<TaskSort> | TaskSort | null | undefined;
  search?: string | null | undefined;
  deleted?: boolean | null | undefined;
}>;


export type ProjectTaskListQuery = { project: { tasks: { totalCount: number, nodes: Array<{ title: string }> } } };

export type MyTasksQueryVariables = Exact<{
  filter?: TaskFilter | null | undefined;
  search?: string | null | undefined;
}>;


export type MyTasksQuery = { myTasks: { totalCount: number, nodes: Array<{ key: string, title: string, project: { cursor: string } }> } };

export type TaskByKeyQueryVariables = Exact<{
  key: string;
}>;


export type TaskByKeyQuery = { taskByKey: { id: string, key: string } };

export type TaskFamilyQueryVariables = Exact<{
  id: string | number;
}>;


export type TaskFamilyQuery = { task: { subTaskCount: number, parent: { title: string } | null, subTasks: { totalCount: number, nodes: Array<{ title: string, subTaskCount: number }>, pageInfo: { hasNextPage: boolean } }, labels: Array<{ name: string }> } };

export type NodesByIdsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesByIdsQuery = { nodes: Array<
    | { __typename: 'Comment', id: string }
    | { __typename: 'Label', name: string, id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'Task', title: string, id: string, project: { cursor: string } }
    | { __typename: 'User', name: string, id: string }
   | null> };

export type CountedBoardQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type CountedBoardQuery = { project: { cursor: string, tasks: { totalCount: number, nodes: Array<{ key: string, subTaskCount: number, createdBy: { name: string }, parent: { title: string } | null, assignees: Array<{ name: string }>, labels: Array<{ name: string }>, subTasks: { totalCount: number, nodes: Array<{ key: string, assignees: Array<{ name: string }> }> }, comments: { nodes: Array<{ body: string, author: { name: string } }> } }> } } };

export type CountedSearchQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type CountedSearchQuery = { tasks: { totalCount: number, edges: Array<{ cursor: string, node: { title: string, assignees: Array<{ name: string }> } }> } };

export type CountedFilterQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type CountedFilterQuery = { tasks: { nodes: Array<{ title: string, labels: Array<{ name: string }> }> } };

export type CountedCommentsQueryVariables = Exact<{
  taskId: string | number;
  first: number;
}>;


export type CountedCommentsQuery = { task: { comments: { totalCount: number, nodes: Array<{ body: string, author: { name: string } }> } } };

export type CountedMyTasksQueryVariables = Exact<{
  first: number;
}>;


export type CountedMyTasksQuery = { myTasks: { totalCount: number, nodes: Array<{ key: string, project: { name: string, cursor: string }, assignees: Array<{ name: string }>, labels: Array<{ name: string }> }> } };

export type CountedProjectsQueryVariables = Exact<{
  first: number;
}>;


export type CountedProjectsQuery = { projects: { nodes: Array<{ key: string, tasks: { totalCount: number, nodes: Array<{ key: string, assignees: Array<{ name: string }> }> } }> } };

export type CountedViewsQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type CountedViewsQuery = { project: { views: { nodes: Array<{ name: string, tasks: { totalCount: number, nodes: Array<{ title: string, labels: Array<{ name: string }> }> } }> } } };

export type CountedNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type CountedNodesQuery = { nodes: Array<
    | { id: string, author: { name: string } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { key: string, id: string, assignees: Array<{ name: string }> }
    | { id: string }
   | null> };

export type BoardQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BoardQuery = { project: { id: string, name: string, viewerRole: ProjectRole, cursor: string, members: { totalCount: number, nodes: Array<{ role: ProjectRole, user: { id: string } }> }, tasks: { totalCount: number, nodes: Array<{ id: string, key: string, title: string, status: TaskStatus, commentCount: number, assignees: Array<{ id: string }>, comments: { totalCount: number, nodes: Array<{ body: string, author: { name: string } }> } }>, edges: Array<{ cursor: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type TaskByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type TaskByIdQuery = { task: { id: string, key: string, project: { cursor: string } } };

export type NodeByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'Comment', id: string }
    | { __typename: 'Label', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'Task', id: string }
    | { __typename: 'User', id: string }
   | null };

export type TaskListQueryVariables = Exact<{
  projectId: string | number;
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type TaskListQuery = { tasks: { totalCount: number, nodes: Array<{ title: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TaskCountQueryVariables = Exact<{
  projectId: string | number;
}>;


export type TaskCountQuery = { tasks: { totalCount: number } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string | null }, projects: { totalCount: number, nodes: Array<{ id: string, cursor: string }> } };

export type MemberEmailsQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberEmailsQuery = { project: { members: { nodes: Array<{ user: { id: string, email: string | null } }> } } };

export type CreateViewMutationVariables = Exact<{
  input: CreateViewInput;
}>;


export type CreateViewMutation = { createView:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'CreateViewPayload', cursor: string, view: { id: string, name: string, shared: boolean, version: number, owner: { id: string }, project: { id: string } } }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
   };

export type UpdateViewMutationVariables = Exact<{
  input: UpdateViewInput;
}>;


export type UpdateViewMutation = { updateView:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
    | { __typename: 'UpdateViewPayload', cursor: string, view: { id: string, name: string, shared: boolean, version: number } }
   };

export type DeleteViewMutationVariables = Exact<{
  input: DeleteViewInput;
}>;


export type DeleteViewMutation = { deleteView:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'DeleteViewPayload', viewId: string }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
   };

export type ViewsQueryVariables = Exact<{
  id: string | number;
  tasks?: number | null | undefined;
}>;


export type ViewsQuery = { project: { views: { totalCount: number, nodes: Array<{ id: string, name: string, orderBy: Array<{ field: TaskSortField, direction: SortDirection, nulls: SortNulls }>, filter: { title: { contains: string | null, eq: string | null } | null, status: { notIn: Array<TaskStatus> | null } | null, createdAt: { gte: string | null, lt: string | null } | null, dueDate: { null: boolean | null, lt: string | null } | null, or: Array<{ assignees: { null: boolean | null, some: { id: { in: Array<string> | null } | null } | null } | null, not: { number: { gt: number | null } | null } | null }> | null }, tasks: { totalCount: number, nodes: Array<{ title: string }>, pageInfo: { hasNextPage: boolean } } }> } } };

export type ViewNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type ViewNodeQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null, nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type MyViewEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyViewEventsSubscription = { myEvents:
    | { __typename: 'CommentAdded', cursor: string }
    | { __typename: 'CommentDeleted', cursor: string }
    | { __typename: 'CommentEdited', cursor: string }
    | { __typename: 'CommentReactionAdded', cursor: string }
    | { __typename: 'CommentReactionRemoved', cursor: string }
    | { __typename: 'MembershipEnded', cursor: string }
    | { __typename: 'MembershipStarted', cursor: string }
    | { __typename: 'ProjectCreated', cursor: string }
    | { __typename: 'ProjectDeleted', cursor: string }
    | { __typename: 'ProjectMemberAdded', cursor: string }
    | { __typename: 'ProjectMemberRemoved', cursor: string }
    | { __typename: 'SavedViewCreated', projectId: string, viewId: string, viewName: string, viewVersion: number, shared: boolean, cursor: string, owner: { id: string }, view: { name: string, tasks: { totalCount: number } } | null }
    | { __typename: 'SavedViewDeleted', projectId: string, viewId: string, viewName: string, viewVersion: number, shared: boolean, cursor: string, owner: { id: string }, view: { name: string, tasks: { totalCount: number } } | null }
    | { __typename: 'SavedViewUpdated', projectId: string, viewId: string, viewName: string, viewVersion: number, shared: boolean, cursor: string, owner: { id: string }, view: { name: string, tasks: { totalCount: number } } | null }
    | { __typename: 'TaskAssigneesChanged', cursor: string }
    | { __typename: 'TaskCreated', cursor: string }
    | { __typename: 'TaskDeleted', cursor: string }
    | { __typename: 'TaskMoved', cursor: string }
    | { __typename: 'TaskRestored', cursor: string }
    | { __typename: 'TaskStatusChanged', cursor: string }
    | { __typename: 'TaskUpdated', cursor: string }
    | { __typename: 'TasksBulkChanged', cursor: string }
    | { __typename: 'TasksImported', cursor: string }
   };

export type ProjectViewEventsSubscriptionVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type ProjectViewEventsSubscription = { projectEvents:
    | { __typename: 'CommentAdded', seq: number }
    | { __typename: 'CommentDeleted', seq: number }
    | { __typename: 'CommentEdited', seq: number }
    | { __typename: 'CommentReactionAdded', seq: number }
    | { __typename: 'CommentReactionRemoved', seq: number }
    | { __typename: 'MembershipEnded', seq: number }
    | { __typename: 'MembershipStarted', seq: number }
    | { __typename: 'ProjectCreated', seq: number }
    | { __typename: 'ProjectDeleted', seq: number }
    | { __typename: 'ProjectMemberAdded', seq: number }
    | { __typename: 'ProjectMemberRemoved', seq: number }
    | { __typename: 'SavedViewCreated', viewName: string, shared: boolean, seq: number, view: { name: string } | null }
    | { __typename: 'SavedViewDeleted', viewName: string, shared: boolean, seq: number, view: { name: string } | null }
    | { __typename: 'SavedViewUpdated', viewName: string, shared: boolean, seq: number, view: { name: string } | null }
    | { __typename: 'TaskAssigneesChanged', seq: number }
    | { __typename: 'TaskCreated', seq: number }
    | { __typename: 'TaskDeleted', seq: number }
    | { __typename: 'TaskMoved', seq: number }
    | { __typename: 'TaskRestored', seq: number }
    | { __typename: 'TaskStatusChanged', seq: number }
    | { __typename: 'TaskUpdated', seq: number }
    | { __typename: 'TasksBulkChanged', seq: number }
    | { __typename: 'TasksImported', seq: number }
   };

export type CursorsQueryVariables = Exact<{
  id: string | number;
}>;


export type CursorsQuery = { myCursor: string, project: { cursor: string } };

export type ViewNodesQueryVariables = Exact<{
  id: string | number;
}>;


export type ViewNodesQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp:
    | { __typename: 'ConflictError' }
    | { __typename: 'InvalidInputError' }
    | { __typename: 'SignUpPayload', accessToken: string, user: { id: string } }
   };

export type CreateProjectMutationVariables = Exact<{
  input: CreateProjectInput;
}>;


export type CreateProjectMutation = { createProject:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'CreateProjectPayload', cursor: string, project: { id: string, key: string, name: string } }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
   };

export type AddProjectMemberMutationVariables = Exact<{
  input: AddProjectMemberInput;
}>;


export type AddProjectMemberMutation = { addProjectMember:
    | { __typename: 'AddProjectMemberPayload', cursor: string, user: { id: string, name: string } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
   };

export type RemoveProjectMemberMutationVariables = Exact<{
  input: RemoveProjectMemberInput;
}>;


export type RemoveProjectMemberMutation = { removeProjectMember:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'RemoveProjectMemberPayload', cursor: string, user: { id: string } }
   };

export type CreateTaskMutationVariables = Exact<{
  input: CreateTaskInput;
}>;


export type CreateTaskMutation = { createTask:
    | { __typename: 'CreateTaskPayload', cursor: string, task: { id: string, key: string, number: number, title: string, version: number } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
   };

export type UpdateTaskMutationVariables = Exact<{
  input: UpdateTaskInput;
}>;


export type UpdateTaskMutation = { updateTask:
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'UpdateTaskPayload', cursor: string, task: { id: string, title: string, status: TaskStatus, version: number, dueDate: string | null, assignees: Array<{ id: string }> } }
   };

export type DeleteTaskMutationVariables = Exact<{
  input: DeleteTaskInput;
}>;


export type DeleteTaskMutation = { deleteTask:
    | { __typename: 'DeleteTaskPayload', task: { id: string, deletedAt: string | null } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
   };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { addComment:
    | { __typename: 'AddCommentPayload', comment: { id: string, body: string, author: { id: string } } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
   };

export type TaskChangedSubscriptionVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type TaskChangedSubscription = { taskChanged:
    | { __typename: 'CommentAdded', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, comment: { body: string }, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentDeleted', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentEdited', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentReactionAdded', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentReactionRemoved', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskAssigneesChanged', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskCreated', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskDeleted', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskMoved', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskRestored', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskStatusChanged', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskUpdated', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TasksBulkChanged', id: string, seq: number, cursor: string, occurredAt: string, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TasksImported', id: string, seq: number, cursor: string, occurredAt: string, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
   };

export type ProjectEventsSubscriptionVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type ProjectEventsSubscription = { projectEvents:
    | { __typename: 'CommentAdded', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentDeleted', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentEdited', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentReactionAdded', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentReactionRemoved', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'MembershipEnded', seq: number, cursor: string }
    | { __typename: 'MembershipStarted', seq: number, cursor: string }
    | { __typename: 'ProjectCreated', seq: number, cursor: string }
    | { __typename: 'ProjectDeleted', seq: number, cursor: string }
    | { __typename: 'ProjectMemberAdded', role: ProjectRole, seq: number, cursor: string, user: { id: string } }
    | { __typename: 'ProjectMemberRemoved', role: ProjectRole, seq: number, cursor: string, user: { id: string } }
    | { __typename: 'SavedViewCreated', seq: number, cursor: string }
    | { __typename: 'SavedViewDeleted', seq: number, cursor: string }
    | { __typename: 'SavedViewUpdated', seq: number, cursor: string }
    | { __typename: 'TaskAssigneesChanged', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskCreated', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskDeleted', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskMoved', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskRestored', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskStatusChanged', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskUpdated', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TasksBulkChanged', seq: number, cursor: string }
    | { __typename: 'TasksImported', seq: number, cursor: string }
   };

export type MyEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyEventsSubscription = { myEvents:
    | { __typename: 'CommentAdded', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentDeleted', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentEdited', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentReactionAdded', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'CommentReactionRemoved', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'MembershipEnded', projectId: string, seq: number, cursor: string }
    | { __typename: 'MembershipStarted', projectId: string, seq: number, cursor: string }
    | { __typename: 'ProjectCreated', seq: number, cursor: string }
    | { __typename: 'ProjectDeleted', seq: number, cursor: string }
    | { __typename: 'ProjectMemberAdded', seq: number, cursor: string }
    | { __typename: 'ProjectMemberRemoved', seq: number, cursor: string }
    | { __typename: 'SavedViewCreated', seq: number, cursor: string }
    | { __typename: 'SavedViewDeleted', seq: number, cursor: string }
    | { __typename: 'SavedViewUpdated', seq: number, cursor: string }
    | { __typename: 'TaskAssigneesChanged', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskCreated', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskDeleted', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskMoved', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskRestored', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskStatusChanged', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TaskUpdated', seq: number, cursor: string, task: { title: string } }
    | { __typename: 'TasksBulkChanged', seq: number, cursor: string }
    | { __typename: 'TasksImported', seq: number, cursor: string }
   };

export type ChangesQueryVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
  first: number;
}>;


export type ChangesQuery = { changes: { cursor: string, hasMore: boolean, events: Array<
      | { __typename: 'CommentAdded', seq: number, cursor: string }
      | { __typename: 'CommentDeleted', seq: number, cursor: string }
      | { __typename: 'CommentEdited', seq: number, cursor: string }
      | { __typename: 'CommentReactionAdded', seq: number, cursor: string }
      | { __typename: 'CommentReactionRemoved', seq: number, cursor: string }
      | { __typename: 'MembershipEnded', seq: number, cursor: string }
      | { __typename: 'MembershipStarted', seq: number, cursor: string }
      | { __typename: 'ProjectCreated', seq: number, cursor: string }
      | { __typename: 'ProjectDeleted', seq: number, cursor: string }
      | { __typename: 'ProjectMemberAdded', seq: number, cursor: string }
      | { __typename: 'ProjectMemberRemoved', seq: number, cursor: string }
      | { __typename: 'SavedViewCreated', seq: number, cursor: string }
      | { __typename: 'SavedViewDeleted', seq: number, cursor: string }
      | { __typename: 'SavedViewUpdated', seq: number, cursor: string }
      | { __typename: 'TaskAssigneesChanged', seq: number, cursor: string }
      | { __typename: 'TaskCreated', seq: number, cursor: string }
      | { __typename: 'TaskDeleted', seq: number, cursor: string }
      | { __typename: 'TaskMoved', seq: number, cursor: string }
      | { __typename: 'TaskRestored', seq: number, cursor: string }
      | { __typename: 'TaskStatusChanged', seq: number, cursor: string }
      | { __typename: 'TaskUpdated', seq: number, cursor: string }
      | { __typename: 'TasksBulkChanged', seq: number, cursor: string }
      | { __typename: 'TasksImported', seq: number, cursor: string }
    > } };

export type MyCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCursorQuery = { myCursor: string };

export type DeleteProjectMutationVariables = Exact<{
  input: DeleteProjectInput;
}>;


export type DeleteProjectMutation = { deleteProject:
    | { __typename: 'DeleteProjectPayload' }
    | { __typename: 'ForbiddenError', code: ErrorCode }
    | { __typename: 'InvalidInputError', code: ErrorCode }
    | { __typename: 'NotFoundError', code: ErrorCode }
   };

export type OwnAddressSubscriptionVariables = Exact<{
  projectId: string | number;
}>;


export type OwnAddressSubscription = { taskChanged:
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
    | { seq: number, actor: { email: string | null } | null, items: Array<{ task: { project: { viewerRole: ProjectRole } } }> }
   };


export const SignOutEverywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOutEverywhere"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOutEverywhere"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const DeactivateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Deactivate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeactivateAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deactivateAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeactivateMutation, DeactivateMutationVariables>;
export const SignInAgainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignInAgain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SignInAgainMutation, SignInAgainMutationVariables>;
export const FilteredTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FilteredTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskSort"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"deleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FilteredTasksQuery, FilteredTasksQueryVariables>;
export const ProjectTaskListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectTaskList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskSort"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"deleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectTaskListQuery, ProjectTaskListQueryVariables>;
export const MyTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyTasksQuery, MyTasksQueryVariables>;
export const TaskByKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskByKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskByKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<TaskByKeyQuery, TaskByKeyQueryVariables>;
export const TaskFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subTaskCount"}},{"kind":"Field","name":{"kind":"Name","value":"subTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"subTaskCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<TaskFamilyQuery, TaskFamilyQueryVariables>;
export const NodesByIdsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodesByIds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Task"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Label"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<NodesByIdsQuery, NodesByIdsQueryVariables>;
export const CountedBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subTaskCount"}},{"kind":"Field","name":{"kind":"Name","value":"subTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedBoardQuery, CountedBoardQueryVariables>;
export const CountedSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"StringValue","value":"task","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedSearchQuery, CountedSearchQueryVariables>;
export const CountedFilterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedFilter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"labels"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"bug","block":false}}]}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"assignees"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"null"},"value":{"kind":"BooleanValue","value":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"DUE_DATE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"nulls"},"value":{"kind":"EnumValue","value":"FIRST"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"TITLE"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedFilterQuery, CountedFilterQueryVariables>;
export const CountedCommentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedComments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedCommentsQuery, CountedCommentsQueryVariables>;
export const CountedMyTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedMyTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedMyTasksQuery, CountedMyTasksQueryVariables>;
export const CountedProjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedProjects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedProjectsQuery, CountedProjectsQueryVariables>;
export const CountedViewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedViews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"views"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedViewsQuery, CountedViewsQueryVariables>;
export const CountedNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Task"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedNodesQuery, CountedNodesQueryVariables>;
export const BoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Board"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardQuery, BoardQueryVariables>;
export const TaskByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<TaskByIdQuery, TaskByIdQueryVariables>;
export const NodeByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodeById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NodeByIdQuery, NodeByIdQueryVariables>;
export const TaskListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<TaskListQuery, TaskListQueryVariables>;
export const TaskCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<TaskCountQuery, TaskCountQueryVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"projects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const MemberEmailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MemberEmails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MemberEmailsQuery, MemberEmailsQueryVariables>;
export const CreateViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateViewPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateViewMutation, CreateViewMutationVariables>;
export const UpdateViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateViewPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateViewMutation, UpdateViewMutationVariables>;
export const DeleteViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteViewPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteViewMutation, DeleteViewMutationVariables>;
export const ViewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Views"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tasks"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"views"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"orderBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"nulls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contains"}},{"kind":"Field","name":{"kind":"Name","value":"eq"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notIn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gte"}},{"kind":"Field","name":{"kind":"Name","value":"lt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"null"}},{"kind":"Field","name":{"kind":"Name","value":"lt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"or"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"some"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"null"}}]}},{"kind":"Field","name":{"kind":"Name","value":"not"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tasks"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewsQuery, ViewsQueryVariables>;
export const ViewNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"id"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ViewNodeQuery, ViewNodeQueryVariables>;
export const MyViewEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MyViewEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedViewEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"viewId"}},{"kind":"Field","name":{"kind":"Name","value":"viewName"}},{"kind":"Field","name":{"kind":"Name","value":"viewVersion"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyViewEventsSubscription, MyViewEventsSubscriptionVariables>;
export const ProjectViewEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProjectViewEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedViewEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewName"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectViewEventsSubscription, ProjectViewEventsSubscriptionVariables>;
export const CursorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cursors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myCursor"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<CursorsQuery, CursorsQueryVariables>;
export const ViewNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"id"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ViewNodesQuery, ViewNodesQueryVariables>;
export const SignUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignUpMutation, SignUpMutationVariables>;
export const CreateProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProjectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProjectPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateProjectMutation, CreateProjectMutationVariables>;
export const AddProjectMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddProjectMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddProjectMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addProjectMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddProjectMemberPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddProjectMemberMutation, AddProjectMemberMutationVariables>;
export const RemoveProjectMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveProjectMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveProjectMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeProjectMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveProjectMemberPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveProjectMemberMutation, RemoveProjectMemberMutationVariables>;
export const CreateTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTaskMutation, CreateTaskMutationVariables>;
export const UpdateTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTaskMutation, UpdateTaskMutationVariables>;
export const DeleteTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteTaskMutation, DeleteTaskMutationVariables>;
export const AddCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddCommentMutation, AddCommentMutationVariables>;
export const TaskChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TaskChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"mutationId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskTextChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromText"}},{"kind":"Field","name":{"kind":"Name","value":"toText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskStatusChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskDateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskAssigneesChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TaskChangedSubscription, TaskChangedSubscriptionVariables>;
export const ProjectEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProjectEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectEventsSubscription, ProjectEventsSubscriptionVariables>;
export const MyEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MyEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MembershipEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyEventsSubscription, MyEventsSubscriptionVariables>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasMore"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<ChangesQuery, ChangesQueryVariables>;
export const MyCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myCursor"}}]}}]} as unknown as DocumentNode<MyCursorQuery, MyCursorQueryVariables>;
export const DeleteProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteProjectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteProject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteProjectMutation, DeleteProjectMutationVariables>;
export const OwnAddressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OwnAddress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnAddressSubscription, OwnAddressSubscriptionVariables>;