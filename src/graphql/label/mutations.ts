import { createLabel, deleteLabel, type LabelRef, updateLabel } from '../../domain/label/labels.js';
import { ConflictError, LimitExceededError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { Label } from './type.js';

const CreateLabelInput = builder.inputType('CreateLabelInput', {
  description: 'A new label.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project it belongs to.' }),
    name: t.string({ required: true, description: 'One line, 1 to 50 characters; unique in the project.' }),
    color: t.string({ description: 'As in `#64748b`, which it is unless said otherwise.' }),
    ...commandInput(t),
  }),
});

const UpdateLabelInput = builder.inputType('UpdateLabelInput', {
  description: 'Changes to a label. Fields that are left out stay as they are.',
  fields: (t) => ({
    labelId: t.id({ required: true, description: 'The label.' }),
    name: t.string({ description: 'One line, 1 to 50 characters; unique in the project.' }),
    color: t.string({ description: 'As in `#64748b`.' }),
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
  description: 'A label as it is after the mutation.',
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
  description: 'The label is deleted.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    labelId: t.exposeID('labelId', { description: 'The id that it had.' }),
  }),
});

builder.mutationField('createLabel', (t) =>
  t.field({
    description: 'Makes a label that tasks of the project can be marked with. Needs the role MEMBER.',
    type: labelPayload('CreateLabelPayload', 'The label is made.'),
    errors: {
      types: [...commonErrors, ConflictError, LimitExceededError],
      union: { name: 'CreateLabelResult', description: 'The answers of `createLabel`.' },
    },
    args: { input: t.arg({ type: CreateLabelInput, required: true, description: 'The label.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createLabel(context.command('createLabel', input), input)),
  }),
);

builder.mutationField('updateLabel', (t) =>
  t.field({
    description:
      'Changes the name or colour of a label, on all tasks that have it. When it is so already there is no event. Needs the role MEMBER.',
    type: labelPayload('UpdateLabelPayload', 'The label is as asked.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'UpdateLabelResult', description: 'The answers of `updateLabel`.' },
    },
    args: { input: t.arg({ type: UpdateLabelInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateLabel(context.command('updateLabel', input), input)),
  }),
);

builder.mutationField('deleteLabel', (t) =>
  t.field({
    description: 'Deletes a label and takes it off every task. Needs the role MEMBER.',
    type: DeleteLabelPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteLabelResult', description: 'The answers of `deleteLabel`.' },
    },
    args: { input: t.arg({ type: DeleteLabelInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteLabel(context.command('deleteLabel', input), input)),
  }),
);
