import type { projectStreamKinds } from '../../events/event.js';
import { builder } from '../builder.js';

type ProjectStreamKind = (typeof projectStreamKinds)[number];

const values = {
  PROJECT_CREATED: { value: 'ProjectCreated', description: 'The project was created.' },
  PROJECT_UPDATED: { value: 'ProjectUpdated', description: 'The name, description or colour of the project changed.' },
  PROJECT_ARCHIVED: { value: 'ProjectArchived', description: 'The project was archived.' },
  PROJECT_UNARCHIVED: { value: 'ProjectUnarchived', description: 'The project was unarchived.' },
  PROJECT_TRANSFERRED: { value: 'ProjectTransferred', description: 'The ownership of the project was transferred.' },
  PROJECT_MEMBER_ADDED: { value: 'ProjectMemberAdded', description: 'A user became a member.' },
  PROJECT_MEMBER_ROLE_CHANGED: { value: 'ProjectMemberRoleChanged', description: 'The role of a member changed.' },
  PROJECT_MEMBER_REMOVED: { value: 'ProjectMemberRemoved', description: 'A membership ended.' },
  PROJECT_DELETED: { value: 'ProjectDeleted', description: 'The project was deleted.' },
  LABEL_CREATED: { value: 'LabelCreated', description: 'A label was created.' },
  LABEL_UPDATED: { value: 'LabelUpdated', description: 'The name or colour of a label changed.' },
  LABEL_DELETED: { value: 'LabelDeleted', description: 'A label was deleted.' },
  TASK_CREATED: { value: 'TaskCreated', description: 'A task was created.' },
  TASK_UPDATED: { value: 'TaskUpdated', description: 'Fields of a task other than its status changed.' },
  TASK_STATUS_CHANGED: {
    value: 'TaskStatusChanged',
    description: 'The status of a task changed, possibly with other fields.',
  },
  TASK_ASSIGNEES_CHANGED: { value: 'TaskAssigneesChanged', description: 'Only the assignees of a task changed.' },
  TASK_MOVED: { value: 'TaskMoved', description: 'Only the position of a task on the board changed.' },
  TASK_DELETED: { value: 'TaskDeleted', description: 'A task was deleted.' },
  TASK_RESTORED: { value: 'TaskRestored', description: 'A deleted task was restored.' },
  TASKS_BULK_CHANGED: { value: 'TasksBulkChanged', description: 'One command changed several tasks.' },
  TASKS_IMPORTED: { value: 'TasksImported', description: 'Tasks were created or updated from an imported file.' },
  COMMENT_ADDED: { value: 'CommentAdded', description: 'A comment was added to a task.' },
  COMMENT_EDITED: { value: 'CommentEdited', description: 'The text of a comment was edited.' },
  COMMENT_DELETED: { value: 'CommentDeleted', description: 'A comment was deleted.' },
  COMMENT_REACTION_ADDED: { value: 'CommentReactionAdded', description: 'A reaction was added to a comment.' },
  COMMENT_REACTION_REMOVED: { value: 'CommentReactionRemoved', description: 'A reaction was removed from a comment.' },
  SAVED_VIEW_CREATED: { value: 'SavedViewCreated', description: 'A shared view was created.' },
  SAVED_VIEW_UPDATED: { value: 'SavedViewUpdated', description: 'A shared view changed.' },
  SAVED_VIEW_DELETED: { value: 'SavedViewDeleted', description: 'A shared view was deleted.' },
} as const satisfies Record<string, { value: ProjectStreamKind; description: string }>;

/** Fails to compile when an event kind of a project's stream has no enum value. */
type Unnamed = Exclude<ProjectStreamKind, (typeof values)[keyof typeof values]['value']>;
const complete: [Unnamed] extends [never] ? typeof values : Unnamed = values;

export const EventKind = builder.enumType('EventKind', {
  description:
    'The kind of an event in a project. Each kind has a type of the same name: events of TASK_CREATED are of the type `TaskCreated`.',
  values: complete,
});
