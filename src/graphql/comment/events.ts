import { commentRow } from '../../domain/snapshots.js';
import type { CommentEventKind, EventOf } from '../../events/event.js';
import { builder } from '../builder.js';
import { Event } from '../event/type.js';
import { SingleTaskEvent, TaskEvent } from '../task/events.js';
import { Comment } from './type.js';

export const CommentEvent = builder.interfaceRef<EventOf<CommentEventKind>>('CommentEvent').implement({
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

const interfaces = [Event, TaskEvent, SingleTaskEvent, CommentEvent];

builder.objectRef<EventOf<'CommentAdded'>>('CommentAdded').implement({
  description: 'A comment was added to a task.',
  interfaces,
});

builder.objectRef<EventOf<'CommentEdited'>>('CommentEdited').implement({
  description: 'The text of a comment was edited.',
  interfaces,
  fields: (t) => ({
    fromBody: t.string({ description: 'The text before the edit.', resolve: ({ data }) => data.fromBody }),
  }),
});

builder.objectRef<EventOf<'CommentDeleted'>>('CommentDeleted').implement({
  description: 'A comment was deleted. The comment remains without its text.',
  interfaces,
});

builder.objectRef<EventOf<'CommentReactionAdded'>>('CommentReactionAdded').implement({
  description: 'The actor added a reaction to a comment.',
  interfaces,
  fields: (t) => ({
    emoji: t.string({ description: 'The emoji of the added reaction.', resolve: ({ data }) => data.emoji }),
  }),
});

builder.objectRef<EventOf<'CommentReactionRemoved'>>('CommentReactionRemoved').implement({
  description: 'The actor removed a reaction from a comment.',
  interfaces,
  fields: (t) => ({
    emoji: t.string({ description: 'The emoji of the removed reaction.', resolve: ({ data }) => data.emoji }),
  }),
});
