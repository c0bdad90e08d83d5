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

/** Where an import stands. */
export type ImportStatus =
  /** The file was read to its end; with `onError=skip` some rows may have failed. */
  | 'DONE'
  /** Its sender or the server went away. What was written before stays. */
  | 'INTERRUPTED'
  /** The file is being read and written. */
  | 'RUNNING'
  /** A bad row, a broken file or a refusal ended it. What was written before stays. */
  | 'STOPPED';

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
export const BoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Board"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardQuery, BoardQueryVariables>;
export const TaskByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<TaskByIdQuery, TaskByIdQueryVariables>;
export const NodeByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodeById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NodeByIdQuery, NodeByIdQueryVariables>;
export const TaskListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<TaskListQuery, TaskListQueryVariables>;
export const TaskCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<TaskCountQuery, TaskCountQueryVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"projects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const MemberEmailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MemberEmails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MemberEmailsQuery, MemberEmailsQueryVariables>;
export const SignUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignUpMutation, SignUpMutationVariables>;
export const CreateProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProjectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProjectPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateProjectMutation, CreateProjectMutationVariables>;
export const AddProjectMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddProjectMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddProjectMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addProjectMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddProjectMemberPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddProjectMemberMutation, AddProjectMemberMutationVariables>;
export const RemoveProjectMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveProjectMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveProjectMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeProjectMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveProjectMemberPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveProjectMemberMutation, RemoveProjectMemberMutationVariables>;
export const CreateTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTaskMutation, CreateTaskMutationVariables>;
export const UpdateTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTaskMutation, UpdateTaskMutationVariables>;
export const DeleteTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteTaskMutation, DeleteTaskMutationVariables>;
export const AddCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddCommentMutation, AddCommentMutationVariables>;
export const TaskChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TaskChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"mutationId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"assignees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskTextChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromText"}},{"kind":"Field","name":{"kind":"Name","value":"toText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskStatusChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskDateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskAssigneesChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TaskChangedSubscription, TaskChangedSubscriptionVariables>;
export const ImportedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Imported"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mutationId"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ImportedSubscription, ImportedSubscriptionVariables>;
export const ImportProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ImportProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"importId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"importId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"importId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ImportProgressSubscription, ImportProgressSubscriptionVariables>;
export const ImportRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"importId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"importId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"importId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ImportRunQuery, ImportRunQueryVariables>;
export const ProjectEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProjectEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectMemberEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectEventsSubscription, ProjectEventsSubscriptionVariables>;
export const MyEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MyEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MembershipEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projectId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyEventsSubscription, MyEventsSubscriptionVariables>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasMore"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<ChangesQuery, ChangesQueryVariables>;
export const MyCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myCursor"}}]}}]} as unknown as DocumentNode<MyCursorQuery, MyCursorQueryVariables>;
export const DeleteProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteProjectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteProject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteProjectMutation, DeleteProjectMutationVariables>;
export const OwnAddressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OwnAddress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnAddressSubscription, OwnAddressSubscriptionVariables>;