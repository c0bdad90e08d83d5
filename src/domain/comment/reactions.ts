import { ConflictError, InvalidInputError } from '../../errors.js';
import { parseId, type UserId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { authorizeOnComment } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { type CommentRef, commentData, commentDecision } from './comments.js';

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
    const { actorId } = command;
    const authorized = await authorizeOnComment(tx, command, commentId, () => 'comment:react', commentPath);
    // The lock on the comment serializes reactions, so the limit is exact.
    const present = await tx.commentReaction.groupBy({ by: ['emoji'], where: { commentId } });
    if (present.length >= maxEmoji && !present.some((group) => group.emoji === emoji)) {
      const message = `emoji must be one of the ${maxEmoji} that the comment already has: ${maxEmoji} is the limit.`;
      throw new ConflictError(message, emojiPath);
    }
    const data = { commentId, userId: actorId, emoji };
    const { count } = await tx.commentReaction.createMany({ data, skipDuplicates: true });
    if (count === 0) return { result: { commentId }, streamId: authorized.projectId, events: [] };
    const comment = await tx.comment.findUniqueOrThrow({ where: { id: commentId }, include: { task: true } });
    return commentDecision(authorized.projectId, {
      kind: 'CommentReactionAdded',
      data: { ...commentData(authorized, comment), emoji },
    });
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
    const { actorId } = command;
    const authorized = await authorizeOnComment(tx, command, commentId, () => 'comment:react', commentPath);
    const { count } = await tx.commentReaction.deleteMany({ where: { commentId, userId: actorId, emoji } });
    if (count === 0) return { result: { commentId }, streamId: authorized.projectId, events: [] };
    const comment = await tx.comment.findUniqueOrThrow({ where: { id: commentId }, include: { task: true } });
    return commentDecision(authorized.projectId, {
      kind: 'CommentReactionRemoved',
      data: { ...commentData(authorized, comment), emoji },
    });
  });
}

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
  const groups = await db.$queryRaw<ReactionGroup[]>`
    SELECT r.comment_id AS "commentId", r.emoji, max(r.total)::int AS count,
           json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY r.place) AS users
    FROM (
      SELECT comment_id, emoji, user_id, created_at,
             count(*) OVER same AS total,
             row_number() OVER (PARTITION BY comment_id, emoji ORDER BY created_at, user_id) AS place
      FROM comment_reaction
      WHERE comment_id = ANY(${commentIds})
      WINDOW same AS (PARTITION BY comment_id, emoji)
    ) r
    JOIN "user" u ON u.id = r.user_id
    WHERE r.place <= ${namedReactors}
    GROUP BY r.comment_id, r.emoji
    ORDER BY min(r.created_at), r.emoji COLLATE "C"`;
  const byComment = new Map(commentIds.map((id): [string, ReactionGroup[]] => [id, []]));
  for (const group of groups) byComment.get(group.commentId)?.push(group);
  return commentIds.map((id) => byComment.get(id) ?? []);
}

/** Reads a user's own emoji on each of the comments, in one query. */
export async function readOwnReactions(
  db: Db,
  userId: UserId,
  commentIds: readonly string[],
): Promise<ReadonlySet<string>[]> {
  const rows = await db.commentReaction.findMany({
    where: { userId, commentId: { in: [...commentIds] } },
    select: { commentId: true, emoji: true },
  });
  return commentIds.map((id) => new Set(rows.flatMap(({ commentId, emoji }) => (commentId === id ? [emoji] : []))));
}

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
