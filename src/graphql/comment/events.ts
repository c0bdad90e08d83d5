import { commentRow } from '../../domain/snapshots.js';
import type { CommentEventKind, EventOf } from '../../events/event.js';
import { builder } from '../builder.js';
import { Event } from '../event/type.js';
import { SingleTaskEvent, TaskEvent } from '../task/events.js';
import { Comment } from './type.js';

export const CommentEvent = builder.interfaceRef<EventOf<CommentEventKind>>('CommentEvent').implement({
  description: 'Something happened to a comment.',
  interfaces: [Event, TaskEvent, SingleTaskEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    comment: t.field({
      type: Comment,
      description:
        'The comment. Its own fields are as they were right after the change; what it relates to is as of now.',
      resolve: ({ data }) => commentRow(data.comment),
    }),
  }),
});

const interfaces = [Event, TaskEvent, SingleTaskEvent, CommentEvent];

builder.objectRef<EventOf<'CommentAdded'>>('CommentAdded').implement({
  description: 'Somebody commented on a task.',
  interfaces,
});

builder.objectRef<EventOf<'CommentEdited'>>('CommentEdited').implement({
  description: "A comment's text changed.",
  interfaces,
  fields: (t) => ({
    fromBody: t.string({ description: 'The text before.', resolve: ({ data }) => data.fromBody }),
  }),
});

builder.objectRef<EventOf<'CommentDeleted'>>('CommentDeleted').implement({
  description: 'A comment was deleted; its text is gone.',
  interfaces,
});

builder.objectRef<EventOf<'CommentReactionAdded'>>('CommentReactionAdded').implement({
  description: 'The actor reacted to a comment.',
  interfaces,
  fields: (t) => ({
    emoji: t.string({ description: 'The reaction.', resolve: ({ data }) => data.emoji }),
  }),
});

builder.objectRef<EventOf<'CommentReactionRemoved'>>('CommentReactionRemoved').implement({
  description: 'The actor took a reaction back.',
  interfaces,
  fields: (t) => ({
    emoji: t.string({ description: 'The reaction that was.', resolve: ({ data }) => data.emoji }),
  }),
});
