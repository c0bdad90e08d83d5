import { createLabel, deleteLabel, type LabelRef, updateLabel } from '../../domain/label/labels.js';
import { ConflictError, LimitExceededError, NotFoundError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { Label } from './type.js';

const LabelPayload = builder.interfaceRef<Payload<LabelRef>>('LabelPayload').implement({
  description: 'The label after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    label: t.prismaField({
      type: Label,
      description: 'The label.',
      resolve: (query, { labelId }, _args, { prisma }) =>
        prisma.label.findUniqueOrThrow({ ...query, where: { id: labelId } }),
    }),
  }),
});

function labelPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<LabelRef>>(name)
    .implement({ description, interfaces: [MutationPayload, LabelPayload] });
}

const DeleteLabelPayload = builder.objectRef<Payload<LabelRef>>('DeleteLabelPayload').implement({
  description: 'The label is deleted and removed from all tasks.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    labelId: t.exposeID('labelId', { description: 'The id of the deleted label.' }),
  }),
});

builder.mutationField('createLabel', (t) =>
  t.fieldWithInput({
    description:
      'Creates a label for the tasks of a project. Requires the role MEMBER. CONFLICT when the project has a label with the same name or is archived; LIMIT_EXCEEDED beyond 500 labels.',
    type: labelPayload('CreateLabelPayload', 'The label is created.'),
    errors: { types: [NotFoundError, ConflictError, LimitExceededError] },
    typeOptions: { description: 'A label to create.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project of the label.' }),
      name: t.input.string({
        required: true,
        description: 'The name: one line, 1 to 50 characters, unique in the project regardless of case.',
      }),
      color: t.input.string({ description: 'The colour, in the format of the default `#64748b`.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createLabel(context.command('createLabel', input), input)),
  }),
);

builder.mutationField('updateLabel', (t) =>
  t.fieldWithInput({
    description:
      'Changes the name or colour of a label, on all tasks with the label. Unchanged values make no event. Requires the role MEMBER. CONFLICT when another label of the project has the name, or when the project is archived.',
    type: labelPayload('UpdateLabelPayload', 'The label has the requested values.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'Changes to a label. Omitted fields keep their values.' },
    input: {
      labelId: t.input.id({ required: true, description: 'The label.' }),
      name: t.input.string({
        description: 'The name: one line, 1 to 50 characters, unique in the project regardless of case.',
      }),
      color: t.input.string({ description: 'The colour, in the format `#64748b`.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateLabel(context.command('updateLabel', input), input)),
  }),
);

builder.mutationField('deleteLabel', (t) =>
  t.fieldWithInput({
    description: 'Deletes a label and removes it from all tasks. Requires the role MEMBER.',
    type: DeleteLabelPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A label to delete.' },
    input: {
      labelId: t.input.id({ required: true, description: 'The label.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteLabel(context.command('deleteLabel', input), input)),
  }),
);
