import type { projectStreamKinds } from '../../events/event.js';
import { builder } from '../builder.js';

type ProjectStreamKind = (typeof projectStreamKinds)[number];

const values = {
  PROJECT_CREATED: { value: 'ProjectCreated', description: 'The project was made.' },
  PROJECT_UPDATED: { value: 'ProjectUpdated', description: "The project's own fields changed." },
  PROJECT_ARCHIVED: { value: 'ProjectArchived', description: 'The project was archived.' },
  PROJECT_UNARCHIVED: { value: 'ProjectUnarchived', description: 'The project was brought back.' },
  PROJECT_TRANSFERRED: { value: 'ProjectTransferred', description: 'The project was handed to another owner.' },
  PROJECT_MEMBER_ADDED: { value: 'ProjectMemberAdded', description: 'A person became a member.' },
  PROJECT_MEMBER_ROLE_CHANGED: { value: 'ProjectMemberRoleChanged', description: 'A member has another role.' },
  PROJECT_MEMBER_REMOVED: { value: 'ProjectMemberRemoved', description: 'A person is a member no more.' },
  PROJECT_DELETED: { value: 'ProjectDeleted', description: 'The project was deleted.' },
  LABEL_CREATED: { value: 'LabelCreated', description: 'A label was made.' },
  LABEL_UPDATED: { value: 'LabelUpdated', description: 'A label has another name or colour.' },
  LABEL_DELETED: { value: 'LabelDeleted', description: 'A label was deleted.' },
  TASK_CREATED: { value: 'TaskCreated', description: 'A task was made.' },
  TASK_UPDATED: { value: 'TaskUpdated', description: 'Fields of a task changed, its status not among them.' },
  TASK_STATUS_CHANGED: { value: 'TaskStatusChanged', description: "A task's status changed." },
  TASK_ASSIGNEES_CHANGED: { value: 'TaskAssigneesChanged', description: 'Only who should do a task changed.' },
  TASK_MOVED: { value: 'TaskMoved', description: 'A task has another place on the board.' },
  TASK_DELETED: { value: 'TaskDeleted', description: 'A task was deleted.' },
  TASK_RESTORED: { value: 'TaskRestored', description: 'A deleted task is back.' },
  TASKS_BULK_CHANGED: { value: 'TasksBulkChanged', description: 'One command changed several tasks.' },
  TASKS_IMPORTED: { value: 'TasksImported', description: 'Tasks came in from a file.' },
  COMMENT_ADDED: { value: 'CommentAdded', description: 'Somebody commented on a task.' },
  COMMENT_EDITED: { value: 'CommentEdited', description: "A comment's text changed." },
  COMMENT_DELETED: { value: 'CommentDeleted', description: 'A comment was deleted.' },
  COMMENT_REACTION_ADDED: { value: 'CommentReactionAdded', description: 'Somebody reacted to a comment.' },
  COMMENT_REACTION_REMOVED: { value: 'CommentReactionRemoved', description: 'Somebody took a reaction back.' },
  SAVED_VIEW_CREATED: { value: 'SavedViewCreated', description: 'A shared view was made.' },
  SAVED_VIEW_UPDATED: { value: 'SavedViewUpdated', description: 'A shared view changed.' },
  SAVED_VIEW_DELETED: { value: 'SavedViewDeleted', description: 'A shared view was deleted.' },
} as const satisfies Record<string, { value: ProjectStreamKind; description: string }>;

/** Fails to compile when a kind of a project's stream has no name here. */
type Unnamed = Exclude<ProjectStreamKind, (typeof values)[keyof typeof values]['value']>;
const complete: [Unnamed] extends [never] ? typeof values : Unnamed = values;

export const EventKind = builder.enumType('EventKind', {
  description: 'The kinds of events in a project, each named after the type of its events.',
  values: complete,
});
