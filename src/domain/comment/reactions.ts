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

/** How many different emoji a comment can have. */
export const maxEmoji = 20;
/** How many of those who reacted are named. */
export const namedReactors = 10;

const commentPath = ['input', 'commentId'];
const emojiPath = ['input', 'emoji'];

/**
 * Reacts to a comment with an emoji. No event is made when the actor has reacted so already.
 *
 * @throws InvalidInputError, NotFoundError (also when the comment is deleted), ForbiddenError
 * @throws ConflictError at `input.emoji` when the comment has no room for another, or when the project is archived
 */
export async function addReaction(command: Command, input: ReactionInput): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  const emoji = parseEmoji(input.emoji);
  return runCommand(command, async (tx) => {
    const { actorId } = command;
    const place = await authorizeOnComment(tx, command, commentId, () => 'comment:react', commentPath);
    // The comment's lock lets reactions take turns, so that the limit holds.
    const present = await tx.commentReaction.groupBy({ by: ['emoji'], where: { commentId } });
    if (present.length >= maxEmoji && !present.some((group) => group.emoji === emoji)) {
      throw new ConflictError(`A comment has at most ${maxEmoji} different reactions.`, emojiPath);
    }
    const data = { commentId, userId: actorId, emoji };
    const { count } = await tx.commentReaction.createMany({ data, skipDuplicates: true });
    if (count === 0) return { result: { commentId }, streamId: place.projectId, events: [] };
    const comment = await tx.comment.findUniqueOrThrow({ where: { id: commentId }, include: { task: true } });
    return commentDecision(place.projectId, {
      kind: 'CommentReactionAdded',
      data: { ...commentData(place, comment), emoji },
    });
  });
}

/**
 * Takes the actor's reaction back. No event is made when there is none.
 *
 * @throws InvalidInputError, NotFoundError (also when the comment is deleted), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function removeReaction(command: Command, input: ReactionInput): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  const emoji = parseEmoji(input.emoji);
  return runCommand(command, async (tx) => {
    const { actorId } = command;
    const place = await authorizeOnComment(tx, command, commentId, () => 'comment:react', commentPath);
    const { count } = await tx.commentReaction.deleteMany({ where: { commentId, userId: actorId, emoji } });
    if (count === 0) return { result: { commentId }, streamId: place.projectId, events: [] };
    const comment = await tx.comment.findUniqueOrThrow({ where: { id: commentId }, include: { task: true } });
    return commentDecision(place.projectId, {
      kind: 'CommentReactionRemoved',
      data: { ...commentData(place, comment), emoji },
    });
  });
}

/** Everybody who reacted to a comment with the same emoji. */
export interface ReactionGroup {
  readonly commentId: string;
  readonly emoji: string;
  readonly count: number;
  /** Some of them, first come first. */
  readonly users: readonly { readonly id: string; readonly name: string }[];
}

/** The reactions to each of the comments, the emoji that came first at the front. One query, however many comments. */
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

/** Which emoji a person has put on each of the comments. One query, however many comments. */
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
/** A flag, a keycap, or a pictograph with what may follow one: skin, style, tags, joined pictographs. */
const emojiPattern =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}[\u200D\uFE0E\uFE0F\p{Extended_Pictographic}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*)$/u;
/** The longest emoji in use have some 30. */
const maxEmojiUnits = 40;

/** One emoji as a person sees it, however many code points it takes. @throws InvalidInputError */
function parseEmoji(text: string): string {
  const single = text.length <= maxEmojiUnits && [...graphemes.segment(text)].length === 1;
  if (single && emojiPattern.test(text)) return text;
  throw new InvalidInputError({ path: emojiPath, message: 'Must be a single emoji.' });
}
