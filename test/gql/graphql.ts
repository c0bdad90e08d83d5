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

/** A member to add to a project. */
export type AddProjectMemberInput = {
  /** The e-mail address of the user's account. */
  email: string;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The project. */
  projectId: string | number;
  /** The role of the new member. */
  role?: ProjectRole;
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

/** A label to create. */
export type CreateLabelInput = {
  /** The colour, in the format of the default `#64748b`. */
  color?: string | null | undefined;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The name: one line, 1 to 50 characters, unique in the project regardless of case. */
  name: string;
  /** The project of the label. */
  projectId: string | number;
};

/** A new personal access token. There is no `idempotencyKey`, because the secret is not stored and cannot be returned again. Revoke a token whose response was lost. */
export type CreatePersonalAccessTokenInput = {
  /** The time of expiry: in the future, at most 366 days ahead. */
  expiresAt: string;
  /** The purpose of the token: one line, 1 to 100 characters. */
  name: string;
  /** The projects of the token, 1 to 100. Omitted: all present and future projects of the viewer. */
  projectIds?: Array<string | number> | null | undefined;
  /** The allowed operations. */
  scope: PersonalAccessTokenScope;
};

/** A project to create. */
export type CreateProjectInput = {
  /** The colour, in the format of the default `#64748b`. */
  color?: string | null | undefined;
  /** The description: Markdown, at most 10,000 characters. */
  description?: string | null | undefined;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** The prefix of task keys: 2 to 10 capital letters and digits, a letter first. Unique on the server and permanent. */
  key: string;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The name: one line, 1 to 100 characters. */
  name: string;
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

/** A view to create. */
export type CreateViewInput = {
  /** The filter of the tasks. Omitted: all tasks. */
  filter?: TaskFilter | null | undefined;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The name: one line, 1 to 100 characters. */
  name: string;
  /** The sort order, as in `tasks`. Omitted: the order of the board. */
  orderBy?: Array<TaskSort> | null | undefined;
  /** The project whose tasks the view shows. */
  projectId: string | number;
  /** Whether all members see the view. True requires the role MEMBER. */
  shared?: boolean | null | undefined;
};

/** A filter of dates. All given comparisons must match. A task without a date matches only `null: true`. */
export type DateFilter = {
  /** The value equals the given value. */
  eq?: string | null | undefined;
  /** The value is after the given value. */
  gt?: string | null | undefined;
  /** The value is at or after the given value. */
  gte?: string | null | undefined;
  /** The value is before the given value. */
  lt?: string | null | undefined;
  /** The value is at or before the given value. */
  lte?: string | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  null?: boolean | null | undefined;
};

/** A filter of times. All given comparisons must match. */
export type DateTimeFilter = {
  /** The value is after the given value. */
  gt?: string | null | undefined;
  /** The value is at or after the given value. */
  gte?: string | null | undefined;
  /** The value is before the given value. */
  lt?: string | null | undefined;
  /** The value is at or before the given value. */
  lte?: string | null | undefined;
};

/** The confirmation for deactivating the viewer's account. */
export type DeactivateAccountInput = {
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The password, as confirmation. Omit it for accounts of an outside provider, which have none. */
  password?: string | null | undefined;
};

/** A project to delete. */
export type DeleteProjectInput = {
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The project. */
  projectId: string | number;
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

/** A view to delete. */
export type DeleteViewInput = {
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The view. */
  viewId: string | number;
};

/** The kind of an error, in a mutation result or in `extensions.code`. `extensions.code` may also be GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED for invalid documents, or INTERNAL_SERVER_ERROR. */
export type ErrorCode =
  /** The viewer lost access to the stream. The subscription has ended. */
  | 'ACCESS_REVOKED'
  /** The input breaks a rule. The message names the rule. */
  | 'BAD_USER_INPUT'
  /** The value is taken already, or the present state does not allow the operation. */
  | 'CONFLICT'
  /** The cursor is no longer valid. Load the data again and subscribe from its cursor. */
  | 'CURSOR_EXPIRED'
  /** The viewer's role or the credential's scope does not allow the operation, or the page's origin may not use the session cookie. */
  | 'FORBIDDEN'
  /** A limit of a size or a count is reached. The message names the limit. */
  | 'LIMIT_EXCEEDED'
  /** The object does not exist, or the viewer may not see it. */
  | 'NOT_FOUND'
  /** The operation exceeds the cost limit or the depth limit and was not executed. Select smaller pages or fewer fields. */
  | 'OPERATION_TOO_EXPENSIVE'
  /** A rate limit is reached. Try again after `retryAfter` seconds. */
  | 'RATE_LIMITED'
  /** The request has no valid credential, or the given credentials are wrong. */
  | 'UNAUTHENTICATED'
  /** The database or another service is not available. Try again. */
  | 'UNAVAILABLE';

/** The kind of an event in a project. Each kind has a type of the same name: events of TASK_CREATED are of the type `TaskCreated`. */
export type EventKind =
  /** A comment was added to a task. */
  | 'COMMENT_ADDED'
  /** A comment was deleted. */
  | 'COMMENT_DELETED'
  /** The text of a comment was edited. */
  | 'COMMENT_EDITED'
  /** A reaction was added to a comment. */
  | 'COMMENT_REACTION_ADDED'
  /** A reaction was removed from a comment. */
  | 'COMMENT_REACTION_REMOVED'
  /** A label was created. */
  | 'LABEL_CREATED'
  /** A label was deleted. */
  | 'LABEL_DELETED'
  /** The name or colour of a label changed. */
  | 'LABEL_UPDATED'
  /** The project was archived. */
  | 'PROJECT_ARCHIVED'
  /** The project was created. */
  | 'PROJECT_CREATED'
  /** The project was deleted. */
  | 'PROJECT_DELETED'
  /** A user became a member. */
  | 'PROJECT_MEMBER_ADDED'
  /** A membership ended. */
  | 'PROJECT_MEMBER_REMOVED'
  /** The role of a member changed. */
  | 'PROJECT_MEMBER_ROLE_CHANGED'
  /** The ownership of the project was transferred. */
  | 'PROJECT_TRANSFERRED'
  /** The project was unarchived. */
  | 'PROJECT_UNARCHIVED'
  /** The name, description or colour of the project changed. */
  | 'PROJECT_UPDATED'
  /** A shared view was created. */
  | 'SAVED_VIEW_CREATED'
  /** A shared view was deleted. */
  | 'SAVED_VIEW_DELETED'
  /** A shared view changed. */
  | 'SAVED_VIEW_UPDATED'
  /** One command changed several tasks. */
  | 'TASKS_BULK_CHANGED'
  /** Tasks were created or updated from an imported file. */
  | 'TASKS_IMPORTED'
  /** Only the assignees of a task changed. */
  | 'TASK_ASSIGNEES_CHANGED'
  /** A task was created. */
  | 'TASK_CREATED'
  /** A task was deleted. */
  | 'TASK_DELETED'
  /** Only the position of a task on the board changed. */
  | 'TASK_MOVED'
  /** A deleted task was restored. */
  | 'TASK_RESTORED'
  /** The status of a task changed, possibly with other fields. */
  | 'TASK_STATUS_CHANGED'
  /** Fields of a task other than its status changed. */
  | 'TASK_UPDATED';

/** A filter of events. An event must match all given fields. */
export type HistoryFilter = {
  /** The user with this id made the change. */
  actorId?: string | number | null | undefined;
  /** The event changed at least one of the fields of a task. In a task's history: of the task itself. */
  fields?: Array<TaskField> | null | undefined;
  /** The event has a kind in the list. */
  kinds?: Array<EventKind> | null | undefined;
  /** The event occurred at this time or later. */
  since?: string | null | undefined;
  /** The event occurred before this time. BAD_USER_INPUT when earlier than `since`. */
  until?: string | null | undefined;
};

/** The order of a history. */
export type HistoryOrder =
  /** The newest event comes first. */
  | 'NEWEST_FIRST'
  /** The oldest event comes first. */
  | 'OLDEST_FIRST';

/** A filter of ids. All given comparisons must match. */
export type IdFilter = {
  /** The value equals the given value. */
  eq?: string | number | null | undefined;
  /** The value is in the list; at most 100 values. */
  in?: Array<string | number> | null | undefined;
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

/** A filter of numbers. All given comparisons must match. */
export type IntFilter = {
  /** The value equals the given value. */
  eq?: number | null | undefined;
  /** The value is greater than the given number. */
  gt?: number | null | undefined;
  /** The value is greater than or equal to the given number. */
  gte?: number | null | undefined;
  /** The value is in the list; at most 100 values. */
  in?: Array<number> | null | undefined;
  /** The value is less than the given number. */
  lt?: number | null | undefined;
  /** The value is less than or equal to the given number. */
  lte?: number | null | undefined;
};

/** A filter of labels. All given fields must match. */
export type LabelFilter = {
  /** Filters by id. */
  id?: IdFilter | null | undefined;
  /** Filters by name. */
  name?: TextFilter | null | undefined;
};

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

/** A filter of notifications. A notification must match all given fields. */
export type NotificationFilter = {
  /** The folder of the notifications. */
  folder?: NotificationFolder;
  /** The kinds; a notification must have one of them. */
  kinds?: Array<NotificationKind> | null | undefined;
  /** The project that the notifications are about. */
  projectId?: string | number | null | undefined;
  /** True: only unread notifications. False: only read ones. */
  unread?: boolean | null | undefined;
};

/** The folder of a notification; each notification is in exactly one. */
export type NotificationFolder =
  /** Archived notifications. */
  | 'ARCHIVE'
  /** Notifications that are neither snoozed nor archived. */
  | 'INBOX'
  /** Notifications hidden until `snoozedUntil`. */
  | 'SNOOZED';

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

/** A filter of optional times. All given comparisons must match. A task without a time matches only `null: true`. */
export type NullableDateTimeFilter = {
  /** The value is after the given value. */
  gt?: string | null | undefined;
  /** The value is at or after the given value. */
  gte?: string | null | undefined;
  /** The value is before the given value. */
  lt?: string | null | undefined;
  /** The value is at or before the given value. */
  lte?: string | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  null?: boolean | null | undefined;
};

/** The operations that a personal access token allows. */
export type PersonalAccessTokenScope =
  /** Queries and subscriptions. Every mutation is FORBIDDEN. */
  | 'READ'
  /** Every operation in projects that the owner may do. */
  | 'WRITE';

/** A field of a project that `updateProject` changes. */
export type ProjectField =
  /** The colour. */
  | 'COLOR'
  /** The description. */
  | 'DESCRIPTION'
  /** The name. */
  | 'NAME';

/** The role of a member. Each role includes the rights of the roles after it. */
export type ProjectRole =
  /** Admins may manage the project and its members, and delete comments of other users. */
  | 'ADMIN'
  /** Members may create, change and delete tasks and labels, and write comments. */
  | 'MEMBER'
  /** Owners may transfer or delete the project and manage all members, owners included. */
  | 'OWNER'
  /** Viewers may read the project and its contents, and keep private saved views. */
  | 'VIEWER';

/** A session to extend. */
export type RefreshSessionInput = {
  /** The newest refresh token of the session. */
  refreshToken: string;
};

/** A member to remove from a project. */
export type RemoveProjectMemberInput = {
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The project. */
  projectId: string | number;
  /** The member; may be the viewer. */
  userId: string | number;
};

/** The typing state of the viewer on a task. */
export type SetTypingInput = {
  /** True when the viewer begins to type, and every 3 seconds while typing. False when the viewer stops or sends the comment. */
  isTyping: boolean;
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

/** A new account. */
export type SignUpInput = {
  /** True: the response sets an HttpOnly cookie that carries the session. Only over HTTP, and for pages of the server's origin or of an allowed origin. */
  cookie?: boolean | null | undefined;
  /** The e-mail address for signing in, case-insensitive. CONFLICT when it has an account. */
  email: string;
  /** The display name: at most 100 characters. */
  name: string;
  /** The password: 10 to 200 characters, not a common one, not derived from the name or address. */
  password: string;
};

/** The direction of an order. */
export type SortDirection =
  /** Ascending: the lowest or earliest value comes first. */
  | 'ASC'
  /** Descending: the highest or latest value comes first. */
  | 'DESC';

/** The place of tasks without a value in an order. */
export type SortNulls =
  /** Tasks without a value come first. */
  | 'FIRST'
  /** Tasks without a value come last. */
  | 'LAST';

/** A filter by assignees. All given fields must match. */
export type TaskAssigneesFilter = {
  /** No assignee matches the filter. */
  none?: UserFilter | null | undefined;
  /** True: the task has no assignee. False: the task has at least one. */
  null?: boolean | null | undefined;
  /** At least one assignee matches the filter. */
  some?: UserFilter | null | undefined;
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

/** A filter of tasks. All given fields must match; omitted fields and null match every task. A filter may have 5 levels (`and`, `or`, `not`, `subTasks`), 50 comparisons and 100 values per list; BAD_USER_INPUT beyond. A comparison with a field without a value does not match, so its `not` does. */
export type TaskFilter = {
  /** All filters of the list match. */
  and?: Array<TaskFilter> | null | undefined;
  /** Filters by assignees. */
  assignees?: TaskAssigneesFilter | null | undefined;
  /** Filters by the time at which the task became DONE. */
  completedAt?: NullableDateTimeFilter | null | undefined;
  /** Filters by the time of creation. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Filters by the user who created the task. */
  createdBy?: UserFilter | null | undefined;
  /** Filters by due date. */
  dueDate?: DateFilter | null | undefined;
  /** Filters by labels. */
  labels?: TaskLabelsFilter | null | undefined;
  /** The filter does not match. */
  not?: TaskFilter | null | undefined;
  /** Filters by the task's number in the project. */
  number?: IntFilter | null | undefined;
  /** At least one filter of the list matches. An empty list matches no task. */
  or?: Array<TaskFilter> | null | undefined;
  /** Filters by parent task. */
  parent?: TaskParentFilter | null | undefined;
  /** Filters by priority. */
  priority?: TaskPriorityFilter | null | undefined;
  /** Filters by status. */
  status?: TaskStatusFilter | null | undefined;
  /** Filters by sub-tasks. */
  subTasks?: TaskSubTasksFilter | null | undefined;
  /** Filters by title. */
  title?: TextFilter | null | undefined;
  /** Filters by the time of the last change of the task's own fields. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A filter by labels. All given fields must match. */
export type TaskLabelsFilter = {
  /** No label of the task matches the filter. */
  none?: LabelFilter | null | undefined;
  /** True: the task has no label. False: the task has at least one. */
  null?: boolean | null | undefined;
  /** At least one label of the task matches the filter. */
  some?: LabelFilter | null | undefined;
};

/** A filter by parent task. A task with a deleted parent counts as a task without a parent. All given comparisons must match. */
export type TaskParentFilter = {
  /** The parent has this id. */
  eq?: string | number | null | undefined;
  /** The parent has an id in the list; at most 100 ids. */
  in?: Array<string | number> | null | undefined;
  /** True: the task has no parent. False: the task has a parent. */
  null?: boolean | null | undefined;
};

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

/** A filter of priorities. All given comparisons must match. */
export type TaskPriorityFilter = {
  /** The value equals the given value. */
  eq?: TaskPriority | null | undefined;
  /** The value is the given priority or higher. */
  gte?: TaskPriority | null | undefined;
  /** The value is in the list; at most 100 values. */
  in?: Array<TaskPriority> | null | undefined;
  /** The value is the given priority or lower. */
  lte?: TaskPriority | null | undefined;
  /** The value is not in the list; at most 100 values. */
  notIn?: Array<TaskPriority> | null | undefined;
};

/** A field by which to sort tasks. */
export type TaskSort = {
  /** The direction; ASC by default. */
  direction?: SortDirection | null | undefined;
  /** The field. */
  field: TaskSortField;
  /** The place of tasks without a value, independent of the direction; LAST by default. Only DUE_DATE and COMPLETED_AT can have no value. */
  nulls?: SortNulls | null | undefined;
};

/** A field by which tasks can be sorted. */
export type TaskSortField =
  /** The time at which the task became DONE. */
  | 'COMPLETED_AT'
  /** The time of creation. */
  | 'CREATED_AT'
  /** The due date. */
  | 'DUE_DATE'
  /** The number in the project. */
  | 'NUMBER'
  /** The position on the board. */
  | 'POSITION'
  /** The priority: NONE first, URGENT last. */
  | 'PRIORITY'
  /** The status, in the order of the board: BACKLOG first. */
  | 'STATUS'
  /** The title, by the database's collation. */
  | 'TITLE'
  /** The time of the last change of the task's own fields. */
  | 'UPDATED_AT';

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

/** A filter of statuses. All given comparisons must match. */
export type TaskStatusFilter = {
  /** The value equals the given value. */
  eq?: TaskStatus | null | undefined;
  /** The value is in the list; at most 100 values. */
  in?: Array<TaskStatus> | null | undefined;
  /** The value is not in the list; at most 100 values. */
  notIn?: Array<TaskStatus> | null | undefined;
};

/** A filter by sub-tasks, without deleted ones. All given fields must match. */
export type TaskSubTasksFilter = {
  /** No sub-task matches the filter. `{}`: the task has no sub-tasks. */
  none?: TaskFilter | null | undefined;
  /** At least one sub-task matches the filter. `{}`: the task has sub-tasks. */
  some?: TaskFilter | null | undefined;
};

/** A filter of texts. All given comparisons must match. */
export type TextFilter = {
  /** The text contains the given text, regardless of case; 1 to 200 characters. */
  contains?: string | null | undefined;
  /** The value equals the given value. */
  eq?: string | null | undefined;
  /** The value is in the list; at most 100 values. */
  in?: Array<string> | null | undefined;
};

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

/** Changes to a view. Omitted fields keep their values. */
export type UpdateViewInput = {
  /** The filter of the tasks; `{}` for all. */
  filter?: TaskFilter | null | undefined;
  /** A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes. */
  mutationId?: string | null | undefined;
  /** The name: one line, 1 to 100 characters. */
  name?: string | null | undefined;
  /** The sort order, as in `tasks`; an empty list for the order of the board. */
  orderBy?: Array<TaskSort> | null | undefined;
  /** Whether all members see the view. True requires the role MEMBER. */
  shared?: boolean | null | undefined;
  /** The view. */
  viewId: string | number;
};

/** A filter of users. */
export type UserFilter = {
  /** Filters by id. */
  id?: IdFilter | null | undefined;
};

export type AnnouncedInboxQueryVariables = Exact<{
  folder?: NotificationFolder | null | undefined;
}>;


export type AnnouncedInboxQuery = { notifications: { totalCount: number, unreadCount: number, cursor: string, nodes: Array<{ id: string, unread: boolean, announcement: { id: string, title: string, body: string, endsAt: string | null } | null }> } };

export type AnnouncementsQueryVariables = Exact<{
  all?: boolean;
}>;


export type AnnouncementsQuery = { me: { isOperator: boolean | null }, announcements: { totalCount: number, nodes: Array<{ id: string, title: string, withdrawnAt: string | null, version: number, publishedBy: { id: string } | null }> } };

export type AnnouncedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AnnouncedSubscription = { notifications:
    | { __typename: 'NotificationAdded', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationArchived', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationPreferencesChanged', unreadCount: number, actor: { id: string } | null }
    | { __typename: 'NotificationRead', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationSnoozeEnded', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationSnoozed', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationUnarchived', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationUnread', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationUpdated', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationWithdrawn', unreadCount: number, notification: { id: string, kind: NotificationKind, announcement: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationsRead', unreadCount: number, actor: { id: string } | null }
    | { __typename: 'NotificationsRemoved', unreadCount: number, actor: { id: string } | null }
   };

export type ConcurrentMoveMutationVariables = Exact<{
  input: MoveTaskInput;
}>;


export type ConcurrentMoveMutation = { result:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string }
    | { __typename: 'MoveTaskPayload' }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
   };

export type ConcurrentUpdateMutationVariables = Exact<{
  input: UpdateTaskInput;
}>;


export type ConcurrentUpdateMutation = { result:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'TaskVersionConflictError', code: ErrorCode, message: string }
    | { __typename: 'UpdateTaskPayload' }
   };

export type ConcurrentBulkMutationVariables = Exact<{
  input: BulkUpdateTasksInput;
}>;


export type ConcurrentBulkMutation = { result:
    | { __typename: 'BulkUpdateTasksPayload' }
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'TaskVersionConflictError', code: ErrorCode, message: string }
   };

export type ConcurrentDeleteMutationVariables = Exact<{
  taskId: string | number;
}>;


export type ConcurrentDeleteMutation = { result:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'DeleteTaskPayload' }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
   };

export type IdsPresentQueryVariables = Exact<{
  projectId: string | number;
}>;


export type IdsPresentQuery = { onlineUsers: { nodes: Array<{ user: { id: string } }> } };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere:
    | { __typename: 'ConflictError' }
    | { __typename: 'ForbiddenError' }
    | { __typename: 'InvalidInputError' }
    | { __typename: 'SignOutEverywherePayload' }
   };

export type DeactivateMutationVariables = Exact<{
  input: DeactivateAccountInput;
}>;


export type DeactivateMutation = { deactivateAccount:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'DeactivateAccountPayload' }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'TooManyAttemptsError', code: ErrorCode, path: Array<string> }
    | { __typename: 'UnauthenticatedError', code: ErrorCode, path: Array<string> }
   };

export type TalkQueryVariables = Exact<{
  id: string | number;
  topLevelOnly?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TalkQuery = { task: { commentCount: number, project: { cursor: string }, comments: { totalCount: number, nodes: Array<{ id: string, body: string, version: number, editedAt: string | null, deletedAt: string | null, parent: { id: string } | null, replies: { totalCount: number, nodes: Array<{ id: string, body: string }> }, mentions: Array<{ id: string, name: string }>, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean, users: Array<{ id: string, name: string }> }>, revisions: { totalCount: number, nodes: Array<{ version: number, body: string, writtenAt: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

type CommentNews_CommentAdded_Fragment = { seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
  >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } };

type CommentNews_CommentDeleted_Fragment = { seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
  >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } };

type CommentNews_CommentEdited_Fragment = { fromBody: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
  >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } };

type CommentNews_CommentReactionAdded_Fragment = { emoji: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
  >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } };

type CommentNews_CommentReactionRemoved_Fragment = { emoji: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
    | { field: TaskField }
  >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } };

export type CommentNewsFragment =
  | CommentNews_CommentAdded_Fragment
  | CommentNews_CommentDeleted_Fragment
  | CommentNews_CommentEdited_Fragment
  | CommentNews_CommentReactionAdded_Fragment
  | CommentNews_CommentReactionRemoved_Fragment
;

export type CommentNewsSinceQueryVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type CommentNewsSinceQuery = { changes: { events: Array<
      | { __typename: 'CommentAdded', seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
      | { __typename: 'CommentDeleted', seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
      | { __typename: 'CommentEdited', fromBody: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
      | { __typename: 'CommentReactionAdded', emoji: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
      | { __typename: 'CommentReactionRemoved', emoji: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
      | { __typename: 'LabelCreated' }
      | { __typename: 'LabelDeleted' }
      | { __typename: 'LabelUpdated' }
      | { __typename: 'MembershipEnded' }
      | { __typename: 'MembershipStarted' }
      | { __typename: 'NotificationAdded' }
      | { __typename: 'NotificationArchived' }
      | { __typename: 'NotificationPreferencesChanged' }
      | { __typename: 'NotificationRead' }
      | { __typename: 'NotificationSnoozeEnded' }
      | { __typename: 'NotificationSnoozed' }
      | { __typename: 'NotificationUnarchived' }
      | { __typename: 'NotificationUnread' }
      | { __typename: 'NotificationUpdated' }
      | { __typename: 'NotificationWithdrawn' }
      | { __typename: 'NotificationsRead' }
      | { __typename: 'NotificationsRemoved' }
      | { __typename: 'ProjectArchived' }
      | { __typename: 'ProjectCreated' }
      | { __typename: 'ProjectDeleted' }
      | { __typename: 'ProjectMemberAdded' }
      | { __typename: 'ProjectMemberRemoved' }
      | { __typename: 'ProjectMemberRoleChanged' }
      | { __typename: 'ProjectTransferred' }
      | { __typename: 'ProjectUnarchived' }
      | { __typename: 'ProjectUpdated' }
      | { __typename: 'ReminderPreferencesChanged' }
      | { __typename: 'SavedViewCreated' }
      | { __typename: 'SavedViewDeleted' }
      | { __typename: 'SavedViewUpdated' }
      | { __typename: 'TaskAssigneesChanged' }
      | { __typename: 'TaskCreated' }
      | { __typename: 'TaskDeleted' }
      | { __typename: 'TaskMoved' }
      | { __typename: 'TaskRestored' }
      | { __typename: 'TaskStatusChanged' }
      | { __typename: 'TaskUpdated' }
      | { __typename: 'TasksBulkChanged' }
      | { __typename: 'TasksImported' }
    > } };

export type CommentChangedSubscriptionVariables = Exact<{
  projectId?: string | number | null | undefined;
  taskId?: string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommentChangedSubscription = { commentChanged:
    | { __typename: 'CommentAdded', seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
      >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
    | { __typename: 'CommentDeleted', seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
      >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
    | { __typename: 'CommentEdited', fromBody: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
      >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
    | { __typename: 'CommentReactionAdded', emoji: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
      >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
    | { __typename: 'CommentReactionRemoved', emoji: string, seq: number, cursor: string, actor: { id: string } | null, task: { id: string }, changes: Array<
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
        | { field: TaskField }
      >, comment: { id: string, body: string, version: number, deletedAt: string | null, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number }> } }
   };

export type ViewerReactionsSubscriptionVariables = Exact<{
  taskId: string | number;
  after?: string | null | undefined;
}>;


export type ViewerReactionsSubscription = { commentChanged:
    | { comment: { reactions: Array<{ emoji: string, viewerReacted: boolean }> } }
    | { comment: { reactions: Array<{ emoji: string, viewerReacted: boolean }> } }
    | { comment: { reactions: Array<{ emoji: string, viewerReacted: boolean }> } }
    | { comment: { reactions: Array<{ emoji: string, viewerReacted: boolean }> } }
    | { comment: { reactions: Array<{ emoji: string, viewerReacted: boolean }> } }
   };

export type CostProjectsQueryVariables = Exact<{ [key: string]: never; }>;


export type CostProjectsQuery = { projects: { nodes: Array<{ id: string }> } };

export type RateLimitQueryVariables = Exact<{ [key: string]: never; }>;


export type RateLimitQuery = { rateLimit: { limit: number, cost: number, remaining: number, resetAt: string } };

export type TaskHistoryQueryVariables = Exact<{
  id: string | number;
  filter?: HistoryFilter | null | undefined;
  order?: HistoryOrder;
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type TaskHistoryQuery = { task: { history: { totalCount: number, nodes: Array<
        | { __typename: 'CommentAdded', seq: number, actor: { name: string } | null }
        | { __typename: 'CommentDeleted', seq: number, actor: { name: string } | null }
        | { __typename: 'CommentEdited', seq: number, actor: { name: string } | null }
        | { __typename: 'CommentReactionAdded', seq: number, actor: { name: string } | null }
        | { __typename: 'CommentReactionRemoved', seq: number, actor: { name: string } | null }
        | { __typename: 'LabelCreated', seq: number, actor: { name: string } | null }
        | { __typename: 'LabelDeleted', seq: number, actor: { name: string } | null }
        | { __typename: 'LabelUpdated', seq: number, actor: { name: string } | null }
        | { __typename: 'MembershipEnded', seq: number, actor: { name: string } | null }
        | { __typename: 'MembershipStarted', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationAdded', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationArchived', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationPreferencesChanged', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationRead', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationSnoozeEnded', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationSnoozed', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationUnarchived', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationUnread', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationUpdated', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationWithdrawn', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationsRead', seq: number, actor: { name: string } | null }
        | { __typename: 'NotificationsRemoved', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectArchived', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectCreated', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectDeleted', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectMemberAdded', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectMemberRemoved', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectMemberRoleChanged', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectTransferred', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectUnarchived', seq: number, actor: { name: string } | null }
        | { __typename: 'ProjectUpdated', seq: number, actor: { name: string } | null }
        | { __typename: 'ReminderPreferencesChanged', seq: number, actor: { name: string } | null }
        | { __typename: 'SavedViewCreated', seq: number, actor: { name: string } | null }
        | { __typename: 'SavedViewDeleted', seq: number, actor: { name: string } | null }
        | { __typename: 'SavedViewUpdated', seq: number, actor: { name: string } | null }
        | { __typename: 'TaskAssigneesChanged', seq: number, actor: { name: string } | null }
        | { __typename: 'TaskCreated', seq: number, actor: { name: string } | null }
        | { __typename: 'TaskDeleted', seq: number, actor: { name: string } | null }
        | { __typename: 'TaskMoved', seq: number, actor: { name: string } | null }
        | { __typename: 'TaskRestored', seq: number, actor: { name: string } | null }
        | { __typename: 'TaskStatusChanged', seq: number, actor: { name: string } | null }
        | { __typename: 'TaskUpdated', seq: number, actor: { name: string } | null }
        | { __typename: 'TasksBulkChanged', seq: number, actor: { name: string } | null }
        | { __typename: 'TasksImported', seq: number, actor: { name: string } | null }
      >, edges: Array<{ cursor: string, node:
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
          | { seq: number }
         }>, pageInfo: { startCursor: string | null, endCursor: string | null, hasNextPage: boolean, hasPreviousPage: boolean } } } };

export type ProjectHistoryQueryVariables = Exact<{
  id: string | number;
  filter?: HistoryFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProjectHistoryQuery = { project: { history: { totalCount: number, nodes: Array<
        | { __typename: 'CommentAdded', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'CommentDeleted', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'CommentEdited', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'CommentReactionAdded', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'CommentReactionRemoved', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'LabelCreated', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'LabelDeleted', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'LabelUpdated', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'MembershipEnded', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'MembershipStarted', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationAdded', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationArchived', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationPreferencesChanged', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationRead', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationSnoozeEnded', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationSnoozed', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationUnarchived', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationUnread', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationUpdated', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationWithdrawn', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationsRead', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'NotificationsRemoved', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectArchived', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectCreated', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectDeleted', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectMemberAdded', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectMemberRemoved', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectMemberRoleChanged', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectTransferred', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectUnarchived', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ProjectUpdated', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'ReminderPreferencesChanged', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'SavedViewCreated', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'SavedViewDeleted', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'SavedViewUpdated', seq: number, occurredAt: string, actor: { name: string } | null }
        | { __typename: 'TaskAssigneesChanged', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TaskCreated', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TaskDeleted', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TaskMoved', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TaskRestored', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TaskStatusChanged', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TaskUpdated', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TasksBulkChanged', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
        | { __typename: 'TasksImported', seq: number, occurredAt: string, items: Array<{ task: { key: string, title: string, status: TaskStatus }, changes: Array<
              | { field: TaskField, toUsers: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField, toLabels: Array<{ name: string }> }
              | { field: TaskField }
              | { field: TaskField }
              | { field: TaskField }
              | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
              | { field: TaskField }
            > }>, actor: { name: string } | null }
      >, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type BoardHistoryQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
}>;


export type BoardHistoryQuery = { project: { tasks: { nodes: Array<{ key: string, history: { totalCount: number, nodes: Array<
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
            | { seq: number }
          > } }> } } };

export type HistoryInEventsSubscriptionVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type HistoryInEventsSubscription = { taskChanged:
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
    | { seq: number, items: Array<{ task: { history: { totalCount: number, nodes: Array<
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
              | { seq: number }
            > } } }> }
   };

export type SignUpAsMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpAsMutation = { signUp:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'SignUpPayload' }
    | { __typename: 'TooManyAttemptsError', code: ErrorCode, path: Array<string> }
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
    | { __typename: 'Announcement', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Label', name: string, id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'Task', title: string, id: string, project: { cursor: string } }
    | { __typename: 'User', name: string, id: string }
   | null> };

export type NotificationPreferencesQueryVariables = Exact<{
  projectId?: string | number | null | undefined;
}>;


export type NotificationPreferencesQuery = { notificationPreferences: { projectId: string | null, enabled: boolean | null, kinds: Array<{ kind: NotificationKind, enabled: boolean, setting: boolean | null }> } };

export type NotificationsAmongMyEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationsAmongMyEventsSubscription = { myEvents:
    | { __typename: 'CommentAdded' }
    | { __typename: 'CommentDeleted' }
    | { __typename: 'CommentEdited' }
    | { __typename: 'CommentReactionAdded' }
    | { __typename: 'CommentReactionRemoved' }
    | { __typename: 'LabelCreated' }
    | { __typename: 'LabelDeleted' }
    | { __typename: 'LabelUpdated' }
    | { __typename: 'MembershipEnded' }
    | { __typename: 'MembershipStarted' }
    | { __typename: 'NotificationAdded', unreadCount: number, notification: { task: { id: string } | null } }
    | { __typename: 'NotificationArchived', unreadCount: number }
    | { __typename: 'NotificationPreferencesChanged', unreadCount: number }
    | { __typename: 'NotificationRead', unreadCount: number }
    | { __typename: 'NotificationSnoozeEnded', unreadCount: number }
    | { __typename: 'NotificationSnoozed', unreadCount: number }
    | { __typename: 'NotificationUnarchived', unreadCount: number }
    | { __typename: 'NotificationUnread', unreadCount: number }
    | { __typename: 'NotificationUpdated', unreadCount: number }
    | { __typename: 'NotificationWithdrawn', unreadCount: number }
    | { __typename: 'NotificationsRead', unreadCount: number }
    | { __typename: 'NotificationsRemoved', unreadCount: number }
    | { __typename: 'ProjectArchived' }
    | { __typename: 'ProjectCreated' }
    | { __typename: 'ProjectDeleted' }
    | { __typename: 'ProjectMemberAdded' }
    | { __typename: 'ProjectMemberRemoved' }
    | { __typename: 'ProjectMemberRoleChanged' }
    | { __typename: 'ProjectTransferred' }
    | { __typename: 'ProjectUnarchived' }
    | { __typename: 'ProjectUpdated' }
    | { __typename: 'ReminderPreferencesChanged' }
    | { __typename: 'SavedViewCreated' }
    | { __typename: 'SavedViewDeleted' }
    | { __typename: 'SavedViewUpdated' }
    | { __typename: 'TaskAssigneesChanged' }
    | { __typename: 'TaskCreated' }
    | { __typename: 'TaskDeleted' }
    | { __typename: 'TaskMoved' }
    | { __typename: 'TaskRestored' }
    | { __typename: 'TaskStatusChanged' }
    | { __typename: 'TaskUpdated' }
    | { __typename: 'TasksBulkChanged' }
    | { __typename: 'TasksImported' }
   };

export type ReadAheadCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type ReadAheadCommentMutation = { addComment:
    | { comment: { id: string } }
    | Record<PropertyKey, never>
   };

export type ReadAheadLabelMutationVariables = Exact<{
  input: CreateLabelInput;
}>;


export type ReadAheadLabelMutation = { createLabel:
    | { label: { id: string } }
    | Record<PropertyKey, never>
   };

export type PresenceSubscriptionVariables = Exact<{
  projectId: string | number;
}>;


export type PresenceSubscription = { presence:
    | { __typename: 'PresenceChanged', count: number, joined: Array<{ since: string, user: { id: string, name: string } }>, left: Array<{ since: string, user: { id: string } }> }
    | { __typename: 'PresenceSnapshot', count: number, users: Array<{ since: string, user: { id: string, name: string } }> }
   };

export type OnlineUsersQueryVariables = Exact<{
  projectId: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OnlineUsersQuery = { onlineUsers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ since: string, user: { id: string, name: string } }> } };

export type ProjectsOnlineQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectsOnlineQuery = { projects: { nodes: Array<{ id: string, onlineUsers: { totalCount: number, nodes: Array<{ user: { id: string } }> } }> } };

export type ProjectDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type ProjectDetailsQuery = { project: { key: string, name: string, description: string, color: string, version: number, archivedAt: string | null, cursor: string, viewerRole: ProjectRole, members: { nodes: Array<{ role: ProjectRole, user: { id: string } }> }, labels: { totalCount: number, nodes: Array<{ id: string, name: string, color: string, project: { id: string } }> }, tasks: { nodes: Array<{ id: string, version: number, assignees: Array<{ id: string }> }> } } };

export type LabelPageQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LabelPageQuery = { project: { labels: { totalCount: number, nodes: Array<{ name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type LabelNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type LabelNodeQuery = { node:
    | { __typename: 'Announcement' }
    | { __typename: 'Comment' }
    | { __typename: 'Label', name: string }
    | { __typename: 'Notification' }
    | { __typename: 'Project' }
    | { __typename: 'SavedView' }
    | { __typename: 'Task' }
    | { __typename: 'User' }
   | null };

export type ProjectChangedSubscriptionVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type ProjectChangedSubscription = { projectChanged:
    | { __typename: 'LabelCreated', seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'LabelDeleted', seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'LabelUpdated', fromName: string, fromColor: string, seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectArchived', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectCreated', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectDeleted', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectMemberAdded', role: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectMemberRemoved', role: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectMemberRoleChanged', role: ProjectRole, fromRole: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectTransferred', seq: number, cursor: string, projectId: string, fromUser: { id: string }, toUser: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectUnarchived', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
    | { __typename: 'ProjectUpdated', seq: number, cursor: string, projectId: string, projectChanges: Array<{ field: ProjectField, from: string, to: string }>, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
   };

export type ProjectNewsSinceQueryVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type ProjectNewsSinceQuery = { changes: { events: Array<
      | { __typename: 'CommentAdded' }
      | { __typename: 'CommentDeleted' }
      | { __typename: 'CommentEdited' }
      | { __typename: 'CommentReactionAdded' }
      | { __typename: 'CommentReactionRemoved' }
      | { __typename: 'LabelCreated', seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'LabelDeleted', seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'LabelUpdated', fromName: string, fromColor: string, seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'MembershipEnded' }
      | { __typename: 'MembershipStarted' }
      | { __typename: 'NotificationAdded' }
      | { __typename: 'NotificationArchived' }
      | { __typename: 'NotificationPreferencesChanged' }
      | { __typename: 'NotificationRead' }
      | { __typename: 'NotificationSnoozeEnded' }
      | { __typename: 'NotificationSnoozed' }
      | { __typename: 'NotificationUnarchived' }
      | { __typename: 'NotificationUnread' }
      | { __typename: 'NotificationUpdated' }
      | { __typename: 'NotificationWithdrawn' }
      | { __typename: 'NotificationsRead' }
      | { __typename: 'NotificationsRemoved' }
      | { __typename: 'ProjectArchived', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectCreated', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectDeleted', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectMemberAdded', role: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectMemberRemoved', role: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectMemberRoleChanged', role: ProjectRole, fromRole: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectTransferred', seq: number, cursor: string, projectId: string, fromUser: { id: string }, toUser: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectUnarchived', seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ProjectUpdated', seq: number, cursor: string, projectId: string, projectChanges: Array<{ field: ProjectField, from: string, to: string }>, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } }
      | { __typename: 'ReminderPreferencesChanged' }
      | { __typename: 'SavedViewCreated' }
      | { __typename: 'SavedViewDeleted' }
      | { __typename: 'SavedViewUpdated' }
      | { __typename: 'TaskAssigneesChanged' }
      | { __typename: 'TaskCreated' }
      | { __typename: 'TaskDeleted' }
      | { __typename: 'TaskMoved' }
      | { __typename: 'TaskRestored' }
      | { __typename: 'TaskStatusChanged' }
      | { __typename: 'TaskUpdated' }
      | { __typename: 'TasksBulkChanged' }
      | { __typename: 'TasksImported' }
    > } };

type ProjectNews_LabelCreated_Fragment = { seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_LabelDeleted_Fragment = { seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_LabelUpdated_Fragment = { fromName: string, fromColor: string, seq: number, cursor: string, projectId: string, label: { id: string, name: string, color: string, project: { id: string } }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectArchived_Fragment = { seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectCreated_Fragment = { seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectDeleted_Fragment = { seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectMemberAdded_Fragment = { role: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectMemberRemoved_Fragment = { role: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectMemberRoleChanged_Fragment = { role: ProjectRole, fromRole: ProjectRole, seq: number, cursor: string, projectId: string, user: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectTransferred_Fragment = { seq: number, cursor: string, projectId: string, fromUser: { id: string }, toUser: { id: string }, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectUnarchived_Fragment = { seq: number, cursor: string, projectId: string, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

type ProjectNews_ProjectUpdated_Fragment = { seq: number, cursor: string, projectId: string, projectChanges: Array<{ field: ProjectField, from: string, to: string }>, actor: { id: string } | null, project: { name: string, color: string, version: number, archivedAt: string | null } };

export type ProjectNewsFragment =
  | ProjectNews_LabelCreated_Fragment
  | ProjectNews_LabelDeleted_Fragment
  | ProjectNews_LabelUpdated_Fragment
  | ProjectNews_ProjectArchived_Fragment
  | ProjectNews_ProjectCreated_Fragment
  | ProjectNews_ProjectDeleted_Fragment
  | ProjectNews_ProjectMemberAdded_Fragment
  | ProjectNews_ProjectMemberRemoved_Fragment
  | ProjectNews_ProjectMemberRoleChanged_Fragment
  | ProjectNews_ProjectTransferred_Fragment
  | ProjectNews_ProjectUnarchived_Fragment
  | ProjectNews_ProjectUpdated_Fragment
;

export type CountedBoardQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type CountedBoardQuery = { project: { cursor: string, tasks: { totalCount: number, nodes: Array<{ key: string, subTaskCount: number, createdBy: { name: string }, parent: { title: string } | null, assignees: Array<{ name: string }>, labels: Array<{ name: string }>, subTasks: { totalCount: number, nodes: Array<{ key: string, assignees: Array<{ name: string }> }> }, comments: { nodes: Array<{ body: string, author: { name: string } }> } }> } } };

export type CountedPlainBoardQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type CountedPlainBoardQuery = { project: { name: string, cursor: string, tasks: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ key: string, title: string, status: TaskStatus, commentCount: number, subTaskCount: number, assignees: Array<{ name: string }>, labels: Array<{ name: string, color: string }>, comments: { nodes: Array<{ body: string, author: { name: string } }> } }> } } };

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
    | { id: string }
    | { id: string, author: { name: string } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { key: string, id: string, assignees: Array<{ name: string }> }
    | { id: string }
   | null> };

export type StatsQueryVariables = Exact<{
  id: string | number;
}>;


export type StatsQuery = { project: { stats: { cursor: string, total: number, unassigned: number, overdue: number, byStatus: Array<{ status: TaskStatus, count: number }>, byPriority: Array<{ priority: TaskPriority, count: number }>, byAssignee: Array<{ count: number, user: { id: string, name: string } }>, doneByWeek: Array<{ week: string, count: number }> } } };

export type AllStatsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type AllStatsQuery = { projects: { nodes: Array<{ id: string, stats: { total: number } }> } };

export type StatsChangedSubscriptionVariables = Exact<{
  projectId: string | number;
}>;


export type StatsChangedSubscription = { projectStatsChanged: { cursor: string, total: number, overdue: number, byStatus: Array<{ status: TaskStatus, count: number }>, byAssignee: Array<{ count: number, user: { name: string } }> } };

export type MoveTaskMutationVariables = Exact<{
  input: MoveTaskInput;
}>;


export type MoveTaskMutation = { moveTask:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'MoveTaskPayload', task: { position: string, status: TaskStatus, version: number } }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
   };

export type UpdateTaskAtVersionMutationVariables = Exact<{
  input: UpdateTaskInput;
}>;


export type UpdateTaskAtVersionMutation = { updateTask:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
    | { __typename: 'TaskVersionConflictError', code: ErrorCode, path: Array<string>, fields: Array<TaskField>, task: { title: string, version: number }, changedBy: Array<{ name: string }> }
    | { __typename: 'UpdateTaskPayload', task: { title: string, priority: TaskPriority, version: number } }
   };

export type RemoveTaskMutationVariables = Exact<{
  taskId: string | number;
}>;


export type RemoveTaskMutation = { deleteTask:
    | { __typename: 'ConflictError' }
    | { __typename: 'DeleteTaskPayload' }
    | { __typename: 'ForbiddenError' }
    | { __typename: 'InvalidInputError' }
    | { __typename: 'NotFoundError' }
   };

export type RestoreTaskMutationVariables = Exact<{
  taskId: string | number;
}>;


export type RestoreTaskMutation = { restoreTask:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
    | { __typename: 'RestoreTaskPayload', task: { deletedAt: string | null, version: number } }
   };

export type BulkUpdateTasksMutationVariables = Exact<{
  input: BulkUpdateTasksInput;
}>;


export type BulkUpdateTasksMutation = { bulkUpdateTasks:
    | { __typename: 'BulkUpdateTasksPayload', cursor: string, results: Array<{ taskId: string, changed: boolean, task: { title: string, status: TaskStatus } | null, error: { code: ErrorCode, path: Array<string> } | null }> }
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
    | { __typename: 'TaskVersionConflictError', code: ErrorCode, path: Array<string> }
   };

export type MakeLabelOnceMutationVariables = Exact<{
  input: CreateLabelInput;
}>;


export type MakeLabelOnceMutation = { createLabel:
    | { label: { id: string } }
    | Record<PropertyKey, never>
   };

export type BoardOrderQueryVariables = Exact<{
  projectId: string | number;
}>;


export type BoardOrderQuery = { tasks: { nodes: Array<{ id: string, title: string, position: string }> } };

export type NewestEventsQueryVariables = Exact<{
  projectId: string | number;
  after?: string | null | undefined;
}>;


export type NewestEventsQuery = { changes: { cursor: string, events: Array<
      | { __typename: 'CommentAdded', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'CommentDeleted', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'CommentEdited', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'CommentReactionAdded', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'CommentReactionRemoved', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'LabelCreated', seq: number }
      | { __typename: 'LabelDeleted', seq: number }
      | { __typename: 'LabelUpdated', seq: number }
      | { __typename: 'MembershipEnded', seq: number }
      | { __typename: 'MembershipStarted', seq: number }
      | { __typename: 'NotificationAdded', seq: number }
      | { __typename: 'NotificationArchived', seq: number }
      | { __typename: 'NotificationPreferencesChanged', seq: number }
      | { __typename: 'NotificationRead', seq: number }
      | { __typename: 'NotificationSnoozeEnded', seq: number }
      | { __typename: 'NotificationSnoozed', seq: number }
      | { __typename: 'NotificationUnarchived', seq: number }
      | { __typename: 'NotificationUnread', seq: number }
      | { __typename: 'NotificationUpdated', seq: number }
      | { __typename: 'NotificationWithdrawn', seq: number }
      | { __typename: 'NotificationsRead', seq: number }
      | { __typename: 'NotificationsRemoved', seq: number }
      | { __typename: 'ProjectArchived', seq: number }
      | { __typename: 'ProjectCreated', seq: number }
      | { __typename: 'ProjectDeleted', seq: number }
      | { __typename: 'ProjectMemberAdded', seq: number }
      | { __typename: 'ProjectMemberRemoved', seq: number }
      | { __typename: 'ProjectMemberRoleChanged', seq: number }
      | { __typename: 'ProjectTransferred', seq: number }
      | { __typename: 'ProjectUnarchived', seq: number }
      | { __typename: 'ProjectUpdated', seq: number }
      | { __typename: 'ReminderPreferencesChanged', seq: number }
      | { __typename: 'SavedViewCreated', seq: number }
      | { __typename: 'SavedViewDeleted', seq: number }
      | { __typename: 'SavedViewUpdated', seq: number }
      | { __typename: 'TaskAssigneesChanged', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TaskCreated', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TaskDeleted', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TaskMoved', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TaskRestored', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TaskStatusChanged', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TaskUpdated', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TasksBulkChanged', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
      | { __typename: 'TasksImported', seq: number, rebalanced: Array<{ taskId: string, position: string }>, items: Array<{ task: { id: string, version: number }, changes: Array<
            | { field: TaskField }
            | { field: TaskField }
            | { field: TaskField, toLabels: Array<{ name: string }> }
            | { fromParentId: string | null, toParentId: string | null, field: TaskField }
            | { fromPosition: string, toPosition: string, field: TaskField }
            | { field: TaskField }
            | { fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
            | { fromText: string | null, toText: string | null, field: TaskField }
          > }> }
    > } };

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
    | { __typename: 'Announcement', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Label', id: string }
    | { __typename: 'Notification', id: string }
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

export type UserTypingSubscriptionVariables = Exact<{
  taskId: string | number;
}>;


export type UserTypingSubscription = { userTyping: { taskId: string, users: Array<{ id: string, name: string }> } };

export type SetTypingMutationVariables = Exact<{
  input: SetTypingInput;
}>;


export type SetTypingMutation = { setTyping:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
    | { __typename: 'RateLimitedError', code: ErrorCode, path: Array<string> }
    | { __typename: 'SetTypingPayload', taskId: string, isTyping: boolean, expiresInMs: number }
   };

export type CreateViewMutationVariables = Exact<{
  input: CreateViewInput;
}>;


export type CreateViewMutation = { createView:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'CreateViewPayload', cursor: string, view: { id: string, name: string, shared: boolean, version: number, owner: { id: string }, project: { id: string } } }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'LimitExceededError', code: ErrorCode, path: Array<string> }
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
    | { id: string }
    | { id: string }
   | null, nodes: Array<
    | { id: string }
    | { id: string }
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
    | { __typename: 'LabelCreated', cursor: string }
    | { __typename: 'LabelDeleted', cursor: string }
    | { __typename: 'LabelUpdated', cursor: string }
    | { __typename: 'MembershipEnded', cursor: string }
    | { __typename: 'MembershipStarted', cursor: string }
    | { __typename: 'NotificationAdded', cursor: string }
    | { __typename: 'NotificationArchived', cursor: string }
    | { __typename: 'NotificationPreferencesChanged', cursor: string }
    | { __typename: 'NotificationRead', cursor: string }
    | { __typename: 'NotificationSnoozeEnded', cursor: string }
    | { __typename: 'NotificationSnoozed', cursor: string }
    | { __typename: 'NotificationUnarchived', cursor: string }
    | { __typename: 'NotificationUnread', cursor: string }
    | { __typename: 'NotificationUpdated', cursor: string }
    | { __typename: 'NotificationWithdrawn', cursor: string }
    | { __typename: 'NotificationsRead', cursor: string }
    | { __typename: 'NotificationsRemoved', cursor: string }
    | { __typename: 'ProjectArchived', cursor: string }
    | { __typename: 'ProjectCreated', cursor: string }
    | { __typename: 'ProjectDeleted', cursor: string }
    | { __typename: 'ProjectMemberAdded', cursor: string }
    | { __typename: 'ProjectMemberRemoved', cursor: string }
    | { __typename: 'ProjectMemberRoleChanged', cursor: string }
    | { __typename: 'ProjectTransferred', cursor: string }
    | { __typename: 'ProjectUnarchived', cursor: string }
    | { __typename: 'ProjectUpdated', cursor: string }
    | { __typename: 'ReminderPreferencesChanged', cursor: string }
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
    | { __typename: 'LabelCreated', seq: number }
    | { __typename: 'LabelDeleted', seq: number }
    | { __typename: 'LabelUpdated', seq: number }
    | { __typename: 'MembershipEnded', seq: number }
    | { __typename: 'MembershipStarted', seq: number }
    | { __typename: 'NotificationAdded', seq: number }
    | { __typename: 'NotificationArchived', seq: number }
    | { __typename: 'NotificationPreferencesChanged', seq: number }
    | { __typename: 'NotificationRead', seq: number }
    | { __typename: 'NotificationSnoozeEnded', seq: number }
    | { __typename: 'NotificationSnoozed', seq: number }
    | { __typename: 'NotificationUnarchived', seq: number }
    | { __typename: 'NotificationUnread', seq: number }
    | { __typename: 'NotificationUpdated', seq: number }
    | { __typename: 'NotificationWithdrawn', seq: number }
    | { __typename: 'NotificationsRead', seq: number }
    | { __typename: 'NotificationsRemoved', seq: number }
    | { __typename: 'ProjectArchived', seq: number }
    | { __typename: 'ProjectCreated', seq: number }
    | { __typename: 'ProjectDeleted', seq: number }
    | { __typename: 'ProjectMemberAdded', seq: number }
    | { __typename: 'ProjectMemberRemoved', seq: number }
    | { __typename: 'ProjectMemberRoleChanged', seq: number }
    | { __typename: 'ProjectTransferred', seq: number }
    | { __typename: 'ProjectUnarchived', seq: number }
    | { __typename: 'ProjectUpdated', seq: number }
    | { __typename: 'ReminderPreferencesChanged', seq: number }
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
    | { id: string }
    | { id: string }
   | null> };

export type RemindedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RemindedSubscription = { notifications:
    | { __typename: 'NotificationAdded', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationArchived', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationPreferencesChanged', unreadCount: number, actor: { id: string } | null }
    | { __typename: 'NotificationRead', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationSnoozeEnded', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationSnoozed', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationUnarchived', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationUnread', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationUpdated', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationWithdrawn', unreadCount: number, notification: { kind: NotificationKind, count: number, dueDate: string | null, task: { title: string } | null }, actor: { id: string } | null }
    | { __typename: 'NotificationsRead', unreadCount: number, actor: { id: string } | null }
    | { __typename: 'NotificationsRemoved', unreadCount: number, actor: { id: string } | null }
   };

export type ReminderPreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReminderPreferencesQuery = { me: { reminderPreferences: { timeZone: string, dueSoonMinutes: Array<number> } | null } };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp:
    | { __typename: 'ConflictError' }
    | { __typename: 'ForbiddenError' }
    | { __typename: 'InvalidInputError' }
    | { __typename: 'SignUpPayload', accessToken: string, user: { id: string } }
    | { __typename: 'TooManyAttemptsError' }
   };

export type NotificationsQueryVariables = Exact<{
  filter?: NotificationFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type NotificationsQuery = { notifications: { totalCount: number, unreadCount: number, cursor: string, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, kind: NotificationKind, count: number, version: number, unread: boolean, readAt: string | null, archivedAt: string | null, snoozedUntil: string | null, createdAt: string, updatedAt: string, role: ProjectRole | null, projectId: string | null, actors: Array<{ id: string }>, project: { id: string, cursor: string } | null, task: { id: string, key: string, project: { name: string } } | null, comment: { id: string, body: string, author: { id: string } } | null }> } };

export type NotificationEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationEventsSubscription = { notifications:
    | { __typename: 'NotificationAdded', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationArchived', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationPreferencesChanged', seq: number, cursor: string, unreadCount: number, preferences: { projectId: string | null, enabled: boolean | null } | null, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationRead', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationSnoozeEnded', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationSnoozed', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationUnarchived', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationUnread', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationUpdated', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationWithdrawn', seq: number, cursor: string, unreadCount: number, notification: { id: string, kind: NotificationKind, count: number, version: number, unread: boolean, projectId: string | null, project: { id: string } | null, task: { id: string, title: string } | null, comment: { body: string } | null }, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationsRead', until: string, readAt: string, count: number, seq: number, cursor: string, unreadCount: number, actor: { id: string } | null, origin: { mutationId: string | null } }
    | { __typename: 'NotificationsRemoved', projectId: string, count: number, seq: number, cursor: string, unreadCount: number, actor: { id: string } | null, origin: { mutationId: string | null } }
   };

export type CreateProjectMutationVariables = Exact<{
  input: CreateProjectInput;
}>;


export type CreateProjectMutation = { createProject:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'CreateProjectPayload', cursor: string, project: { id: string, key: string, name: string } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'LimitExceededError', code: ErrorCode, message: string, path: Array<string> }
   };

export type AddProjectMemberMutationVariables = Exact<{
  input: AddProjectMemberInput;
}>;


export type AddProjectMemberMutation = { addProjectMember:
    | { __typename: 'AddProjectMemberPayload', cursor: string, user: { id: string, name: string } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'LimitExceededError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'TooManyAttemptsError', code: ErrorCode, message: string, path: Array<string> }
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
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'CreateTaskPayload', cursor: string, task: { id: string, key: string, number: number, title: string, version: number } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
   };

export type UpdateTaskMutationVariables = Exact<{
  input: UpdateTaskInput;
}>;


export type UpdateTaskMutation = { updateTask:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'TaskVersionConflictError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'UpdateTaskPayload', cursor: string, task: { id: string, title: string, status: TaskStatus, version: number, dueDate: string | null, assignees: Array<{ id: string }> } }
   };

export type DeleteTaskMutationVariables = Exact<{
  input: DeleteTaskInput;
}>;


export type DeleteTaskMutation = { deleteTask:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
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
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> }
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
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, comment: { body: string }, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentDeleted', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentEdited', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentReactionAdded', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'CommentReactionRemoved', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskAssigneesChanged', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskCreated', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskDeleted', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskMoved', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskRestored', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskStatusChanged', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TaskUpdated', id: string, seq: number, cursor: string, occurredAt: string, task: { id: string, key: string, title: string, status: TaskStatus, version: number, assignees: Array<{ id: string }> }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, fromUsers: Array<{ id: string }>, toUsers: Array<{ id: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string | null, toText: string | null, field: TaskField }
      >, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TasksBulkChanged', id: string, seq: number, cursor: string, occurredAt: string, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
    | { __typename: 'TasksImported', id: string, seq: number, cursor: string, occurredAt: string, actor: { id: string, name: string } | null, origin: { clientId: string | null, mutationId: string | null } }
   };

export type CreatePersonalAccessTokenMutationVariables = Exact<{
  input: CreatePersonalAccessTokenInput;
}>;


export type CreatePersonalAccessTokenMutation = { createPersonalAccessToken:
    | { __typename: 'CreatePersonalAccessTokenPayload', token: string, personalAccessToken: { id: string } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'LimitExceededError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> }
   };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, message: string, path: Array<string> }
    | { __typename: 'SignInPayload', accessToken: string, expiresAt: string, refreshToken: string | null, refreshExpiresAt: string, user: { id: string } }
    | { __typename: 'TooManyAttemptsError', code: ErrorCode, message: string, path: Array<string>, retryAfter: number }
    | { __typename: 'UnauthenticatedError', code: ErrorCode, message: string, path: Array<string> }
   };

export type RefreshMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshMutation = { refreshSession:
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'RefreshSessionPayload', accessToken: string, refreshToken: string | null, refreshExpiresAt: string, user: { id: string } }
    | { __typename: 'TooManyAttemptsError', code: ErrorCode, path: Array<string> }
    | { __typename: 'UnauthenticatedError', code: ErrorCode, path: Array<string> }
   };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { me: { sessions: { totalCount: number, nodes: Array<{ id: string, label: string | null, cookie: boolean, createdAt: string, lastUsedAt: string, expiresAt: string, current: boolean }> } } };

export type StatusProjectSubscriptionVariables = Exact<{
  projectId: string | number;
}>;


export type StatusProjectSubscription = { projectChanged:
    | { __typename: 'LabelCreated' }
    | { __typename: 'LabelDeleted' }
    | { __typename: 'LabelUpdated' }
    | { __typename: 'ProjectArchived' }
    | { __typename: 'ProjectCreated' }
    | { __typename: 'ProjectDeleted' }
    | { __typename: 'ProjectMemberAdded' }
    | { __typename: 'ProjectMemberRemoved' }
    | { __typename: 'ProjectMemberRoleChanged' }
    | { __typename: 'ProjectTransferred' }
    | { __typename: 'ProjectUnarchived' }
    | { __typename: 'ProjectUpdated' }
   };

export type ImportedSubscriptionVariables = Exact<{
  projectId: string | number;
}>;


export type ImportedSubscription = { taskChanged:
    | { __typename: 'CommentAdded', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'CommentDeleted', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'CommentEdited', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'CommentReactionAdded', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'CommentReactionRemoved', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TaskAssigneesChanged', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TaskCreated', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TaskDeleted', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TaskMoved', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TaskRestored', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TaskStatusChanged', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TaskUpdated', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TasksBulkChanged', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
    | { __typename: 'TasksImported', seq: number, origin: { mutationId: string | null, clientId: string | null }, items: Array<{ task: { title: string, version: number }, changes: Array<
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
          | { field: TaskField }
        > }> }
   };

export type ImportProgressSubscriptionVariables = Exact<{
  projectId: string | number;
  importId: string;
}>;


export type ImportProgressSubscription = { importProgress: { importId: string, status: ImportStatus, rowsRead: number, created: number, updated: number, skipped: number, failed: number, finishedAt: string | null, actor: { name: string }, errors: Array<{ row: number | null, field: string | null, code: ErrorCode }> } };

export type ImportRunQueryVariables = Exact<{
  projectId: string | number;
  importId: string;
}>;


export type ImportRunQuery = { importRun: { status: ImportStatus, rowsRead: number, created: number, updated: number, skipped: number, failed: number, errors: Array<{ row: number | null, field: string | null, message: string }> } };

export type RevokePersonalAccessTokenMutationVariables = Exact<{
  tokenId: string | number;
  idempotencyKey?: string | null | undefined;
}>;


export type RevokePersonalAccessTokenMutation = { revokePersonalAccessToken:
    | { __typename: 'ConflictError', code: ErrorCode, path: Array<string> }
    | { __typename: 'ForbiddenError', code: ErrorCode, path: Array<string> }
    | { __typename: 'InvalidInputError', code: ErrorCode, path: Array<string> }
    | { __typename: 'NotFoundError', code: ErrorCode, path: Array<string> }
    | { __typename: 'RevokePersonalAccessTokenPayload', personalAccessToken: { revokedAt: string | null } }
   };

export type PersonalAccessTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type PersonalAccessTokensQuery = { me: { id: string, personalAccessTokens: { totalCount: number, nodes: Array<{ id: string, name: string, scope: PersonalAccessTokenScope, createdAt: string, lastUsedAt: string | null, expiresAt: string, revokedAt: string | null, projects: Array<{ id: string }> | null }> } } };

export type SignOutWithTokensMutationVariables = Exact<{
  personalAccessTokens: boolean;
}>;


export type SignOutWithTokensMutation = { signOutEverywhere:
    | { __typename: 'ConflictError' }
    | { __typename: 'ForbiddenError' }
    | { __typename: 'InvalidInputError' }
    | { __typename: 'SignOutEverywherePayload' }
   };

export type DeactivateOwnerMutationVariables = Exact<{ [key: string]: never; }>;


export type DeactivateOwnerMutation = { deactivateAccount:
    | { __typename: 'ConflictError' }
    | { __typename: 'DeactivateAccountPayload' }
    | { __typename: 'ForbiddenError' }
    | { __typename: 'InvalidInputError' }
    | { __typename: 'TooManyAttemptsError' }
    | { __typename: 'UnauthenticatedError' }
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
    | { __typename: 'LabelCreated', seq: number, cursor: string }
    | { __typename: 'LabelDeleted', seq: number, cursor: string }
    | { __typename: 'LabelUpdated', seq: number, cursor: string }
    | { __typename: 'MembershipEnded', seq: number, cursor: string }
    | { __typename: 'MembershipStarted', seq: number, cursor: string }
    | { __typename: 'NotificationAdded', seq: number, cursor: string }
    | { __typename: 'NotificationArchived', seq: number, cursor: string }
    | { __typename: 'NotificationPreferencesChanged', seq: number, cursor: string }
    | { __typename: 'NotificationRead', seq: number, cursor: string }
    | { __typename: 'NotificationSnoozeEnded', seq: number, cursor: string }
    | { __typename: 'NotificationSnoozed', seq: number, cursor: string }
    | { __typename: 'NotificationUnarchived', seq: number, cursor: string }
    | { __typename: 'NotificationUnread', seq: number, cursor: string }
    | { __typename: 'NotificationUpdated', seq: number, cursor: string }
    | { __typename: 'NotificationWithdrawn', seq: number, cursor: string }
    | { __typename: 'NotificationsRead', seq: number, cursor: string }
    | { __typename: 'NotificationsRemoved', seq: number, cursor: string }
    | { __typename: 'ProjectArchived', seq: number, cursor: string }
    | { __typename: 'ProjectCreated', seq: number, cursor: string }
    | { __typename: 'ProjectDeleted', seq: number, cursor: string }
    | { __typename: 'ProjectMemberAdded', role: ProjectRole, seq: number, cursor: string, user: { id: string } }
    | { __typename: 'ProjectMemberRemoved', role: ProjectRole, seq: number, cursor: string, user: { id: string } }
    | { __typename: 'ProjectMemberRoleChanged', role: ProjectRole, seq: number, cursor: string, user: { id: string } }
    | { __typename: 'ProjectTransferred', seq: number, cursor: string }
    | { __typename: 'ProjectUnarchived', seq: number, cursor: string }
    | { __typename: 'ProjectUpdated', seq: number, cursor: string }
    | { __typename: 'ReminderPreferencesChanged', seq: number, cursor: string }
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
    | { __typename: 'LabelCreated', seq: number, cursor: string }
    | { __typename: 'LabelDeleted', seq: number, cursor: string }
    | { __typename: 'LabelUpdated', seq: number, cursor: string }
    | { __typename: 'MembershipEnded', projectId: string, seq: number, cursor: string }
    | { __typename: 'MembershipStarted', projectId: string, seq: number, cursor: string }
    | { __typename: 'NotificationAdded', seq: number, cursor: string }
    | { __typename: 'NotificationArchived', seq: number, cursor: string }
    | { __typename: 'NotificationPreferencesChanged', seq: number, cursor: string }
    | { __typename: 'NotificationRead', seq: number, cursor: string }
    | { __typename: 'NotificationSnoozeEnded', seq: number, cursor: string }
    | { __typename: 'NotificationSnoozed', seq: number, cursor: string }
    | { __typename: 'NotificationUnarchived', seq: number, cursor: string }
    | { __typename: 'NotificationUnread', seq: number, cursor: string }
    | { __typename: 'NotificationUpdated', seq: number, cursor: string }
    | { __typename: 'NotificationWithdrawn', seq: number, cursor: string }
    | { __typename: 'NotificationsRead', seq: number, cursor: string }
    | { __typename: 'NotificationsRemoved', seq: number, cursor: string }
    | { __typename: 'ProjectArchived', seq: number, cursor: string }
    | { __typename: 'ProjectCreated', seq: number, cursor: string }
    | { __typename: 'ProjectDeleted', seq: number, cursor: string }
    | { __typename: 'ProjectMemberAdded', seq: number, cursor: string }
    | { __typename: 'ProjectMemberRemoved', seq: number, cursor: string }
    | { __typename: 'ProjectMemberRoleChanged', seq: number, cursor: string }
    | { __typename: 'ProjectTransferred', seq: number, cursor: string }
    | { __typename: 'ProjectUnarchived', seq: number, cursor: string }
    | { __typename: 'ProjectUpdated', seq: number, cursor: string }
    | { __typename: 'ReminderPreferencesChanged', seq: number, cursor: string }
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
      | { __typename: 'LabelCreated', seq: number, cursor: string }
      | { __typename: 'LabelDeleted', seq: number, cursor: string }
      | { __typename: 'LabelUpdated', seq: number, cursor: string }
      | { __typename: 'MembershipEnded', seq: number, cursor: string }
      | { __typename: 'MembershipStarted', seq: number, cursor: string }
      | { __typename: 'NotificationAdded', seq: number, cursor: string }
      | { __typename: 'NotificationArchived', seq: number, cursor: string }
      | { __typename: 'NotificationPreferencesChanged', seq: number, cursor: string }
      | { __typename: 'NotificationRead', seq: number, cursor: string }
      | { __typename: 'NotificationSnoozeEnded', seq: number, cursor: string }
      | { __typename: 'NotificationSnoozed', seq: number, cursor: string }
      | { __typename: 'NotificationUnarchived', seq: number, cursor: string }
      | { __typename: 'NotificationUnread', seq: number, cursor: string }
      | { __typename: 'NotificationUpdated', seq: number, cursor: string }
      | { __typename: 'NotificationWithdrawn', seq: number, cursor: string }
      | { __typename: 'NotificationsRead', seq: number, cursor: string }
      | { __typename: 'NotificationsRemoved', seq: number, cursor: string }
      | { __typename: 'ProjectArchived', seq: number, cursor: string }
      | { __typename: 'ProjectCreated', seq: number, cursor: string }
      | { __typename: 'ProjectDeleted', seq: number, cursor: string }
      | { __typename: 'ProjectMemberAdded', seq: number, cursor: string }
      | { __typename: 'ProjectMemberRemoved', seq: number, cursor: string }
      | { __typename: 'ProjectMemberRoleChanged', seq: number, cursor: string }
      | { __typename: 'ProjectTransferred', seq: number, cursor: string }
      | { __typename: 'ProjectUnarchived', seq: number, cursor: string }
      | { __typename: 'ProjectUpdated', seq: number, cursor: string }
      | { __typename: 'ReminderPreferencesChanged', seq: number, cursor: string }
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
    | { __typename: 'ConflictError', code: ErrorCode }
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

export const CommentNewsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentNews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"mentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentEdited"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromBody"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentReactionAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentReactionRemoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}}]}}]} as unknown as DocumentNode<CommentNewsFragment, unknown>;
export const ProjectNewsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProjectNews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LabelEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LabelUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromName"}},{"kind":"Field","name":{"kind":"Name","value":"fromColor"}}]}}]}}]} as unknown as DocumentNode<ProjectNewsFragment, unknown>;
export const AnnouncedInboxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AnnouncedInbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"folder"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationFolder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"ANNOUNCEMENT"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"folder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"folder"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"unread"}},{"kind":"Field","name":{"kind":"Name","value":"announcement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AnnouncedInboxQuery, AnnouncedInboxQueryVariables>;
export const AnnouncementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Announcements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"all"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isOperator"}}]}},{"kind":"Field","name":{"kind":"Name","value":"announcements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"all"},"value":{"kind":"Variable","name":{"kind":"Name","value":"all"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"publishedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AnnouncementsQuery, AnnouncementsQueryVariables>;
export const AnnouncedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Announced"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleNotificationEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"announcement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AnnouncedSubscription, AnnouncedSubscriptionVariables>;
export const ConcurrentMoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcurrentMove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"result"},"name":{"kind":"Name","value":"moveTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConcurrentMoveMutation, ConcurrentMoveMutationVariables>;
export const ConcurrentUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcurrentUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"result"},"name":{"kind":"Name","value":"updateTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConcurrentUpdateMutation, ConcurrentUpdateMutationVariables>;
export const ConcurrentBulkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcurrentBulk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpdateTasksInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"result"},"name":{"kind":"Name","value":"bulkUpdateTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConcurrentBulkMutation, ConcurrentBulkMutationVariables>;
export const ConcurrentDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcurrentDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"result"},"name":{"kind":"Name","value":"deleteTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"taskId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConcurrentDeleteMutation, ConcurrentDeleteMutationVariables>;
export const IdsPresentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IdsPresent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onlineUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IdsPresentQuery, IdsPresentQueryVariables>;
export const SignOutEverywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOutEverywhere"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOutEverywhere"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const DeactivateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Deactivate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeactivateAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deactivateAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeactivateMutation, DeactivateMutationVariables>;
export const TalkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Talk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"topLevelOnly"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"topLevelOnly"},"value":{"kind":"Variable","name":{"kind":"Name","value":"topLevelOnly"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"mentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"viewerReacted"}},{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"revisions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"writtenAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TalkQuery, TalkQueryVariables>;
export const CommentNewsSinceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CommentNewsSince"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentNews"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentNews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"mentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentEdited"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromBody"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentReactionAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentReactionRemoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}}]}}]} as unknown as DocumentNode<CommentNewsSinceQuery, CommentNewsSinceQueryVariables>;
export const CommentChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"CommentChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commentChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"taskId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentNews"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentNews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"mentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentEdited"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromBody"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentReactionAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentReactionRemoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}}]}}]} as unknown as DocumentNode<CommentChangedSubscription, CommentChangedSubscriptionVariables>;
export const ViewerReactionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ViewerReactions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commentChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"taskId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emoji"}},{"kind":"Field","name":{"kind":"Name","value":"viewerReacted"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerReactionsSubscription, ViewerReactionsSubscriptionVariables>;
export const CostProjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CostProjects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CostProjectsQuery, CostProjectsQueryVariables>;
export const RateLimitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RateLimit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateLimit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"resetAt"}}]}}]}}]} as unknown as DocumentNode<RateLimitQuery, RateLimitQueryVariables>;
export const TaskHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"HistoryFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HistoryOrder"}}},"defaultValue":{"kind":"EnumValue","value":"NEWEST_FIRST"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TaskHistoryQuery, TaskHistoryQueryVariables>;
export const ProjectHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"HistoryFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskStatusChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskAssigneesChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskLabelsChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toLabels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectHistoryQuery, ProjectHistoryQueryVariables>;
export const BoardHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BoardHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardHistoryQuery, BoardHistoryQueryVariables>;
export const HistoryInEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"HistoryInEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoryInEventsSubscription, HistoryInEventsSubscriptionVariables>;
export const SignUpAsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignUpAs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SignUpAsMutation, SignUpAsMutationVariables>;
export const FilteredTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FilteredTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskSort"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"deleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FilteredTasksQuery, FilteredTasksQueryVariables>;
export const ProjectTaskListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectTaskList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskSort"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"deleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectTaskListQuery, ProjectTaskListQueryVariables>;
export const MyTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaskFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyTasksQuery, MyTasksQueryVariables>;
export const TaskByKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskByKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskByKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<TaskByKeyQuery, TaskByKeyQueryVariables>;
export const TaskFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subTaskCount"}},{"kind":"Field","name":{"kind":"Name","value":"subTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"subTaskCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<TaskFamilyQuery, TaskFamilyQueryVariables>;
export const NodesByIdsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodesByIds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Task"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Label"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<NodesByIdsQuery, NodesByIdsQueryVariables>;
export const NotificationPreferencesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotificationPreferences"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationPreferences"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"setting"}}]}}]}}]}}]} as unknown as DocumentNode<NotificationPreferencesQuery, NotificationPreferencesQueryVariables>;
export const NotificationsAmongMyEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NotificationsAmongMyEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationsAmongMyEventsSubscription, NotificationsAmongMyEventsSubscriptionVariables>;
export const ReadAheadCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadAheadComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadAheadCommentMutation, ReadAheadCommentMutationVariables>;
export const ReadAheadLabelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadAheadLabel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLabelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createLabel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLabelPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadAheadLabelMutation, ReadAheadLabelMutationVariables>;
export const PresenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Presence"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presence"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PresenceSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PresenceChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"joined"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}},{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PresenceSubscription, PresenceSubscriptionVariables>;
export const OnlineUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OnlineUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onlineUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]}}]} as unknown as DocumentNode<OnlineUsersQuery, OnlineUsersQueryVariables>;
export const ProjectsOnlineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectsOnline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"onlineUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectsOnlineQuery, ProjectsOnlineQueryVariables>;
export const ProjectDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectDetailsQuery, ProjectDetailsQueryVariables>;
export const LabelPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LabelPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"labels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LabelPageQuery, LabelPageQueryVariables>;
export const LabelNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LabelNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Label"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<LabelNodeQuery, LabelNodeQueryVariables>;
export const ProjectChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProjectChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProjectNews"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProjectNews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LabelEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LabelUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromName"}},{"kind":"Field","name":{"kind":"Name","value":"fromColor"}}]}}]}}]} as unknown as DocumentNode<ProjectChangedSubscription, ProjectChangedSubscriptionVariables>;
export const ProjectNewsSinceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectNewsSince"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProjectNews"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProjectNews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LabelEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LabelUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromName"}},{"kind":"Field","name":{"kind":"Name","value":"fromColor"}}]}}]}}]} as unknown as DocumentNode<ProjectNewsSinceQuery, ProjectNewsSinceQueryVariables>;
export const CountedBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subTaskCount"}},{"kind":"Field","name":{"kind":"Name","value":"subTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedBoardQuery, CountedBoardQueryVariables>;
export const CountedPlainBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedPlainBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"subTaskCount"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedPlainBoardQuery, CountedPlainBoardQueryVariables>;
export const CountedSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"StringValue","value":"task","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedSearchQuery, CountedSearchQueryVariables>;
export const CountedFilterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedFilter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"labels"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"bug","block":false}}]}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"assignees"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"null"},"value":{"kind":"BooleanValue","value":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"DUE_DATE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"nulls"},"value":{"kind":"EnumValue","value":"FIRST"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"TITLE"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedFilterQuery, CountedFilterQueryVariables>;
export const CountedCommentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedComments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedCommentsQuery, CountedCommentsQueryVariables>;
export const CountedMyTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedMyTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedMyTasksQuery, CountedMyTasksQueryVariables>;
export const CountedProjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedProjects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedProjectsQuery, CountedProjectsQueryVariables>;
export const CountedViewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedViews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"views"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedViewsQuery, CountedViewsQueryVariables>;
export const CountedNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountedNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Task"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountedNodesQuery, CountedNodesQueryVariables>;
export const StatsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Stats"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"byStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byPriority"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byAssignee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unassigned"}},{"kind":"Field","name":{"kind":"Name","value":"overdue"}},{"kind":"Field","name":{"kind":"Name","value":"doneByWeek"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"week"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatsQuery, StatsQueryVariables>;
export const AllStatsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AllStats"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AllStatsQuery, AllStatsQueryVariables>;
export const StatsChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StatsChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectStatsChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"byStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byAssignee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"overdue"}}]}}]}}]} as unknown as DocumentNode<StatsChangedSubscription, StatsChangedSubscriptionVariables>;
export const MoveTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MoveTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<MoveTaskMutation, MoveTaskMutationVariables>;
export const UpdateTaskAtVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTaskAtVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskVersionConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTaskAtVersionMutation, UpdateTaskAtVersionMutationVariables>;
export const RemoveTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"taskId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RemoveTaskMutation, RemoveTaskMutationVariables>;
export const RestoreTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RestoreTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restoreTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"taskId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RestoreTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RestoreTaskMutation, RestoreTaskMutationVariables>;
export const BulkUpdateTasksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BulkUpdateTasks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpdateTasksInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bulkUpdateTasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpdateTasksPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskId"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<BulkUpdateTasksMutation, BulkUpdateTasksMutationVariables>;
export const MakeLabelOnceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MakeLabelOnce"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLabelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createLabel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLabelPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MakeLabelOnceMutation, MakeLabelOnceMutationVariables>;
export const BoardOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BoardOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<BoardOrderQuery, BoardOrderQueryVariables>;
export const NewestEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebalanced"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskId"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskPositionChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromPosition"}},{"kind":"Field","name":{"kind":"Name","value":"toPosition"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskStatusChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskParentChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromParentId"}},{"kind":"Field","name":{"kind":"Name","value":"toParentId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskLabelsChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toLabels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskTextChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromText"}},{"kind":"Field","name":{"kind":"Name","value":"toText"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NewestEventsQuery, NewestEventsQueryVariables>;
export const BoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Board"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardQuery, BoardQueryVariables>;
export const TaskByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<TaskByIdQuery, TaskByIdQueryVariables>;
export const NodeByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodeById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NodeByIdQuery, NodeByIdQueryVariables>;
export const TaskListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<TaskListQuery, TaskListQueryVariables>;
export const TaskCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<TaskCountQuery, TaskCountQueryVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"projects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const MemberEmailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MemberEmails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MemberEmailsQuery, MemberEmailsQueryVariables>;
export const UserTypingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"UserTyping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userTyping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"taskId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"taskId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskId"}},{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<UserTypingSubscription, UserTypingSubscriptionVariables>;
export const SetTypingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetTyping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetTypingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setTyping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetTypingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskId"}},{"kind":"Field","name":{"kind":"Name","value":"isTyping"}},{"kind":"Field","name":{"kind":"Name","value":"expiresInMs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetTypingMutation, SetTypingMutationVariables>;
export const CreateViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateViewPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateViewMutation, CreateViewMutationVariables>;
export const UpdateViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateViewPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateViewMutation, UpdateViewMutationVariables>;
export const DeleteViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteViewPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteViewMutation, DeleteViewMutationVariables>;
export const ViewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Views"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tasks"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"views"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"orderBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"nulls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contains"}},{"kind":"Field","name":{"kind":"Name","value":"eq"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notIn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gte"}},{"kind":"Field","name":{"kind":"Name","value":"lt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"null"}},{"kind":"Field","name":{"kind":"Name","value":"lt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"or"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"some"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"null"}}]}},{"kind":"Field","name":{"kind":"Name","value":"not"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tasks"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewsQuery, ViewsQueryVariables>;
export const ViewNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"id"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ViewNodeQuery, ViewNodeQueryVariables>;
export const MyViewEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MyViewEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedViewEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"viewId"}},{"kind":"Field","name":{"kind":"Name","value":"viewName"}},{"kind":"Field","name":{"kind":"Name","value":"viewVersion"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyViewEventsSubscription, MyViewEventsSubscriptionVariables>;
export const ProjectViewEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProjectViewEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedViewEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewName"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectViewEventsSubscription, ProjectViewEventsSubscriptionVariables>;
export const CursorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cursors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myCursor"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<CursorsQuery, CursorsQueryVariables>;
export const ViewNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"id"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ViewNodesQuery, ViewNodesQueryVariables>;
export const RemindedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Reminded"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleNotificationEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RemindedSubscription, RemindedSubscriptionVariables>;
export const ReminderPreferencesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReminderPreferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reminderPreferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"dueSoonMinutes"}}]}}]}}]}}]} as unknown as DocumentNode<ReminderPreferencesQuery, ReminderPreferencesQueryVariables>;
export const SignUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignUpMutation, SignUpMutationVariables>;
export const NotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Notifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"unread"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"snoozedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"actors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationsQuery, NotificationsQueryVariables>;
export const NotificationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NotificationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mutationId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleNotificationEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"unread"}},{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationsRead"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationsRemoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationPreferencesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"preferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationEventsSubscription, NotificationEventsSubscriptionVariables>;
export const CreateProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProjectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProjectPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateProjectMutation, CreateProjectMutationVariables>;
export const AddProjectMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddProjectMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddProjectMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addProjectMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddProjectMemberPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddProjectMemberMutation, AddProjectMemberMutationVariables>;
export const RemoveProjectMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveProjectMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveProjectMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeProjectMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveProjectMemberPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveProjectMemberMutation, RemoveProjectMemberMutationVariables>;
export const CreateTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTaskMutation, CreateTaskMutationVariables>;
export const UpdateTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTaskMutation, UpdateTaskMutationVariables>;
export const DeleteTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteTaskMutation, DeleteTaskMutationVariables>;
export const AddCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddCommentMutation, AddCommentMutationVariables>;
export const TaskChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TaskChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"mutationId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskTextChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromText"}},{"kind":"Field","name":{"kind":"Name","value":"toText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskStatusChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskDateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskAssigneesChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TaskChangedSubscription, TaskChangedSubscriptionVariables>;
export const CreatePersonalAccessTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePersonalAccessToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePersonalAccessTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPersonalAccessToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePersonalAccessTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"personalAccessToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreatePersonalAccessTokenMutation, CreatePersonalAccessTokenMutationVariables>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyAttemptsError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const RefreshDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Refresh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefreshSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RefreshSessionPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RefreshMutation, RefreshMutationVariables>;
export const SessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"cookie"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const StatusProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StatusProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StatusProjectSubscription, StatusProjectSubscriptionVariables>;
export const ImportedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Imported"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mutationId"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ImportedSubscription, ImportedSubscriptionVariables>;
export const ImportProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ImportProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"importId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"importId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"importId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ImportProgressSubscription, ImportProgressSubscriptionVariables>;
export const ImportRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"importId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"importId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"importId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ImportRunQuery, ImportRunQueryVariables>;
export const RevokePersonalAccessTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokePersonalAccessToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokePersonalAccessToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"tokenId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokePersonalAccessTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personalAccessToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RevokePersonalAccessTokenMutation, RevokePersonalAccessTokenMutationVariables>;
export const PersonalAccessTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PersonalAccessTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"personalAccessTokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"projects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PersonalAccessTokensQuery, PersonalAccessTokensQueryVariables>;
export const SignOutWithTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOutWithTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"personalAccessTokens"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOutEverywhere"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"personalAccessTokens"},"value":{"kind":"Variable","name":{"kind":"Name","value":"personalAccessTokens"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SignOutWithTokensMutation, SignOutWithTokensMutationVariables>;
export const DeactivateOwnerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeactivateOwner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deactivateAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"password"},"value":{"kind":"StringValue","value":"correct horse battery","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DeactivateOwnerMutation, DeactivateOwnerMutationVariables>;
export const ProjectEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProjectEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectEventsSubscription, ProjectEventsSubscriptionVariables>;
export const MyEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MyEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MembershipEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyEventsSubscription, MyEventsSubscriptionVariables>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasMore"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<ChangesQuery, ChangesQueryVariables>;
export const MyCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myCursor"}}]}}]} as unknown as DocumentNode<MyCursorQuery, MyCursorQueryVariables>;
export const DeleteProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteProjectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteProject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteProjectMutation, DeleteProjectMutationVariables>;
export const OwnAddressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OwnAddress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnAddressSubscription, OwnAddressSubscriptionVariables>;