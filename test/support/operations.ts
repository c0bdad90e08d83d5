import type { CreateTaskInput, TaskChangedSubscription, UpdateTaskInput } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import type { Person } from './client.js';

export const createProjectDocument = graphql(`
  mutation CreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      __typename
      ... on CreateProjectPayload {
        cursor
        project {
          id
          key
          name
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

export const addProjectMemberDocument = graphql(`
  mutation AddProjectMember($input: AddProjectMemberInput!) {
    addProjectMember(input: $input) {
      __typename
      ... on AddProjectMemberPayload {
        cursor
        user {
          id
          name
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

export const removeProjectMemberDocument = graphql(`
  mutation RemoveProjectMember($input: RemoveProjectMemberInput!) {
    removeProjectMember(input: $input) {
      __typename
      ... on RemoveProjectMemberPayload {
        cursor
        user {
          id
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

export const createTaskDocument = graphql(`
  mutation CreateTask($input: CreateTaskInput!) {
    createTask(input: $input) {
      __typename
      ... on CreateTaskPayload {
        cursor
        task {
          id
          key
          number
          title
          version
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

export const updateTaskDocument = graphql(`
  mutation UpdateTask($input: UpdateTaskInput!) {
    updateTask(input: $input) {
      __typename
      ... on UpdateTaskPayload {
        cursor
        task {
          id
          title
          status
          version
          dueDate
          assignees {
            id
          }
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

export const deleteTaskDocument = graphql(`
  mutation DeleteTask($input: DeleteTaskInput!) {
    deleteTask(input: $input) {
      __typename
      ... on DeleteTaskPayload {
        task {
          id
          deletedAt
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

export const addCommentDocument = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      __typename
      ... on AddCommentPayload {
        comment {
          id
          body
          author {
            id
          }
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

export const taskChangedDocument = graphql(`
  subscription TaskChanged($projectId: ID!, $after: Cursor) {
    taskChanged(projectId: $projectId, after: $after) {
      __typename
      id
      seq
      cursor
      occurredAt
      actor {
        id
        name
      }
      origin {
        clientId
        mutationId
      }
      ... on SingleTaskEvent {
        task {
          id
          key
          title
          status
          version
          assignees {
            id
          }
        }
        changes {
          __typename
          field
          ... on TaskTextChange {
            fromText
            toText
          }
          ... on TaskStatusChange {
            fromStatus
            toStatus
          }
          ... on TaskDateChange {
            fromDate
            toDate
          }
          ... on TaskAssigneesChange {
            fromUsers {
              id
            }
            toUsers {
              id
            }
          }
        }
      }
      ... on CommentAdded {
        comment {
          body
        }
      }
    }
  }
`);

let lastKey = 0;

/** A project key that no other test of this process uses. */
export function nextKey(): string {
  lastKey += 1;
  return `T${process.pid.toString(36).toUpperCase().slice(-4)}${lastKey.toString(36).toUpperCase()}`;
}

/** Creates a project with members. */
export async function newProject(
  owner: Person,
  members: readonly Person[] = [],
  role: 'ADMIN' | 'MEMBER' | 'VIEWER' = 'MEMBER',
) {
  const { createProject } = await owner.ask(createProjectDocument, { input: { key: nextKey(), name: 'A project' } });
  if (createProject.__typename !== 'CreateProjectPayload') throw new Error(JSON.stringify(createProject));
  const { project } = createProject;
  for (const member of members) await addMember(owner, project.id, member, role);
  return project;
}

export async function addMember(
  owner: Person,
  projectId: string,
  member: Person,
  role: 'ADMIN' | 'MEMBER' | 'VIEWER' = 'MEMBER',
) {
  const { addProjectMember } = await owner.ask(addProjectMemberDocument, {
    input: { projectId, email: member.email, role },
  });
  if (addProjectMember.__typename !== 'AddProjectMemberPayload') throw new Error(JSON.stringify(addProjectMember));
  return addProjectMember;
}

export async function removeMember(owner: Person, projectId: string, userId: string) {
  const { removeProjectMember } = await owner.ask(removeProjectMemberDocument, { input: { projectId, userId } });
  if (removeProjectMember.__typename !== 'RemoveProjectMemberPayload')
    throw new Error(JSON.stringify(removeProjectMember));
  return removeProjectMember;
}

export async function newTask(person: Person, input: CreateTaskInput) {
  const { createTask } = await person.ask(createTaskDocument, { input });
  if (createTask.__typename !== 'CreateTaskPayload') throw new Error(JSON.stringify(createTask));
  return { ...createTask.task, cursor: createTask.cursor };
}

export async function changeTask(person: Person, input: UpdateTaskInput) {
  const { updateTask } = await person.ask(updateTaskDocument, { input });
  if (updateTask.__typename !== 'UpdateTaskPayload') throw new Error(JSON.stringify(updateTask));
  return { ...updateTask.task, cursor: updateTask.cursor };
}

/** The task of a SingleTaskEvent; undefined for other events. */
export function taskOf(event: TaskChangedSubscription['taskChanged']) {
  return 'task' in event ? event.task : undefined;
}
