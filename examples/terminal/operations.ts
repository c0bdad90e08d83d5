import { graphql } from '../gql/index.js';

/** The GraphQL operations of the demo. */

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      ... on SignInPayload {
        accessToken
        expiresAt
      }
      ... on UserError {
        message
      }
    }
  }
`);

export const Board = graphql(`
  query Board {
    projects(first: 1) {
      nodes {
        id
        name
        cursor
        members {
          nodes {
            user {
              id
              name
            }
          }
        }
        labels {
          nodes {
            id
            name
          }
        }
        tasks(first: 3) {
          totalCount
          nodes {
            id
            key
            title
          }
        }
      }
    }
  }
`);

export const Changes = graphql(`
  subscription Changes($projectId: ID!, $after: Cursor) {
    taskChanged(projectId: $projectId, after: $after) {
      __typename
      seq
      cursor
      actor {
        name
      }
      ... on SingleTaskEvent {
        task {
          key
          title
          status
        }
        changes {
          __typename
          field
          ... on TaskStatusChange {
            fromStatus
            toStatus
          }
          ... on TaskTextChange {
            fromText
            toText
          }
          ... on TaskDateChange {
            fromDate
            toDate
          }
          ... on TaskAssigneesChange {
            toUsers {
              name
            }
          }
        }
      }
      ... on CommentAdded {
        comment {
          body
        }
      }
      items {
        task {
          key
        }
      }
    }
  }
`);

export const NewTask = graphql(`
  mutation NewTask($input: CreateTaskInput!) {
    createTask(input: $input) {
      ... on CreateTaskPayload {
        task {
          id
        }
      }
      ... on UserError {
        message
      }
    }
  }
`);

export const ChangeTask = graphql(`
  mutation ChangeTask($input: UpdateTaskInput!) {
    updateTask(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

export const Comment = graphql(`
  mutation Comment($input: AddCommentInput!) {
    addComment(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

export const RemoveTask = graphql(`
  mutation RemoveTask($input: DeleteTaskInput!) {
    deleteTask(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

export const MoveTask = graphql(`
  mutation MoveTask($input: MoveTaskInput!) {
    moveTask(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

export const ChangeTasks = graphql(`
  mutation ChangeTasks($input: BulkUpdateTasksInput!) {
    bulkUpdateTasks(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

export const RestoreTask = graphql(`
  mutation RestoreTask($input: RestoreTaskInput!) {
    restoreTask(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

export const ImportProgress = graphql(`
  subscription Progress($projectId: ID!, $importId: String!) {
    importProgress(projectId: $projectId, importId: $importId) {
      status
      rowsRead
      created
      failed
    }
  }
`);

export const History = graphql(`
  query History($taskId: ID!) {
    task(id: $taskId) {
      key
      title
      history(order: OLDEST_FIRST, first: 20) {
        nodes {
          __typename
          occurredAt
          actor {
            name
          }
        }
      }
    }
  }
`);

export const InboxCursor = graphql(`
  query InboxCursor {
    notifications(first: 0) {
      cursor
    }
  }
`);

export const Notifications = graphql(`
  subscription Notifications($after: Cursor) {
    notifications(after: $after) {
      cursor
      unreadCount
      ... on SingleNotificationEvent {
        notification {
          kind
          actors {
            name
          }
          task {
            key
          }
          comment {
            body
          }
        }
      }
    }
  }
`);
