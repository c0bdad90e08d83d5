import type { GraphQLResolveInfo } from 'graphql';
import { readOwnAccesses } from '../../domain/read-access.js';
import { storedId } from '../../ids.js';
import { countMatches, type MatchPosition, readMatches, type TextMatch } from '../../reads/search-list.js';
import { toSearch } from '../../reads/search-query.js';
import { builder, viewerDependent } from '../builder.js';
import { Comment } from '../comment/type.js';
import type { Context } from '../context.js';
import { listOf, weighs } from '../cost/declare.js';
import { inOrder } from '../prefetch/loaders.js';
import { createOperationLoader, fieldKeyOf } from '../prefetch/operation-loader.js';
import { selectionOf } from '../prefetch/prisma-selection.js';
import { authorizeProject } from '../project/access.js';
import { ConnectionPage, countedConnection } from '../relay/connection.js';
import { encodeListCursor, toListPage } from '../relay/list-page.js';
import { Task } from '../task/type.js';

const SearchField = builder.enumType('SearchField', {
  description: 'A field in which a search finds words.',
  values: {
    KEY: { description: "The task's key or number." },
    TITLE: { description: "The task's title." },
    DESCRIPTION: { description: "The task's description." },
    COMMENT: { description: "The comment's body." },
  },
});

/** Rows that were deleted since the page was read are missing; the fields are null then. */
const tasks = createOperationLoader(
  async (ids: readonly string[], context, info: GraphQLResolveInfo) => {
    const where = { id: { in: [...ids] }, deletedAt: null };
    return inOrder(ids, await context.prisma.task.findMany({ ...selectionOf(context, info, 'Task'), where }));
  },
  { keyOf: fieldKeyOf },
);

const comments = createOperationLoader(
  async (ids: readonly string[], context, info: GraphQLResolveInfo) => {
    const where = { id: { in: [...ids] }, deletedAt: null };
    return inOrder(ids, await context.prisma.comment.findMany({ ...selectionOf(context, info, 'Comment'), where }));
  },
  { keyOf: fieldKeyOf },
);

const isComment = ({ id, taskId }: TextMatch) => id !== taskId;

const SearchMatch = builder.objectRef<TextMatch>('SearchMatch').implement({
  description: 'A task or a comment that a search has found.',
  fields: (t) => ({
    task: t.field({
      type: Task,
      nullable: true,
      description: 'The task, or the task of the comment; null when it was deleted a moment ago.',
      resolve: async ({ taskId }, _args, context, info) => (await tasks(context, info).load(taskId)) ?? null,
    }),
    comment: t.field({
      type: Comment,
      nullable: true,
      description: 'The comment; null when the match is a task.',
      resolve: async (match, _args, context, info) =>
        isComment(match) ? ((await comments(context, info).load(match.id)) ?? null) : null,
    }),
    matchedIn: t.field({
      type: [SearchField],
      extensions: listOf(2),
      description: 'The fields that contain a searched word; empty when the search only excludes words.',
      resolve: (match) => matchedIn(match),
    }),
  }),
});

function matchedIn(match: TextMatch): (typeof SearchField.$inferType)[] {
  if (isComment(match)) return ['COMMENT'];
  const { inKey, inTitle, inDescription } = match;
  const fields = { KEY: inKey, TITLE: inTitle, DESCRIPTION: inDescription };
  return (['KEY', 'TITLE', 'DESCRIPTION'] as const).filter((field) => fields[field]);
}

const SearchConnection = countedConnection(SearchMatch, {
  name: 'SearchMatch',
  description: 'A page of matches.',
  edge: 'A match on a page, with its cursor.',
});

builder.queryField('search', (t) =>
  t.connection(
    {
      type: SearchMatch,
      description:
        'The tasks and comments that match a search in all projects of the viewer, best first: the best 1,000 of the newest 10,000 matches. Each task and each comment is a match of its own. Deleted tasks and their comments are left out.',
      // A search ranks up to 10,000 matches, whatever the size of its page.
      extensions: { ...viewerDependent, ...weighs(10) },
      args: {
        query: t.arg.string({
          required: true,
          description:
            'The words to find, 1 to 200 characters. The syntax allows `"a phrase"`, `this or that` and `-without`; the last word matches as a prefix. A task\'s key or number finds the task.',
        }),
        projectId: t.arg.id({
          description:
            'The project to search; all projects of the viewer by default. Raises NOT_FOUND unless the viewer is a member.',
        }),
      },
      resolve: async (_root, { query, projectId, ...args }, context) => {
        const search = toSearch(query, ['query']);
        const page = toListPage(args, decodePosition, 'matches');
        const projectIds = await searchedProjects(context, projectId);
        const matches = page.size === 0 ? [] : await readMatches(context.db, search, projectIds, page);
        const edges = matches.map((node) => ({ node, cursor: encodePosition(node) }));
        return new ConnectionPage(page, edges, () => countMatches(context.db, search, projectIds));
      },
    },
    SearchConnection,
  ),
);

/** Returns the projects to search, which the viewer may read. @throws NotFoundError */
async function searchedProjects(context: Context, projectId: string | null | undefined) {
  if (projectId != null) return [await authorizeProject(context, projectId, ['projectId'])];
  const accesses = await readOwnAccesses(context.db, context.viewer);
  for (const [id, access] of accesses) context.rememberProject(id, access);
  return [...accesses.keys()].map((id) => storedId('project', id));
}

function encodePosition({ relevance, born }: MatchPosition): string {
  return encodeListCursor(`${relevance} ${born}`);
}

function decodePosition(text: string): MatchPosition | undefined {
  const [, relevance, born] = /^(\d{1,9}) ([0-9a-z]{26})$/.exec(text) ?? [];
  return born === undefined ? undefined : { relevance: Number(relevance), born };
}
