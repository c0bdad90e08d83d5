import { createLabel, deleteLabel, type LabelRef, updateLabel } from '../../domain/label/labels.js';
import { ConflictError, LimitExceededError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { Label } from './type.js';

const CreateLabelInput = builder.inputType('CreateLabelInput', {
  description: 'A label to create.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project of the label.' }),
    name: t.string({
      required: true,
      description: 'The name: one line, 1 to 50 characters, unique in the project regardless of case.',
    }),
    color: t.string({ description: 'The colour, in the format of the default `#64748b`.' }),
    ...commandInput(t),
  }),
});

const UpdateLabelInput = builder.inputType('UpdateLabelInput', {
  description: 'Changes to a label. Omitted fields keep their values.',
  fields: (t) => ({
    labelId: t.id({ required: true, description: 'The label.' }),
    name: t.string({
      description: 'The name: one line, 1 to 50 characters, unique in the project regardless of case.',
    }),
    color: t.string({ description: 'The colour, in the format `#64748b`.' }),
    ...commandInput(t),
  }),
});

const DeleteLabelInput = builder.inputType('DeleteLabelInput', {
  description: 'A label to delete.',
  fields: (t) => ({
    labelId: t.id({ required: true, description: 'The label.' }),
    ...commandInput(t),
  }),
});

const LabelPayload = builder.interfaceRef<Payload<LabelRef>>('LabelPayload').implement({
  description: 'The label after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    label: t.prismaField({
      type: Label,
      description: 'The label.',
      resolve: (query, { labelId }, _args, { db }) => db.label.findUniqueOrThrow({ ...query, where: { id: labelId } }),
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
  t.field({
    description:
      'Creates a label for the tasks of a project. Requires the role MEMBER. CONFLICT when the project has a label with the same name or is archived; LIMIT_EXCEEDED beyond 500 labels.',
    type: labelPayload('CreateLabelPayload', 'The label is created.'),
    errors: {
      types: [...commonErrors, ConflictError, LimitExceededError],
      union: { name: 'CreateLabelResult', description: 'The result of `createLabel`: its payload or an error.' },
    },
    args: { input: t.arg({ type: CreateLabelInput, required: true, description: 'The label to create.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createLabel(context.command('createLabel', input), input)),
  }),
);

builder.mutationField('updateLabel', (t) =>
  t.field({
    description:
      'Changes the name or colour of a label, on all tasks with the label. Unchanged values make no event. Requires the role MEMBER. CONFLICT when another label of the project has the name, or when the project is archived.',
    type: labelPayload('UpdateLabelPayload', 'The label has the requested values.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'UpdateLabelResult', description: 'The result of `updateLabel`: its payload or an error.' },
    },
    args: { input: t.arg({ type: UpdateLabelInput, required: true, description: 'The changes to make.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateLabel(context.command('updateLabel', input), input)),
  }),
);

builder.mutationField('deleteLabel', (t) =>
  t.field({
    description: 'Deletes a label and removes it from all tasks. Requires the role MEMBER.',
    type: DeleteLabelPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteLabelResult', description: 'The result of `deleteLabel`: its payload or an error.' },
    },
    args: { input: t.arg({ type: DeleteLabelInput, required: true, description: 'The label to delete.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteLabel(context.command('deleteLabel', input), input)),
  }),
);
