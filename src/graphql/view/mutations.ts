import { createView, deleteView, updateView, type ViewRef } from '../../domain/view/views.js';
import { ConflictError, LimitExceededError, NotFoundError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { TaskFilterInput } from '../task/filter.js';
import { TaskSortInput } from '../task/order.js';
import { SavedView } from './type.js';

const SavedViewPayload = builder.interfaceRef<Payload<ViewRef>>('SavedViewPayload').implement({
  description: 'The view after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    view: t.prismaField({
      type: SavedView,
      description: 'The view.',
      resolve: (query, { viewId, projectId }, _args, { prisma }) =>
        prisma.savedView.findUniqueOrThrow({ ...query, where: { id: viewId, projectId } }),
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
  t.fieldWithInput({
    description:
      'Creates a view of the tasks of a project, owned by the viewer. Every role may; sharing requires the role MEMBER. LIMIT_EXCEEDED when the viewer has 200 views in the project.',
    type: viewPayload('CreateViewPayload', 'The view is created.'),
    errors: { types: [NotFoundError, ConflictError, LimitExceededError] },
    typeOptions: { description: 'A view to create.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project whose tasks the view shows.' }),
      name: t.input.string({ required: true, description: 'The name: one line, 1 to 100 characters.' }),
      shared: t.input.boolean({
        defaultValue: false,
        description: 'Whether all members see the view. True requires the role MEMBER.',
      }),
      filter: t.input.field({ type: TaskFilterInput, description: 'The filter of the tasks. Omitted: all tasks.' }),
      orderBy: t.input.field({
        type: [TaskSortInput],
        description: 'The sort order, as in `tasks`. Omitted: the order of the board.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createView(context.command('createView', input), input)),
  }),
);

builder.mutationField('updateView', (t) =>
  t.fieldWithInput({
    description:
      'Changes a view of the viewer. Requires the role MEMBER when the view is shared after the change. Without a change there is no event.',
    type: viewPayload('UpdateViewPayload', 'The view has the requested values.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'Changes to a view. Omitted fields keep their values.' },
    input: {
      viewId: t.input.id({ required: true, description: 'The view.' }),
      name: t.input.string({ description: 'The name: one line, 1 to 100 characters.' }),
      shared: t.input.boolean({ description: 'Whether all members see the view. True requires the role MEMBER.' }),
      filter: t.input.field({ type: TaskFilterInput, description: 'The filter of the tasks; `{}` for all.' }),
      orderBy: t.input.field({
        type: [TaskSortInput],
        description: 'The sort order, as in `tasks`; an empty list for the order of the board.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateView(context.command('updateView', input), input)),
  }),
);

builder.mutationField('deleteView', (t) =>
  t.fieldWithInput({
    description: 'Deletes a view of the viewer. With the role ADMIN also a shared view of another member.',
    type: DeleteViewPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A view to delete.' },
    input: {
      viewId: t.input.id({ required: true, description: 'The view.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteView(context.command('deleteView', input), input)),
  }),
);
