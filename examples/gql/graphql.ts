/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Something to say about a task. */
export type AddCommentInput = {
  /** Markdown, 1 to 20,000 characters. `@user_…`, an @ and the id of a member, mentions them; at most 50. */
  body: string;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The comment that it answers, of the same task. Threads have one level: an answer to an answer joins the thread. */
  parentId?: string | number | null | undefined;
  /** The task. */
  taskId: string | number;
};

/** A new task; it goes to the end of the board unless it is given a neighbour. */
export type CreateTaskInput = {
  /** Right behind this task of the same project. */
  afterTaskId?: string | number | null | undefined;
  /** Members who should do it; at most 20. */
  assigneeIds?: Array<string | number> | null | undefined;
  /** Right in front of this task of the same project. */
  beforeTaskId?: string | number | null | undefined;
  /** Markdown, at most 50,000 characters. */
  description?: string | null | undefined;
  /** The day it should be done by. */
  dueDate?: string | null | undefined;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** Labels of the project; at most 20. */
  labelIds?: Array<string | number> | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The task of the same project that it is a part of. */
  parentId?: string | number | null | undefined;
  /** NONE unless said otherwise. */
  priority?: TaskPriority | null | undefined;
  /** The project it belongs to. */
  projectId: string | number;
  /** TODO unless said otherwise. */
  status?: TaskStatus | null | undefined;
  /** One line, 1 to 200 characters. */
  title: string;
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

/** Credentials of an account. */
export type SignInInput = {
  /** The address the account was made with. */
  email: string;
  /** Its password. */
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
  /** Everybody who should do it from now on, at most 20; an empty list for nobody. */
  assigneeIds?: Array<string | number> | null | undefined;
  /** Markdown, at most 50,000 characters. */
  description?: string | null | undefined;
  /** The day it should be done by; null takes it away. */
  dueDate?: string | null | undefined;
  /** The `version` you have seen. If others changed other fields since, both changes stand; if they changed one of the same fields, the answer is a TaskVersionConflictError and nothing is changed. */
  expectedVersion?: number | null | undefined;
  /** Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** All its labels from now on, at most 20; an empty list for none. */
  labelIds?: Array<string | number> | null | undefined;
  /** A mark of your own, at most 100 characters; it comes back in the `origin` of the event. */
  mutationId?: string | null | undefined;
  /** The task of the same project that it is a part of; null makes it one of its own. */
  parentId?: string | number | null | undefined;
  /** How much it matters now. */
  priority?: TaskPriority | null | undefined;
  /** Where it stands now. */
  status?: TaskStatus | null | undefined;
  /** The task. */
  taskId: string | number;
  /** One line, 1 to 200 characters. */
  title?: string | null | undefined;
};

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { accessToken: string }
    | { message: string }
   };

export type BoardQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardQuery = { projects: { nodes: Array<{ id: string, name: string, cursor: string, members: { nodes: Array<{ user: { id: string, name: string } }> }, tasks: { totalCount: number, nodes: Array<{ key: string, title: string }> } }> } };

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
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, comment: { body: string }, actor: { name: string } | null }
    | { __typename: 'CommentDeleted', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'CommentEdited', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'CommentReactionAdded', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'CommentReactionRemoved', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TaskAssigneesChanged', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TaskCreated', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TaskDeleted', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TaskMoved', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TaskRestored', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TaskStatusChanged', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TaskUpdated', seq: number, task: { key: string, title: string, status: TaskStatus }, changes: Array<
        | { __typename: 'TaskAssigneesChange', field: TaskField, toUsers: Array<{ name: string }> }
        | { __typename: 'TaskDateChange', fromDate: string | null, toDate: string | null, field: TaskField }
        | { __typename: 'TaskLabelsChange', field: TaskField }
        | { __typename: 'TaskParentChange', field: TaskField }
        | { __typename: 'TaskPositionChange', field: TaskField }
        | { __typename: 'TaskPriorityChange', field: TaskField }
        | { __typename: 'TaskStatusChange', fromStatus: TaskStatus, toStatus: TaskStatus, field: TaskField }
        | { __typename: 'TaskTextChange', fromText: string, toText: string, field: TaskField }
      >, actor: { name: string } | null }
    | { __typename: 'TasksBulkChanged', seq: number, actor: { name: string } | null }
    | { __typename: 'TasksImported', seq: number, actor: { name: string } | null }
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


export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const BoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Board"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardQuery, BoardQueryVariables>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taskChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"projectId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projectId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SingleTaskEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskStatusChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskTextChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromText"}},{"kind":"Field","name":{"kind":"Name","value":"toText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskDateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskAssigneesChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommentAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangesSubscription, ChangesSubscriptionVariables>;
export const NewTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NewTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<NewTaskMutation, NewTaskMutationVariables>;
export const ChangeTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeTaskMutation, ChangeTaskMutationVariables>;
export const CommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Comment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CommentMutation, CommentMutationVariables>;
export const RemoveTaskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveTask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveTaskMutation, RemoveTaskMutationVariables>;