import type { TypingSignal } from '../../domain/typing/live-typing.js';
import { ConflictError, NotFoundError, RateLimitedError } from '../../errors.js';
import { builder } from '../builder.js';

const SetTypingPayload = builder.objectRef<TypingSignal>('SetTypingPayload').implement({
  description:
    'The state was sent to the subscribers of `userTyping` of the task. It is not stored and makes no event.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The task.' }),
    isTyping: t.exposeBoolean('isTyping', { description: 'The sent state.' }),
    expiresInMs: t.exposeInt('expiresInMs', {
      description: 'The milliseconds until the state expires; send it again before. 0 when `isTyping` is false.',
    }),
  }),
});

builder.mutationField('setTyping', (t) =>
  t.fieldWithInput({
    type: SetTypingPayload,
    description:
      'Sends the typing state of the viewer on a task to the subscribers of `userTyping`. Requires the role MEMBER. Accepts 5 calls at once per task, then one a second; more are RATE_LIMITED.',
    typeOptions: { description: 'The typing state of the viewer on a task.' },
    input: {
      taskId: t.input.id({ required: true, description: 'The task.' }),
      isTyping: t.input.boolean({
        required: true,
        description:
          'True when the viewer begins to type, and every 3 seconds while typing. False when the viewer stops or sends the comment.',
      }),
    },
    errors: { types: [NotFoundError, ConflictError, RateLimitedError] },
    resolve: (_root, { input }, { services, viewer, clientId }) =>
      services.typing.report({ ...viewer, clientId }, input),
  }),
);
