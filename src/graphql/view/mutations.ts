import { createView, deleteView, updateView, type ViewRef } from '../../domain/view/views.js';
import { ConflictError, LimitExceededError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { TaskFilterInput } from '../task/filter.js';
import { TaskSortInput } from '../task/order.js';
import { commonErrors } from '../user-error.js';
import { SavedView } from './type.js';

const CreateViewInput = builder.inputType('CreateViewInput', {
  description: 'A view to create.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project whose tasks the view shows.' }),
    name: t.string({ required: true, description: 'The name: one line, 1 to 100 characters.' }),
    shared: t.boolean({
      defaultValue: false,
      description: 'Whether all members see the view. True requires the role MEMBER.',
    }),
    filter: t.field({ type: TaskFilterInput, description: 'The filter of the tasks. Omitted: all tasks.' }),
    orderBy: t.field({
      type: [TaskSortInput],
      description: 'The sort order, as in `tasks`. Omitted: the order of the board.',
    }),
    ...commandInput(t),
  }),
});

const UpdateViewInput = builder.inputType('UpdateViewInput', {
  description: 'Changes to a view. Omitted fields keep their values.',
  fields: (t) => ({
    viewId: t.id({ required: true, description: 'The view.' }),
    name: t.string({ description: 'The name: one line, 1 to 100 characters.' }),
    shared: t.boolean({ description: 'Whether all members see the view. True requires the role MEMBER.' }),
    filter: t.field({ type: TaskFilterInput, description: 'The filter of the tasks; `{}` for all.' }),
    orderBy: t.field({
      type: [TaskSortInput],
      description: 'The sort order, as in `tasks`; an empty list for the order of the board.',
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
  description: 'The view after the mutation.',
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
  fields: (t) => ({ viewId: t.exposeID('viewId', { description: 'The id of the deleted view.' }) }),
});

builder.mutationField('createView', (t) =>
  t.field({
    description:
      'Creates a view of the tasks of a project, owned by the viewer. Every role may; sharing requires the role MEMBER. LIMIT_EXCEEDED when the viewer has 200 views in the project.',
    type: viewPayload('CreateViewPayload', 'The view is created.'),
    errors: {
      types: [...commonErrors, ConflictError, LimitExceededError],
      union: { name: 'CreateViewResult', description: 'The result of `createView`: its payload or an error.' },
    },
    args: { input: t.arg({ type: CreateViewInput, required: true, description: 'The view.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createView(context.command('createView', input), input)),
  }),
);

builder.mutationField('updateView', (t) =>
  t.field({
    description:
      'Changes a view of the viewer. Requires the role MEMBER when the view is shared after the change. Without a change there is no event.',
    type: viewPayload('UpdateViewPayload', 'The view has the requested values.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'UpdateViewResult', description: 'The result of `updateView`: its payload or an error.' },
    },
    args: { input: t.arg({ type: UpdateViewInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateView(context.command('updateView', input), input)),
  }),
);

builder.mutationField('deleteView', (t) =>
  t.field({
    description: 'Deletes a view of the viewer. With the role ADMIN also a shared view of another member.',
    type: DeleteViewPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteViewResult', description: 'The result of `deleteView`: its payload or an error.' },
    },
    args: { input: t.arg({ type: DeleteViewInput, required: true, description: 'The view to delete.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteView(context.command('deleteView', input), input)),
  }),
);
