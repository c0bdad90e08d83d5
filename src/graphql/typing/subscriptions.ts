import { TypingState } from '../../presence/typing-room.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { loadUsers } from '../prefetch/loaders.js';
import { User } from '../user/type.js';

builder.objectType(TypingState, {
  name: 'TypingState',
  description: 'Who types on a task now: replace what you have by it.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The task.' }),
    users: t.field({
      type: [User],
      extensions: listOf(5),
      description: "Everybody who types, without the viewer's own echo; at most 50.",
      resolve: ({ userIds }, _args, context) => loadUsers(context, userIds),
    }),
  }),
});

builder.subscriptionField('userTyping', (t) =>
  t.field({
    type: TypingState,
    description:
      "Who types a comment on a task: at once, without anybody if nobody does, then whenever that has changed. Somebody who says nothing for some seconds has stopped. What the viewer's own front end says is left out, as its `clientId` tells; without one, whatever the viewer says. Raises NOT_FOUND unless the viewer is a member, ends with ACCESS_REVOKED when they are not any more, and completes when the task is deleted.",
    args: { taskId: t.arg.id({ required: true, description: 'The task.' }) },
    subscribe: (_root, { taskId }, { services, viewer, clientId }) =>
      services.typing.follow({ ...viewer, clientId }, taskId),
    resolve: (state) => state,
  }),
);
