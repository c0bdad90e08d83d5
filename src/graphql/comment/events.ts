import { commentRow } from '../../domain/snapshots.js';
import type { EventOf } from '../../events/event.js';
import type { KindOf } from '../../events/kinds.js';
import { builder } from '../builder.js';
import { implementEvents } from '../event/kinds.js';
import { Event } from '../event/type.js';
import { SingleTaskEvent, TaskEvent } from '../task/events.js';
import { Comment } from './type.js';

export const CommentEvent = builder.interfaceRef<EventOf<KindOf<'CommentEvent'>>>('CommentEvent').implement({
  description: 'An event of a comment.',
  interfaces: [Event, TaskEvent, SingleTaskEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    comment: t.field({
      type: Comment,
      description: 'The comment. Its own fields have the values right after the change; its relations are read now.',
      resolve: ({ data }) => commentRow(data.comment),
    }),
  }),
});

implementEvents(
  { TaskEvent, SingleTaskEvent, CommentEvent },
  {
    CommentEdited: (t) => ({
      fromBody: t.string({ description: 'The text before the edit.', resolve: ({ data }) => data.fromBody }),
    }),
    CommentReactionAdded: (t) => ({
      emoji: t.string({ description: 'The emoji of the added reaction.', resolve: ({ data }) => data.emoji }),
    }),
    CommentReactionRemoved: (t) => ({
      emoji: t.string({ description: 'The emoji of the removed reaction.', resolve: ({ data }) => data.emoji }),
    }),
  },
);
