import type { TypingSignal } from '../../domain/typing/live-typing.js';
import { ConflictError, RateLimitedError } from '../../errors.js';
import { builder } from '../builder.js';
import { commonErrors } from '../user-error.js';

const SetTypingInput = builder.inputType('SetTypingInput', {
  description: 'That the viewer types a comment on a task, or has stopped to.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    isTyping: t.boolean({
      required: true,
      description: 'True when they begin and every few seconds while they go on; false when they stop or send.',
    }),
  }),
});

const SetTypingPayload = builder.objectRef<TypingSignal>('SetTypingPayload').implement({
  description: 'It was said to those who follow `userTyping` of the task. Nothing is stored, and there is no event.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The task.' }),
    isTyping: t.exposeBoolean('isTyping', { description: 'What was said.' }),
    expiresInMs: t.exposeInt('expiresInMs', {
      description: 'For how many milliseconds it counts; say it again before. 0 for having stopped.',
    }),
  }),
});

builder.mutationField('setTyping', (t) =>
  t.field({
    type: SetTypingPayload,
    description:
      'Says that the viewer types a comment on a task, or has stopped to. Needs the role MEMBER. RATE_LIMITED when it is said more than five times at once or, after that, more than once a second.',
    args: { input: t.arg({ type: SetTypingInput, required: true, description: 'What to say.' }) },
    errors: {
      types: [...commonErrors, ConflictError, RateLimitedError],
      union: { name: 'SetTypingResult', description: 'The answers of `setTyping`.' },
    },
    resolve: (_root, { input }, { services, viewer, clientId }) =>
      services.typing.report({ ...viewer, clientId }, input),
  }),
);
