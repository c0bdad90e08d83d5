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
    "\n  mutation SignOutEverywhere {\n    signOutEverywhere(input: {}) {\n      __typename\n    }\n  }\n": typeof types.SignOutEverywhereDocument,
    "\n  mutation Deactivate($input: DeactivateAccountInput!) {\n    deactivateAccount(input: $input) {\n      __typename\n      ... on UserError {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DeactivateDocument,
    "\n  mutation SignInAgain($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n    }\n  }\n": typeof types.SignInAgainDocument,
    "\n  query Board($id: ID!, $first: Int, $after: String) {\n    project(id: $id) {\n      id\n      name\n      viewerRole\n      cursor\n      members(first: 10) {\n        totalCount\n        nodes {\n          role\n          user {\n            id\n          }\n        }\n      }\n      tasks(first: $first, after: $after) {\n        totalCount\n        nodes {\n          id\n          key\n          title\n          status\n          assignees {\n            id\n          }\n          commentCount\n          comments(first: 5) {\n            totalCount\n            nodes {\n              body\n              author {\n                name\n              }\n            }\n          }\n        }\n        edges {\n          cursor\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.BoardDocument,
    "\n  query TaskById($id: ID!) {\n    task(id: $id) {\n      id\n      key\n      project {\n        cursor\n      }\n    }\n  }\n": typeof types.TaskByIdDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": typeof types.NodeByIdDocument,
    "\n  query TaskList($projectId: ID!, $first: Int, $last: Int, $after: String, $before: String) {\n    tasks(projectId: $projectId, first: $first, last: $last, after: $after, before: $before) {\n      totalCount\n      nodes {\n        title\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TaskListDocument,
    "\n  query TaskCount($projectId: ID!) {\n    tasks(projectId: $projectId) {\n      totalCount\n    }\n  }\n": typeof types.TaskCountDocument,
    "\n  query Me {\n    me {\n      id\n      email\n    }\n    projects {\n      totalCount\n      nodes {\n        id\n        cursor\n      }\n    }\n  }\n": typeof types.MeDocument,
    "\n  query MemberEmails($id: ID!) {\n    project(id: $id) {\n      members {\n        nodes {\n          user {\n            id\n            email\n          }\n        }\n      }\n    }\n  }\n": typeof types.MemberEmailsDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload {\n        accessToken\n        user {\n          id\n        }\n      }\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation CreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      __typename\n      ... on CreateProjectPayload {\n        cursor\n        project {\n          id\n          key\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateProjectDocument,
    "\n  mutation AddProjectMember($input: AddProjectMemberInput!) {\n    addProjectMember(input: $input) {\n      __typename\n      ... on AddProjectMemberPayload {\n        cursor\n        user {\n          id\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.AddProjectMemberDocument,
    "\n  mutation RemoveProjectMember($input: RemoveProjectMemberInput!) {\n    removeProjectMember(input: $input) {\n      __typename\n      ... on RemoveProjectMemberPayload {\n        cursor\n        user {\n          id\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.RemoveProjectMemberDocument,
    "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        cursor\n        task {\n          id\n          key\n          number\n          title\n          version\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateTaskDocument,
    "\n  mutation UpdateTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      __typename\n      ... on UpdateTaskPayload {\n        cursor\n        task {\n          id\n          title\n          status\n          version\n          dueDate\n          assignees {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UpdateTaskDocument,
    "\n  mutation DeleteTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      __typename\n      ... on DeleteTaskPayload {\n        task {\n          id\n          deletedAt\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.DeleteTaskDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      __typename\n      ... on AddCommentPayload {\n        comment {\n          id\n          body\n          author {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.AddCommentDocument,
    "\n  subscription TaskChanged($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      id\n      seq\n      cursor\n      occurredAt\n      actor {\n        id\n        name\n      }\n      origin {\n        clientId\n        mutationId\n      }\n      ... on SingleTaskEvent {\n        task {\n          id\n          key\n          title\n          status\n          version\n          assignees {\n            id\n          }\n        }\n        changes {\n          __typename\n          field\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            fromUsers {\n              id\n            }\n            toUsers {\n              id\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n    }\n  }\n": typeof types.TaskChangedDocument,
    "\n  subscription ProjectEvents($projectId: ID!, $after: Cursor) {\n    projectEvents(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      cursor\n      ... on ProjectMemberEvent {\n        role\n        user {\n          id\n        }\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n": typeof types.ProjectEventsDocument,
    "\n  subscription MyEvents($after: Cursor) {\n    myEvents(after: $after) {\n      __typename\n      seq\n      cursor\n      ... on MembershipEvent {\n        projectId\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n": typeof types.MyEventsDocument,
    "\n  query Changes($projectId: ID!, $after: Cursor, $first: Int!) {\n    changes(projectId: $projectId, after: $after, first: $first) {\n      cursor\n      hasMore\n      events {\n        __typename\n        seq\n        cursor\n      }\n    }\n  }\n": typeof types.ChangesDocument,
    "\n  query MyCursor {\n    myCursor\n  }\n": typeof types.MyCursorDocument,
    "\n  mutation DeleteProject($input: DeleteProjectInput!) {\n    deleteProject(input: $input) {\n      __typename\n      ... on UserError {\n        code\n      }\n    }\n  }\n": typeof types.DeleteProjectDocument,
    "\n  subscription OwnAddress($projectId: ID!) {\n    taskChanged(projectId: $projectId) {\n      seq\n      actor {\n        email\n      }\n      items {\n        task {\n          project {\n            viewerRole\n          }\n        }\n      }\n    }\n  }\n": typeof types.OwnAddressDocument,
};
const documents: Documents = {
    "\n  mutation SignOutEverywhere {\n    signOutEverywhere(input: {}) {\n      __typename\n    }\n  }\n": types.SignOutEverywhereDocument,
    "\n  mutation Deactivate($input: DeactivateAccountInput!) {\n    deactivateAccount(input: $input) {\n      __typename\n      ... on UserError {\n        code\n        path\n      }\n    }\n  }\n": types.DeactivateDocument,
    "\n  mutation SignInAgain($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n    }\n  }\n": types.SignInAgainDocument,
    "\n  query Board($id: ID!, $first: Int, $after: String) {\n    project(id: $id) {\n      id\n      name\n      viewerRole\n      cursor\n      members(first: 10) {\n        totalCount\n        nodes {\n          role\n          user {\n            id\n          }\n        }\n      }\n      tasks(first: $first, after: $after) {\n        totalCount\n        nodes {\n          id\n          key\n          title\n          status\n          assignees {\n            id\n          }\n          commentCount\n          comments(first: 5) {\n            totalCount\n            nodes {\n              body\n              author {\n                name\n              }\n            }\n          }\n        }\n        edges {\n          cursor\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.BoardDocument,
    "\n  query TaskById($id: ID!) {\n    task(id: $id) {\n      id\n      key\n      project {\n        cursor\n      }\n    }\n  }\n": types.TaskByIdDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": types.NodeByIdDocument,
    "\n  query TaskList($projectId: ID!, $first: Int, $last: Int, $after: String, $before: String) {\n    tasks(projectId: $projectId, first: $first, last: $last, after: $after, before: $before) {\n      totalCount\n      nodes {\n        title\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TaskListDocument,
    "\n  query TaskCount($projectId: ID!) {\n    tasks(projectId: $projectId) {\n      totalCount\n    }\n  }\n": types.TaskCountDocument,
    "\n  query Me {\n    me {\n      id\n      email\n    }\n    projects {\n      totalCount\n      nodes {\n        id\n        cursor\n      }\n    }\n  }\n": types.MeDocument,
    "\n  query MemberEmails($id: ID!) {\n    project(id: $id) {\n      members {\n        nodes {\n          user {\n            id\n            email\n          }\n        }\n      }\n    }\n  }\n": types.MemberEmailsDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload {\n        accessToken\n        user {\n          id\n        }\n      }\n    }\n  }\n": types.SignUpDocument,
    "\n  mutation CreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      __typename\n      ... on CreateProjectPayload {\n        cursor\n        project {\n          id\n          key\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateProjectDocument,
    "\n  mutation AddProjectMember($input: AddProjectMemberInput!) {\n    addProjectMember(input: $input) {\n      __typename\n      ... on AddProjectMemberPayload {\n        cursor\n        user {\n          id\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.AddProjectMemberDocument,
    "\n  mutation RemoveProjectMember($input: RemoveProjectMemberInput!) {\n    removeProjectMember(input: $input) {\n      __typename\n      ... on RemoveProjectMemberPayload {\n        cursor\n        user {\n          id\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.RemoveProjectMemberDocument,
    "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        cursor\n        task {\n          id\n          key\n          number\n          title\n          version\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateTaskDocument,
    "\n  mutation UpdateTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      __typename\n      ... on UpdateTaskPayload {\n        cursor\n        task {\n          id\n          title\n          status\n          version\n          dueDate\n          assignees {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UpdateTaskDocument,
    "\n  mutation DeleteTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      __typename\n      ... on DeleteTaskPayload {\n        task {\n          id\n          deletedAt\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.DeleteTaskDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      __typename\n      ... on AddCommentPayload {\n        comment {\n          id\n          body\n          author {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.AddCommentDocument,
    "\n  subscription TaskChanged($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      id\n      seq\n      cursor\n      occurredAt\n      actor {\n        id\n        name\n      }\n      origin {\n        clientId\n        mutationId\n      }\n      ... on SingleTaskEvent {\n        task {\n          id\n          key\n          title\n          status\n          version\n          assignees {\n            id\n          }\n        }\n        changes {\n          __typename\n          field\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            fromUsers {\n              id\n            }\n            toUsers {\n              id\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n    }\n  }\n": types.TaskChangedDocument,
    "\n  subscription ProjectEvents($projectId: ID!, $after: Cursor) {\n    projectEvents(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      cursor\n      ... on ProjectMemberEvent {\n        role\n        user {\n          id\n        }\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n": types.ProjectEventsDocument,
    "\n  subscription MyEvents($after: Cursor) {\n    myEvents(after: $after) {\n      __typename\n      seq\n      cursor\n      ... on MembershipEvent {\n        projectId\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n": types.MyEventsDocument,
    "\n  query Changes($projectId: ID!, $after: Cursor, $first: Int!) {\n    changes(projectId: $projectId, after: $after, first: $first) {\n      cursor\n      hasMore\n      events {\n        __typename\n        seq\n        cursor\n      }\n    }\n  }\n": types.ChangesDocument,
    "\n  query MyCursor {\n    myCursor\n  }\n": types.MyCursorDocument,
    "\n  mutation DeleteProject($input: DeleteProjectInput!) {\n    deleteProject(input: $input) {\n      __typename\n      ... on UserError {\n        code\n      }\n    }\n  }\n": types.DeleteProjectDocument,
    "\n  subscription OwnAddress($projectId: ID!) {\n    taskChanged(projectId: $projectId) {\n      seq\n      actor {\n        email\n      }\n      items {\n        task {\n          project {\n            viewerRole\n          }\n        }\n      }\n    }\n  }\n": types.OwnAddressDocument,
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
export function graphql(source: "\n  mutation SignOutEverywhere {\n    signOutEverywhere(input: {}) {\n      __typename\n    }\n  }\n"): (typeof documents)["\n  mutation SignOutEverywhere {\n    signOutEverywhere(input: {}) {\n      __typename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Deactivate($input: DeactivateAccountInput!) {\n    deactivateAccount(input: $input) {\n      __typename\n      ... on UserError {\n        code\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Deactivate($input: DeactivateAccountInput!) {\n    deactivateAccount(input: $input) {\n      __typename\n      ... on UserError {\n        code\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignInAgain($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n    }\n  }\n"): (typeof documents)["\n  mutation SignInAgain($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board($id: ID!, $first: Int, $after: String) {\n    project(id: $id) {\n      id\n      name\n      viewerRole\n      cursor\n      members(first: 10) {\n        totalCount\n        nodes {\n          role\n          user {\n            id\n          }\n        }\n      }\n      tasks(first: $first, after: $after) {\n        totalCount\n        nodes {\n          id\n          key\n          title\n          status\n          assignees {\n            id\n          }\n          commentCount\n          comments(first: 5) {\n            totalCount\n            nodes {\n              body\n              author {\n                name\n              }\n            }\n          }\n        }\n        edges {\n          cursor\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Board($id: ID!, $first: Int, $after: String) {\n    project(id: $id) {\n      id\n      name\n      viewerRole\n      cursor\n      members(first: 10) {\n        totalCount\n        nodes {\n          role\n          user {\n            id\n          }\n        }\n      }\n      tasks(first: $first, after: $after) {\n        totalCount\n        nodes {\n          id\n          key\n          title\n          status\n          assignees {\n            id\n          }\n          commentCount\n          comments(first: 5) {\n            totalCount\n            nodes {\n              body\n              author {\n                name\n              }\n            }\n          }\n        }\n        edges {\n          cursor\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskById($id: ID!) {\n    task(id: $id) {\n      id\n      key\n      project {\n        cursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TaskById($id: ID!) {\n    task(id: $id) {\n      id\n      key\n      project {\n        cursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n"): (typeof documents)["\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskList($projectId: ID!, $first: Int, $last: Int, $after: String, $before: String) {\n    tasks(projectId: $projectId, first: $first, last: $last, after: $after, before: $before) {\n      totalCount\n      nodes {\n        title\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TaskList($projectId: ID!, $first: Int, $last: Int, $after: String, $before: String) {\n    tasks(projectId: $projectId, first: $first, last: $last, after: $after, before: $before) {\n      totalCount\n      nodes {\n        title\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskCount($projectId: ID!) {\n    tasks(projectId: $projectId) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query TaskCount($projectId: ID!) {\n    tasks(projectId: $projectId) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      email\n    }\n    projects {\n      totalCount\n      nodes {\n        id\n        cursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      email\n    }\n    projects {\n      totalCount\n      nodes {\n        id\n        cursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberEmails($id: ID!) {\n    project(id: $id) {\n      members {\n        nodes {\n          user {\n            id\n            email\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberEmails($id: ID!) {\n    project(id: $id) {\n      members {\n        nodes {\n          user {\n            id\n            email\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload {\n        accessToken\n        user {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload {\n        accessToken\n        user {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      __typename\n      ... on CreateProjectPayload {\n        cursor\n        project {\n          id\n          key\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      __typename\n      ... on CreateProjectPayload {\n        cursor\n        project {\n          id\n          key\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddProjectMember($input: AddProjectMemberInput!) {\n    addProjectMember(input: $input) {\n      __typename\n      ... on AddProjectMemberPayload {\n        cursor\n        user {\n          id\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddProjectMember($input: AddProjectMemberInput!) {\n    addProjectMember(input: $input) {\n      __typename\n      ... on AddProjectMemberPayload {\n        cursor\n        user {\n          id\n          name\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveProjectMember($input: RemoveProjectMemberInput!) {\n    removeProjectMember(input: $input) {\n      __typename\n      ... on RemoveProjectMemberPayload {\n        cursor\n        user {\n          id\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveProjectMember($input: RemoveProjectMemberInput!) {\n    removeProjectMember(input: $input) {\n      __typename\n      ... on RemoveProjectMemberPayload {\n        cursor\n        user {\n          id\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        cursor\n        task {\n          id\n          key\n          number\n          title\n          version\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        cursor\n        task {\n          id\n          key\n          number\n          title\n          version\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      __typename\n      ... on UpdateTaskPayload {\n        cursor\n        task {\n          id\n          title\n          status\n          version\n          dueDate\n          assignees {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateTask($input: UpdateTaskInput!) {\n    updateTask(input: $input) {\n      __typename\n      ... on UpdateTaskPayload {\n        cursor\n        task {\n          id\n          title\n          status\n          version\n          dueDate\n          assignees {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      __typename\n      ... on DeleteTaskPayload {\n        task {\n          id\n          deletedAt\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteTask($input: DeleteTaskInput!) {\n    deleteTask(input: $input) {\n      __typename\n      ... on DeleteTaskPayload {\n        task {\n          id\n          deletedAt\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      __typename\n      ... on AddCommentPayload {\n        comment {\n          id\n          body\n          author {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      __typename\n      ... on AddCommentPayload {\n        comment {\n          id\n          body\n          author {\n            id\n          }\n        }\n      }\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TaskChanged($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      id\n      seq\n      cursor\n      occurredAt\n      actor {\n        id\n        name\n      }\n      origin {\n        clientId\n        mutationId\n      }\n      ... on SingleTaskEvent {\n        task {\n          id\n          key\n          title\n          status\n          version\n          assignees {\n            id\n          }\n        }\n        changes {\n          __typename\n          field\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            fromUsers {\n              id\n            }\n            toUsers {\n              id\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription TaskChanged($projectId: ID!, $after: Cursor) {\n    taskChanged(projectId: $projectId, after: $after) {\n      __typename\n      id\n      seq\n      cursor\n      occurredAt\n      actor {\n        id\n        name\n      }\n      origin {\n        clientId\n        mutationId\n      }\n      ... on SingleTaskEvent {\n        task {\n          id\n          key\n          title\n          status\n          version\n          assignees {\n            id\n          }\n        }\n        changes {\n          __typename\n          field\n          ... on TaskTextChange {\n            fromText\n            toText\n          }\n          ... on TaskStatusChange {\n            fromStatus\n            toStatus\n          }\n          ... on TaskDateChange {\n            fromDate\n            toDate\n          }\n          ... on TaskAssigneesChange {\n            fromUsers {\n              id\n            }\n            toUsers {\n              id\n            }\n          }\n        }\n      }\n      ... on CommentAdded {\n        comment {\n          body\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ProjectEvents($projectId: ID!, $after: Cursor) {\n    projectEvents(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      cursor\n      ... on ProjectMemberEvent {\n        role\n        user {\n          id\n        }\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ProjectEvents($projectId: ID!, $after: Cursor) {\n    projectEvents(projectId: $projectId, after: $after) {\n      __typename\n      seq\n      cursor\n      ... on ProjectMemberEvent {\n        role\n        user {\n          id\n        }\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MyEvents($after: Cursor) {\n    myEvents(after: $after) {\n      __typename\n      seq\n      cursor\n      ... on MembershipEvent {\n        projectId\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription MyEvents($after: Cursor) {\n    myEvents(after: $after) {\n      __typename\n      seq\n      cursor\n      ... on MembershipEvent {\n        projectId\n      }\n      ... on SingleTaskEvent {\n        task {\n          title\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Changes($projectId: ID!, $after: Cursor, $first: Int!) {\n    changes(projectId: $projectId, after: $after, first: $first) {\n      cursor\n      hasMore\n      events {\n        __typename\n        seq\n        cursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Changes($projectId: ID!, $after: Cursor, $first: Int!) {\n    changes(projectId: $projectId, after: $after, first: $first) {\n      cursor\n      hasMore\n      events {\n        __typename\n        seq\n        cursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyCursor {\n    myCursor\n  }\n"): (typeof documents)["\n  query MyCursor {\n    myCursor\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteProject($input: DeleteProjectInput!) {\n    deleteProject(input: $input) {\n      __typename\n      ... on UserError {\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteProject($input: DeleteProjectInput!) {\n    deleteProject(input: $input) {\n      __typename\n      ... on UserError {\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription OwnAddress($projectId: ID!) {\n    taskChanged(projectId: $projectId) {\n      seq\n      actor {\n        email\n      }\n      items {\n        task {\n          project {\n            viewerRole\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription OwnAddress($projectId: ID!) {\n    taskChanged(projectId: $projectId) {\n      seq\n      actor {\n        email\n      }\n      items {\n        task {\n          project {\n            viewerRole\n          }\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;