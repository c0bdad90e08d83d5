import { createView, deleteView, updateView, type ViewRef } from '../../domain/view/views.js';
import { ConflictError, LimitExceededError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { TaskFilterInput } from '../task/filter.js';
import { TaskSortInput } from '../task/order.js';
import { commonErrors } from '../user-error.js';
import { SavedView } from './type.js';

const CreateViewInput = builder.inputType('CreateViewInput', {
  description: 'A view to keep.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'Whose tasks it shows.' }),
    name: t.string({ required: true, description: 'One line, 1 to 100 characters.' }),
    shared: t.boolean({ defaultValue: false, description: 'Whether all members see it; needs the role MEMBER.' }),
    filter: t.field({ type: TaskFilterInput, description: 'Which of the tasks; all without it.' }),
    orderBy: t.field({ type: [TaskSortInput], description: 'As in `tasks`; the order of the board without it.' }),
    ...commandInput(t),
  }),
});

const UpdateViewInput = builder.inputType('UpdateViewInput', {
  description: 'Changes to a view. Fields that are left out stay as they are.',
  fields: (t) => ({
    viewId: t.id({ required: true, description: 'The view.' }),
    name: t.string({ description: 'One line, 1 to 100 characters.' }),
    shared: t.boolean({ description: 'Whether all members see it from now on; needs the role MEMBER.' }),
    filter: t.field({ type: TaskFilterInput, description: 'Which of the tasks from now on; `{}` for all.' }),
    orderBy: t.field({
      type: [TaskSortInput],
      description: 'As in `tasks`; an empty list for the order of the board.',
    }),
    ...commandInput(t),
  }),
});

const DeleteViewInput = builder.inputType('DeleteViewInput', {
  description: 'A view to delete.',
  fields: (t) => ({
    viewId: t.id({ required: true, description: 'The view.' }),
    ...commandInput(t),
  }),
});

const SavedViewPayload = builder.interfaceRef<Payload<ViewRef>>('SavedViewPayload').implement({
  description: 'A view as it is after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    view: t.prismaField({
      type: SavedView,
      description: 'The view.',
      resolve: (query, { viewId, projectId }, _args, { db }) =>
        db.savedView.findUniqueOrThrow({ ...query, where: { id: viewId, projectId } }),
    }),
  }),
});

function viewPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<ViewRef>>(name)
    .implement({ description, interfaces: [MutationPayload, SavedViewPayload] });
}

const DeleteViewPayload = builder.objectRef<Payload<ViewRef>>('DeleteViewPayload').implement({
  description: 'The view is deleted.',
  interfaces: [MutationPayload],
  fields: (t) => ({ viewId: t.exposeID('viewId', { description: 'The id that it had.' }) }),
});

builder.mutationField('createView', (t) =>
  t.field({
    description: 'Keeps a view of the tasks of a project. Every member may; sharing it needs the role MEMBER.',
    type: viewPayload('CreateViewPayload', 'The view is kept.'),
    errors: {
      types: [...commonErrors, ConflictError, LimitExceededError],
      union: { name: 'CreateViewResult', description: 'The answers of `createView`.' },
    },
    args: { input: t.arg({ type: CreateViewInput, required: true, description: 'The view.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createView(context.command('createView', input), input)),
  }),
);

builder.mutationField('updateView', (t) =>
  t.field({
    description:
      'Changes a view of the viewer; when it is as asked already there is no event. Keeping or making it shared needs the role MEMBER.',
    type: viewPayload('UpdateViewPayload', 'The view is as asked.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'UpdateViewResult', description: 'The answers of `updateView`.' },
    },
    args: { input: t.arg({ type: UpdateViewInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateView(context.command('updateView', input), input)),
  }),
);

builder.mutationField('deleteView', (t) =>
  t.field({
    description: 'Deletes a view of the viewer; with the role ADMIN also one that somebody else shares.',
    type: DeleteViewPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteViewResult', description: 'The answers of `deleteView`.' },
    },
    args: { input: t.arg({ type: DeleteViewInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteView(context.command('deleteView', input), input)),
  }),
);
