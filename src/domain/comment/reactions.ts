import { sql as raw } from 'kysely';
import { ConflictError, InvalidInputError } from '../../errors.js';
import { parseId, type UserId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { statement } from '../../store/statement.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { authorizeOnComment } from './access.js';
import { type CommentRef, commentDecision, unchanged } from './decision.js';

export interface ReactionInput {
  readonly commentId: string;
  readonly emoji: string;
}

/** The maximum number of different emoji per comment. */
export const maxEmoji = 20;
/** The number of users that a reaction group lists. */
export const namedReactors = 10;

const commentPath = ['input', 'commentId'];
const emojiPath = ['input', 'emoji'];

/**
 * Adds the actor's reaction to a comment. A repeated reaction appends no event.
 *
 * @throws InvalidInputError, NotFoundError (also for a deleted comment), ForbiddenError
 * @throws ConflictError at `input.emoji` when the comment has `maxEmoji` different emoji, or when the project is archived
 */
export async function addReaction(command: Command, input: ReactionInput): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  const emoji = parseEmoji(input.emoji);
  return runCommand(command, async (tx) => {
    const { actorId: userId } = command;
    const [authorized, present] = await Promise.all([
      authorizeOnComment(tx, command, commentId, () => 'comment:react', commentPath),
      // The lock on the comment serializes reactions, so the limit is exact.
      selectPresent.all(tx.sql, { commentId, userId }),
    ]);
    const group = present.find((candidate) => candidate.emoji === emoji);
    if (present.length >= maxEmoji && !group) {
      const message = `emoji must be one of the ${maxEmoji} that the comment already has: ${maxEmoji} is the limit.`;
      throw new ConflictError(message, emojiPath);
    }
    if (group?.own) return unchanged(authorized);
    const write = () => insertReaction.all(tx.sql, { commentId, userId, emoji });
    return commentDecision(authorized, { kind: 'CommentReactionAdded', emoji }, write);
  });
}

/**
 * Removes the actor's reaction from a comment. A missing reaction appends no event.
 *
 * @throws InvalidInputError, NotFoundError (also for a deleted comment), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function removeReaction(command: Command, input: ReactionInput): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  const emoji = parseEmoji(input.emoji);
  return runCommand(command, async (tx) => {
    const { actorId: userId } = command;
    const [authorized, present] = await Promise.all([
      authorizeOnComment(tx, command, commentId, () => 'comment:react', commentPath),
      selectPresent.all(tx.sql, { commentId, userId }),
    ]);
    if (!present.some((group) => group.own && group.emoji === emoji)) return unchanged(authorized);
    const write = () => deleteReaction.all(tx.sql, { commentId, userId, emoji });
    return commentDecision(authorized, { kind: 'CommentReactionRemoved', emoji }, write);
  });
}

interface Reaction {
  readonly commentId: string;
  readonly userId: string;
  readonly emoji: string;
}

/** Selects the emoji on a comment, and whether each is also the user's own. */
const selectPresent = statement(({ commentId, userId }: Omit<Reaction, 'emoji'>, sql) =>
  sql
    .selectFrom('commentReaction')
    .select(['emoji', raw<boolean>`bool_or(user_id = ${userId})`.as('own')])
    .where('commentId', '=', commentId)
    .groupBy('emoji'),
);

const insertReaction = statement(({ commentId, userId, emoji }: Reaction, sql) =>
  sql.insertInto('commentReaction').values({ commentId, userId, emoji }),
);

const deleteReaction = statement(({ commentId, userId, emoji }: Reaction, sql) =>
  sql
    .deleteFrom('commentReaction')
    .where('commentId', '=', commentId)
    .where('userId', '=', userId)
    .where('emoji', '=', emoji),
);

/** The reactions to a comment with one emoji. */
export interface ReactionGroup {
  readonly commentId: string;
  readonly emoji: string;
  readonly count: number;
  /** The first `namedReactors` users, in the order of their reactions. */
  readonly users: readonly { readonly id: string; readonly name: string }[];
}

/** Reads the reaction groups of comments in one query. Groups are sorted by their first reaction. */
export async function readReactions(db: Db, commentIds: readonly string[]): Promise<ReactionGroup[][]> {
  const groups = await selectGroups.all(db.sql, { commentIds });
  const byComment = new Map(commentIds.map((id): [string, ReactionGroup[]] => [id, []]));
  for (const group of groups) byComment.get(group.commentId)?.push(group);
  return commentIds.map((id) => byComment.get(id) ?? []);
}

const selectGroups = statement(({ commentIds }: { commentIds: readonly string[] }, sql) => {
  const numbered = sql
    .selectFrom('commentReaction')
    .select([
      'commentId',
      'emoji',
      'userId',
      'createdAt',
      raw<number>`count(*) OVER (PARTITION BY comment_id, emoji)`.as('total'),
      raw<number>`row_number() OVER (PARTITION BY comment_id, emoji ORDER BY created_at, user_id)`.as('place'),
    ])
    .where('commentId', '=', anyOf(commentIds));
  return sql
    .selectFrom(numbered.as('r'))
    .innerJoin('user as u', 'u.id', 'r.userId')
    .select([
      'r.commentId',
      'r.emoji',
      raw<number>`max(r.total)::int`.as('count'),
      raw<ReactionGroup['users']>`json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY r.place)`.as('users'),
    ])
    .where('r.place', '<=', raw.lit(namedReactors))
    .groupBy(['r.commentId', 'r.emoji'])
    .orderBy(raw`min(r.created_at)`)
    .orderBy(raw`r.emoji COLLATE "C"`);
});

/** Reads a user's own emoji on each of the comments, in one query. */
export async function readOwnReactions(
  db: Db,
  userId: UserId,
  commentIds: readonly string[],
): Promise<ReadonlySet<string>[]> {
  const rows = await selectOwn.all(db.sql, { userId, commentIds });
  return commentIds.map((id) => new Set(rows.flatMap(({ commentId, emoji }) => (commentId === id ? [emoji] : []))));
}

const selectOwn = statement(({ userId, commentIds }: { userId: string; commentIds: readonly string[] }, sql) =>
  sql
    .selectFrom('commentReaction')
    .select(['commentId', 'emoji'])
    .where('userId', '=', userId)
    .where('commentId', '=', anyOf(commentIds)),
);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A flag, a keycap, or a pictograph followed by skin tones, variation selectors, tags or joined pictographs. */
const emojiPattern =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}[\u200D\uFE0E\uFE0F\p{Extended_Pictographic}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*)$/u;
/** In UTF-16 code units. The longest emoji in use have about 30. */
const maxEmojiUnits = 40;

/** Accepts one emoji, as one grapheme of any number of code points. @throws InvalidInputError */
function parseEmoji(text: string): string {
  const single = text.length <= maxEmojiUnits && [...graphemes.segment(text)].length === 1;
  if (single && emojiPattern.test(text)) return text;
  throw new InvalidInputError({ path: emojiPath, message: 'emoji must be a single emoji.' });
}
