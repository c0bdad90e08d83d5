/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload {\n        accessToken\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query Board {\n    projects(first: 1) {\n      nodes {\n        id\n        name\n        cursor\n        members {\n          nodes {\n            user {\n              id\n              name\n            }\n          }\n        }\n        labels {\n          nodes {\n            id\n            name\n          }\n        }\n        tasks(first: 3) {\n          totalCount\n          nodes {\n            id\n            key\n            title\n          }\n        }\n      }\n    }\n  }\n": typeof types.BoardDocument,
    "\n  subscription Changes($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      actor {\n        name\n      }\n      ... on SingleTaskEvent {\n        task {\n          key\n          title\n          status\n        }\n        changes {\n          __typename\n          field\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            toUsers {\n              name\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n      items {\n        task {\n          key\n        }\n      }\n    }\n  }\n": typeof types.ChangesDocument,
    "\n  mutation NewTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      ... on CreateTaskPayload {\n        task {\n          id\n        }\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.NewTaskDocument,
    "\n  mutation ChangeTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.ChangeTaskDocument,
    "\n  mutation Comment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.CommentDocument,
    "\n  mutation RemoveTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.RemoveTaskDocument,
    "\n  mutation MoveTask($input: MoveTaskInput!) {\n    moveTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.MoveTaskDocument,
    "\n  mutation ChangeTasks($input: BulkUpdateTasksInput!) {\n    bulkUpdateTasks(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.ChangeTasksDocument,
    "\n  mutation RestoreTask($input: RestoreTaskInput!) {\n    restoreTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": typeof types.RestoreTaskDocument,
    "\n  subscription Progress($projectId: ID!, $importId: String!) {\n    importProgress(projectId: $projectId, importId: $importId) {\n      status\n      rowsRead\n      created\n      failed\n    }\n  }\n": typeof types.ProgressDocument,
    "\n  query History($taskId: ID!) {\n    task(id: $taskId) {\n      key\n      title\n      history(order: OLDEST_FIRST, first: 20) {\n        nodes {\n          __typename\n          occurredAt\n          actor {\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.HistoryDocument,
    "\n  query InboxCursor {\n    notifications(first: 0) {\n      cursor\n    }\n  }\n": typeof types.InboxCursorDocument,
    "\n  subscription Notifications($after: Cursor) {\n    notifications(after: $after) {\n      unreadCount\n      ... on SingleNotificationEvent {\n        notification {\n          kind\n          actors {\n            name\n          }\n          task {\n            key\n          }\n          comment {\n            body\n          }\n        }\n      }\n    }\n  }\n": typeof types.NotificationsDocument,
};
const documents: Documents = {
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload {\n        accessToken\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query Board {\n    projects(first: 1) {\n      nodes {\n        id\n        name\n        cursor\n        members {\n          nodes {\n            user {\n              id\n              name\n            }\n          }\n        }\n        labels {\n          nodes {\n            id\n            name\n          }\n        }\n        tasks(first: 3) {\n          totalCount\n          nodes {\n            id\n            key\n            title\n          }\n        }\n      }\n    }\n  }\n": types.BoardDocument,
    "\n  subscription Changes($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      actor {\n        name\n      }\n      ... on SingleTaskEvent {\n        task {\n          key\n          title\n          status\n        }\n        changes {\n          __typename\n          field\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            toUsers {\n              name\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n      items {\n        task {\n          key\n        }\n      }\n    }\n  }\n": types.ChangesDocument,
    "\n  mutation NewTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      ... on CreateTaskPayload {\n        task {\n          id\n        }\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.NewTaskDocument,
    "\n  mutation ChangeTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.ChangeTaskDocument,
    "\n  mutation Comment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.CommentDocument,
    "\n  mutation RemoveTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.RemoveTaskDocument,
    "\n  mutation MoveTask($input: MoveTaskInput!) {\n    moveTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.MoveTaskDocument,
    "\n  mutation ChangeTasks($input: BulkUpdateTasksInput!) {\n    bulkUpdateTasks(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.ChangeTasksDocument,
    "\n  mutation RestoreTask($input: RestoreTaskInput!) {\n    restoreTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n": types.RestoreTaskDocument,
    "\n  subscription Progress($projectId: ID!, $importId: String!) {\n    importProgress(projectId: $projectId, importId: $importId) {\n      status\n      rowsRead\n      created\n      failed\n    }\n  }\n": types.ProgressDocument,
    "\n  query History($taskId: ID!) {\n    task(id: $taskId) {\n      key\n      title\n      history(order: OLDEST_FIRST, first: 20) {\n        nodes {\n          __typename\n          occurredAt\n          actor {\n            name\n          }\n        }\n      }\n    }\n  }\n": types.HistoryDocument,
    "\n  query InboxCursor {\n    notifications(first: 0) {\n      cursor\n    }\n  }\n": types.InboxCursorDocument,
    "\n  subscription Notifications($after: Cursor) {\n    notifications(after: $after) {\n      unreadCount\n      ... on SingleNotificationEvent {\n        notification {\n          kind\n          actors {\n            name\n          }\n          task {\n            key\n          }\n          comment {\n            body\n          }\n        }\n      }\n    }\n  }\n": types.NotificationsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload {\n        accessToken\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload {\n        accessToken\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board {\n    projects(first: 1) {\n      nodes {\n        id\n        name\n        cursor\n        members {\n          nodes {\n            user {\n              id\n              name\n            }\n          }\n        }\n        labels {\n          nodes {\n            id\n            name\n          }\n        }\n        tasks(first: 3) {\n          totalCount\n          nodes {\n            id\n            key\n            title\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Board {\n    projects(first: 1) {\n      nodes {\n        id\n        name\n        cursor\n        members {\n          nodes {\n            user {\n              id\n              name\n            }\n          }\n        }\n        labels {\n          nodes {\n            id\n            name\n          }\n        }\n        tasks(first: 3) {\n          totalCount\n          nodes {\n            id\n            key\n            title\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Changes($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      actor {\n        name\n      }\n      ... on SingleTaskEvent {\n        task {\n          key\n          title\n          status\n        }\n        changes {\n          __typename\n          field\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            toUsers {\n              name\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n      items {\n        task {\n          key\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Changes($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      actor {\n        name\n      }\n      ... on SingleTaskEvent {\n        task {\n          key\n          title\n          status\n        }\n        changes {\n          __typename\n          field\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            toUsers {\n              name\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n      items {\n        task {\n          key\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NewTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      ... on CreateTaskPayload {\n        task {\n          id\n        }\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation NewTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      ... on CreateTaskPayload {\n        task {\n          id\n        }\n      }\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Comment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Comment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveTask($input: MoveTaskInput!) {\n    moveTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveTask($input: MoveTaskInput!) {\n    moveTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeTasks($input: BulkUpdateTasksInput!) {\n    bulkUpdateTasks(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeTasks($input: BulkUpdateTasksInput!) {\n    bulkUpdateTasks(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreTask($input: RestoreTaskInput!) {\n    restoreTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreTask($input: RestoreTaskInput!) {\n    restoreTask(input: $input) {\n      ... on UserError {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Progress($projectId: ID!, $importId: String!) {\n    importProgress(projectId: $projectId, importId: $importId) {\n      status\n      rowsRead\n      created\n      failed\n    }\n  }\n"): (typeof documents)["\n  subscription Progress($projectId: ID!, $importId: String!) {\n    importProgress(projectId: $projectId, importId: $importId) {\n      status\n      rowsRead\n      created\n      failed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query History($taskId: ID!) {\n    task(id: $taskId) {\n      key\n      title\n      history(order: OLDEST_FIRST, first: 20) {\n        nodes {\n          __typename\n          occurredAt\n          actor {\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query History($taskId: ID!) {\n    task(id: $taskId) {\n      key\n      title\n      history(order: OLDEST_FIRST, first: 20) {\n        nodes {\n          __typename\n          occurredAt\n          actor {\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InboxCursor {\n    notifications(first: 0) {\n      cursor\n    }\n  }\n"): (typeof documents)["\n  query InboxCursor {\n    notifications(first: 0) {\n      cursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Notifications($after: Cursor) {\n    notifications(after: $after) {\n      unreadCount\n      ... on SingleNotificationEvent {\n        notification {\n          kind\n          actors {\n            name\n          }\n          task {\n            key\n          }\n          comment {\n            body\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Notifications($after: Cursor) {\n    notifications(after: $after) {\n      unreadCount\n      ... on SingleNotificationEvent {\n        notification {\n          kind\n          actors {\n            name\n          }\n          task {\n            key\n          }\n          comment {\n            body\n          }\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;