import { TypingState } from '../../presence/typing-room.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { loadUsers } from '../prefetch/loaders.js';
import { User } from '../user/type.js';

builder.objectType(TypingState, {
  name: 'TypingState',
  description: 'The users who type a comment on a task now. Each message replaces the one before.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The task.' }),
    users: t.field({
      type: [User],
      extensions: listOf(5),
      description: "The users who type, without the viewer's own front end; at most 50.",
      resolve: ({ userIds }, _args, context) => loadUsers(context, userIds),
    }),
  }),
});

builder.subscriptionField('userTyping', (t) =>
  t.field({
    type: TypingState,
    description:
      "The users who type a comment on a task: at once, also when no user types, then after each change. A state expires 6 seconds after its last `setTyping`. Signals with the subscriber's own `clientId` are left out; without a `clientId` all signals of the viewer are. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends. Completes when the task is deleted.",
    args: { taskId: t.arg.id({ required: true, description: 'The task.' }) },
    subscribe: (_root, { taskId }, { services, viewer, clientId }) =>
      services.typing.follow({ ...viewer, clientId }, taskId),
    resolve: (state) => state,
  }),
);
