/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A comment to add to a task. */
export type AddCommentInput = {
  /** The text: Markdown, 1 to 20,000 characters. An @ and the id of a member, as in `@user_…`, mentions the member; at most 50 mentions. */
  body: string;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The comment of the same task to reply to. Threads have one level: a reply to a reply joins the same thread. */
  parentId?: string | number | null | undefined;
  /** The task. */
  taskId: string | number;
};

/** The handling of invalid items in a bulk change. */
export type BulkErrorPolicy =
  /** An invalid item rejects the whole input. The result is the first error, with the path of the item. */
  | 'ALL_OR_NOTHING'
  /** Valid items are applied. The result of an invalid item has its error. */
  | 'SKIP_INVALID';

/** The change of one task: new values for fields, or its deletion. Omitted fields keep their values. */
export type BulkTaskItem = {
  /** The complete list of assignees: at most 20 members of the project. An empty list removes all assignees. */
  assigneeIds?: Array<string | number> | null | undefined;
  /** True: delete the task. BAD_USER_INPUT together with other fields. */
  delete?: boolean | null | undefined;
  /** The description: Markdown, at most 50,000 characters. */
  description?: string | null | undefined;
  /** The due date; null removes it. */
  dueDate?: string | null | undefined;
  /** The `version` of the task on which the changes are based. When other users changed other fields since, both changes are kept. When another user changed one of the given fields, nothing changes and the result is a TaskVersionConflictError. */
  expectedVersion?: number | null | undefined;
  /** The complete list of labels: at most 20 labels of the project. An empty list removes all labels. */
  labelIds?: Array<string | number> | null | undefined;
  /** The parent task, of the same project; null removes the parent. BAD_USER_INPUT for the task itself and tasks below it. */
  parentId?: string | number | null | undefined;
  /** The priority. */
  priority?: TaskPriority | null | undefined;
  /** The status. */
  status?: TaskStatus | null | undefined;
  /** The task. BAD_USER_INPUT when the input names a task twice. */
  taskId: string | number;
  /** The title: one line, 1 to 200 characters. */
  title?: string | null | undefined;
};

/** Changes to 1 to 100 tasks of a project. */
export type BulkUpdateTasksInput = {
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** The changes: 1 to 100 items. */
  items: Array<BulkTaskItem>;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The handling of invalid items. */
  onError?: BulkErrorPolicy;
  /** The project of the tasks. */
  projectId: string | number;
};

/** A task to create. Without a neighbour the task is placed at the end of the board. */
export type CreateTaskInput = {
  /** The task, of the same project, right after which to place the task. BAD_USER_INPUT together with `beforeTaskId`. */
  afterTaskId?: string | number | null | undefined;
  /** The assignees: at most 20 members of the project. */
  assigneeIds?: Array<string | number> | null | undefined;
  /** The task, of the same project, right before which to place the task. BAD_USER_INPUT together with `afterTaskId`. */
  beforeTaskId?: string | number | null | undefined;
  /** The description: Markdown, at most 50,000 characters. */
  description?: string | null | undefined;
  /** The due date; none by default. */
  dueDate?: string | null | undefined;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** The labels: at most 20 labels of the project. */
  labelIds?: Array<string | number> | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The parent task, of the same project. */
  parentId?: string | number | null | undefined;
  /** The priority; NONE by default. */
  priority?: TaskPriority | null | undefined;
  /** The project of the task. */
  projectId: string | number;
  /** The status; TODO by default. */
  status?: TaskStatus | null | undefined;
  /** The title: one line, 1 to 200 characters. */
  title: string;
};

/** A task to delete. */
export type DeleteTaskInput = {
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The task. */
  taskId: string | number;
};

/** The status of an import. */
export type ImportStatus =
  /** The file was read to its end. With `onError=skip` some rows may have failed. */
  | 'DONE'
  /** The connection was lost or the server stopped. Batches written before remain. */
  | 'INTERRUPTED'
  /** The file is being read and written. */
  | 'RUNNING'
  /** An invalid row, an unreadable file or a refused batch ended the import. Batches written before remain. */
  | 'STOPPED';

/** A new position for a task on the board, relative to one neighbour. */
export type MoveTaskInput = {
  /** The task, of the same project, right after which to place the task. BAD_USER_INPUT together with `beforeTaskId`. */
  afterTaskId?: string | number | null | undefined;
  /** The task, of the same project, right before which to place the task. BAD_USER_INPUT together with `afterTaskId`. */
  beforeTaskId?: string | number | null | undefined;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The new status, for a move to another column. */
  status?: TaskStatus | null | undefined;
  /** The task. */
  taskId: string | number;
};

/** The kind of a notification. Users receive no notifications of their own actions. */
export type NotificationKind =
  /** The user was added to a project. */
  | 'ADDED_TO_PROJECT'
  /** The operators of the server published an announcement. */
  | 'ANNOUNCEMENT'
  /** The user was assigned to one or more tasks. */
  | 'ASSIGNED'
  /** A comment was added to a task that the user created, is assigned to or commented on. A comment that mentions the user makes MENTIONED instead. */
  | 'COMMENTED'
  /** An assigned task is due soon. */
  | 'DUE_SOON'
  /** A comment mentions the user. */
  | 'MENTIONED'
  /** An assigned task is overdue. */
  | 'OVERDUE'
  /** The role of the user in a project changed, also by a transfer of the project to the user. */
  | 'ROLE_CHANGED'
  /** The user was unassigned from one or more tasks. */
  | 'UNASSIGNED';

/** A deleted task to restore. */
export type RestoreTaskInput = {
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The task. */
  taskId: string | number;
};

/** The credentials of an account. */
export type SignInInput = {
  /** True: the response sets an HttpOnly cookie that carries the session. Only over HTTP, and for pages of the server's origin or of an allowed origin. */
  cookie?: boolean | null | undefined;
  /** The e-mail address of the account. */
  email: string;
  /** The password of the account. */
  password: string;
};

/** A field of a task that mutations change. */
export type TaskField =
  /** The assignees. */
  | 'ASSIGNEES'
  /** The description. */
  | 'DESCRIPTION'
  /** The due date. */
  | 'DUE_DATE'
  /** The labels. */
  | 'LABELS'
  /** The parent task. */
  | 'PARENT'
  /** The position on the board. */
  | 'POSITION'
  /** The priority. */
  | 'PRIORITY'
  /** The status. */
  | 'STATUS'
  /** The title. */
  | 'TITLE';

/** The priority of a task, lowest first. */
export type TaskPriority =
  /** The task comes before tasks of normal priority. */
  | 'HIGH'
  /** The task can wait for spare time. */
  | 'LOW'
  /** The task has normal priority. */
  | 'MEDIUM'
  /** No priority is set. */
  | 'NONE'
  /** The task needs attention at once. */
  | 'URGENT';

/** The status of a task: the columns of its project's board. */
export type TaskStatus =
  /** The task is known and not planned. */
  | 'BACKLOG'
  /** The task will not be done. */
  | 'CANCELLED'
  /** The task is finished. A change to DONE sets `completedAt`. */
  | 'DONE'
  /** The task is in progress. */
  | 'IN_PROGRESS'
  /** The work is done and under review. */
  | 'IN_REVIEW'
  /** The task is planned and not started. */
  | 'TODO';

/** Changes to a task. Omitted fields keep their values. */
export type UpdateTaskInput = {
  /** The complete list of assignees: at most 20 members of the project. An empty list removes all assignees. */
  assigneeIds?: Array<string | number> | null | undefined;
  /** The description: Markdown, at most 50,000 characters. */
  description?: string | null | undefined;
  /** The due date; null removes it. */
  dueDate?: string | null | undefined;
  /** The `version` of the task on which the changes are based. When other users changed other fields since, both changes are kept. When another user changed one of the given fields, nothing changes and the result is a TaskVersionConflictError. */
  expectedVersion?: number | null | undefined;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** The complete list of labels: at most 20 labels of the project. An empty list removes all labels. */
  labelIds?: Array<string | number> | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The parent task, of the same project; null removes the parent. BAD_USER_INPUT for the task itself and tasks below it. */
  parentId?: string | number | null | undefined;
  /** The priority. */
  priority?: TaskPriority | null | undefined;
  /** The status. */
  status?: TaskStatus | null | undefined;
  /** The task. */
  taskId: string | number;
  /** The title: one line, 1 to 200 characters. */
  title?: string | null | undefined;
};

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { message: string }
    | { message: string }
    | { accessToken: string }
    | { message: string }
    | { message: string }
   };

export type BoardQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardQuery = { projects: { nodes: Array<{ id: string, name: string, cursor: string, members: { nodes: Array<{ user: { id: string, name: string } }> }, labels: { nodes: Array<{ id: string, name: string }> }, tasks: { totalCount: number, nodes: Array<{ id: string, key: string, title: string }> } }> } };

export type ChangesSubscriptionVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type ChangesSubscription = { taskChanged:
    | { __typename: 'CommentAdded', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, comment: { body: string }, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'CommentDeleted', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'CommentEdited', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'CommentReactionAdded', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'CommentReactionRemoved', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TaskAssigneesChanged', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TaskCreated', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TaskDeleted', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TaskMoved', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TaskRestored', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TaskStatusChanged', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TaskUpdated', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TasksBulkChanged', seq: number, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
    | { __typename: 'TasksImported', seq: number, actor: { name: string } | null, items: Array<{ task: { key: string } }> }
   };

export type NewTaskMutationVariables = Exact<{
  input: CreateTaskInput;
}>;


export type NewTaskMutation = { createTask:
    | { message: string }
    | { task: { id: string } }
    | { message: string }
    | { message: string }
    | { message: string }
   };

export type ChangeTaskMutationVariables = Exact<{
  input: UpdateTaskInput;
}>;


export type ChangeTaskMutation = { updateTask:
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | Record<PropertyKey, never>
   };

export type CommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type CommentMutation = { addComment:
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | Record<PropertyKey, never>
   };

export type RemoveTaskMutationVariables = Exact<{
  input: DeleteTaskInput;
}>;


export type RemoveTaskMutation = { deleteTask:
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | Record<PropertyKey, never>
   };

export type MoveTaskMutationVariables = Exact<{
  input: MoveTaskInput;
}>;


export type MoveTaskMutation = { moveTask:
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | Record<PropertyKey, never>
   };

export type ChangeTasksMutationVariables = Exact<{
  input: BulkUpdateTasksInput;
}>;


export type ChangeTasksMutation = { bulkUpdateTasks:
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | Record<PropertyKey, never>
   };

export type RestoreTaskMutationVariables = Exact<{
  input: RestoreTaskInput;
}>;


export type RestoreTaskMutation = { restoreTask:
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | Record<PropertyKey, never>
   };

export type ProgressSubscriptionVariables = Exact<{
  projectId: string | number;
  importId: string;
}>;


export type ProgressSubscription = { importProgress: { status: ImportStatus, rowsRead: number, created: number, failed: number } };

export type HistoryQueryVariables = Exact<{
  taskId: string | number;
}>;


export type HistoryQuery = { task: { key: string, title: string, history: { nodes: Array<
        | { __typename: 'CommentAdded', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'CommentDeleted', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'CommentEdited', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'CommentReactionAdded', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'CommentReactionRemoved', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'LabelCreated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'LabelDeleted', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'LabelUpdated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'MembershipEnded', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'MembershipStarted', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationAdded', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationArchived', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationPreferencesChanged', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationRead', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationSnoozeEnded', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationSnoozed', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationUnarchived', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationUnread', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationUpdated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationWithdrawn', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationsRead', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationsRemoved', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectArchived', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectCreated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectDeleted', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectMemberAdded', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectMemberRemoved', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectMemberRoleChanged', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectTransferred', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectUnarchived', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectUpdated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ReminderPreferencesChanged', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'SavedViewCreated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'SavedViewDeleted', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'SavedViewUpdated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskAssigneesChanged', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskCreated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskDeleted', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskMoved', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskRestored', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskStatusChanged', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskUpdated', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TasksBulkChanged', occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TasksImported', occurredAt: string, actor: { name: string } | null }
      > } } };

export type InboxCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxCursorQuery = { notifications: { cursor: string } };

export type NotificationsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationsSubscription = { notifications:
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number, notification: { kind: NotificationKind, actors: Array<{ name: string }>, task: { key: string } | null, comment: { body: string } | null } }
    | { unreadCount: number }
    | { unreadCount: number }
   };


export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const BoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Board"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardQuery, BoardQueryVariables>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskStatusChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskTextChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromText"}},{"kind":"Field","name":{"kind":"Name","value":"toText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskDateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskAssigneesChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangesSubscription, ChangesSubscriptionVariables>;
export const NewTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NewTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<NewTaskMutation, NewTaskMutationVariables>;
export const ChangeTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeTaskMutation, ChangeTaskMutationVariables>;
export const CommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Comment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CommentMutation, CommentMutationVariables>;
export const RemoveTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveTaskMutation, RemoveTaskMutationVariables>;
export const MoveTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<MoveTaskMutation, MoveTaskMutationVariables>;
export const ChangeTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpdateTasksInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bulkUpdateTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeTasksMutation, ChangeTasksMutationVariables>;
export const RestoreTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RestoreTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestoreTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restoreTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RestoreTaskMutation, RestoreTaskMutationVariables>;
export const ProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Progress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"importId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"importId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"importId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}}]}}]}}]} as unknown as DocumentNode<ProgressSubscription, ProgressSubscriptionVariables>;
export const HistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"EnumValue","value":"OLDEST_FIRST"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const InboxCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InboxCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<InboxCursorQuery, InboxCursorQueryVariables>;
export const NotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Notifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleNotificationEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"actors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationsSubscription, NotificationsSubscriptionVariables>;