import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Action, can } from '../../src/domain/policy.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { everything, mutate, succeed } from '../support/mutate.js';
import { addMember, deleteTaskDocument, newProject, newTask, removeMember } from '../support/operations.js';

const talkDocument = graphql(`
  query Talk($id: ID!, $topLevelOnly: Boolean, $first: Int, $after: String) {
    task(id: $id) {
      commentCount
      project {
        cursor
      }
      comments(topLevelOnly: $topLevelOnly, first: $first, after: $after) {
        totalCount
        nodes {
          id
          body
          version
          editedAt
          deletedAt
          parent {
            id
          }
          replies {
            totalCount
            nodes {
              id
              body
            }
          }
          mentions {
            id
            name
          }
          reactions {
            emoji
            count
            viewerReacted
            users {
              id
              name
            }
          }
          revisions {
            totalCount
            nodes {
              version
              body
              writtenAt
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

graphql(`
  fragment CommentNews on CommentEvent {
    seq
    cursor
    actor {
      id
    }
    task {
      id
    }
    changes {
      field
    }
    comment {
      id
      body
      version
      deletedAt
      mentions {
        id
      }
      reactions {
        emoji
        count
      }
    }
    ... on CommentEdited {
      fromBody
    }
    ... on CommentReactionAdded {
      emoji
    }
    ... on CommentReactionRemoved {
      emoji
    }
  }
`);

const commentNewsDocument = graphql(`
  query CommentNewsSince($projectId: ID!, $after: Cursor) {
    changes(projectId: $projectId, after: $after) {
      events {
        __typename
        ... on CommentEvent {
          ...CommentNews
        }
      }
    }
  }
`);

const commentChangedDocument = graphql(`
  subscription CommentChanged($projectId: ID, $taskId: ID, $after: Cursor) {
    commentChanged(projectId: $projectId, taskId: $taskId, after: $after) {
      __typename
      ...CommentNews
    }
  }
`);

const viewerReactionsDocument = graphql(`
  subscription ViewerReactions($taskId: ID!, $after: Cursor) {
    commentChanged(taskId: $taskId, after: $after) {
      comment {
        reactions {
          emoji
          viewerReacted
        }
      }
    }
  }
`);

const ghost = { task: 'task_01h455vb4pex5vsknk084sn02q', comment: 'comment_01h455vb4pex5vsknk084sn02q' };
const commentPath = ['input', 'commentId'];

describeBackends('comments', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let mia: Person;
  let vic: Person;
  let eve: Person;
  let project: { id: string };
  let task: { id: string };
  /** The cursor of the project's stream at the beginning of the test. */
  let since: string;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, mia, vic, eve] = (await Promise.all(
      ['Ada', 'Bob', 'Mia', 'Vic', 'Eve'].map((name) => newPerson(app.url, name)),
    )) as [Person, Person, Person, Person, Person];
    project = await newProject(ada);
    await addMember(ada, project.id, bob, 'ADMIN');
    await addMember(ada, project.id, mia, 'MEMBER');
    await addMember(ada, project.id, vic, 'VIEWER');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Creates a separate task for a test. */
  const begin = async () => {
    const made = await newTask(ada, { projectId: project.id, title: 'Talk' });
    task = made;
    since = made.cursor;
  };

  const say = async (person: Person, body: string, parentId?: string): Promise<string> => {
    const { comment } = await succeed<{ comment: { id: string } }>(
      person,
      'addComment',
      { taskId: task.id, body, ...(parentId && { parentId }) },
      'comment { id }',
    );
    return comment.id;
  };
  const talk = async (person: Person, variables: { topLevelOnly?: boolean; first?: number; after?: string } = {}) =>
    (await person.ask(talkDocument, { id: task.id, ...variables })).task;
  const only = async (person: Person) => (await talk(person)).comments.nodes[0];
  const news = async (after = since) =>
    (await vic.ask(commentNewsDocument, { projectId: project.id, after })).changes.events;

  /** Asserts the code and path of a refused mutation, and unchanged data. */
  async function refuse(
    person: Person,
    name: string,
    input: Record<string, unknown>,
    code: string,
    path: readonly string[],
  ) {
    const before = await everything(backend.database);
    expect(await mutate(person, name, input), `${name} ${JSON.stringify(input)}`).toMatchObject({ code, path });
    expect(await everything(backend.database)).toEqual(before);
  }

  describe('in threads', () => {
    it('have one level of replies, in order of creation', async () => {
      await begin();
      const first = await say(mia, 'First');
      const second = await say(bob, 'Second');
      const answer = await say(bob, 'Answer', first);
      const another = await say(mia, 'Answer to the answer', answer);
      const { comments, commentCount } = await talk(vic);
      expect(commentCount).toBe(4);
      expect(comments).toMatchObject({
        totalCount: 4,
        nodes: [
          { id: first, parent: null, replies: { totalCount: 2, nodes: [{ id: answer }, { id: another }] } },
          { id: second, parent: null, replies: { totalCount: 0, nodes: [] } },
          { id: answer, parent: { id: first }, replies: { totalCount: 0 } },
          { id: another, parent: { id: first } },
        ],
      });
      const { comments: top } = await talk(vic, { topLevelOnly: true, first: 1 });
      expect(top).toMatchObject({ totalCount: 2, nodes: [{ id: first }], pageInfo: { hasNextPage: true } });
      const { comments: rest } = await talk(vic, { topLevelOnly: true, after: top.pageInfo.endCursor ?? '' });
      expect(rest.nodes).toMatchObject([{ id: second }]);
      expect(await news()).toMatchObject([
        { __typename: 'CommentAdded', actor: { id: mia.id }, task: { id: task.id }, comment: { body: 'First' } },
        { __typename: 'CommentAdded', comment: { id: second } },
        { __typename: 'CommentAdded', comment: { id: answer } },
        { __typename: 'CommentAdded', comment: { id: another } },
      ]);
    });

    it('return NOT_FOUND for a parent that is deleted, unknown or on another task', async () => {
      await begin();
      const elsewhere = await say(mia, 'Elsewhere');
      await begin();
      const gone = await say(mia, 'Gone');
      await succeed(mia, 'deleteComment', { commentId: gone });
      const path = ['input', 'parentId'];
      for (const parentId of [elsewhere, gone, ghost.comment]) {
        await refuse(mia, 'addComment', { taskId: task.id, body: 'x', parentId }, 'NOT_FOUND', path);
      }
      for (const parentId of [task.id, '7', '']) {
        await refuse(mia, 'addComment', { taskId: task.id, body: 'x', parentId }, 'BAD_USER_INPUT', path);
      }
    });
  });

  describe('with mentions', () => {
    it('return each mentioned user of the current body once', async () => {
      await begin();
      const id = await say(mia, `@${bob.id}, @${vic.id} and @${bob.id}: look. Not a@${ada.id}, not @${ada.id}x.`);
      const named = async () => (await only(ada))?.mentions.map((user) => user.id);
      expect(await named()).toEqual([bob.id, vic.id].sort());
      await succeed(mia, 'editComment', { commentId: id, body: `(@${vic.id}) @${ada.id}!` });
      expect(await named()).toEqual([ada.id, vic.id].sort());
      await succeed(mia, 'editComment', { commentId: id, body: 'Nobody' });
      expect(await named()).toEqual([]);
    });

    it('return BAD_USER_INPUT for users who are not members, except those mentioned before', async () => {
      await begin();
      const guest = await newPerson(app.url, 'Guest');
      await addMember(ada, project.id, guest);
      const id = await say(mia, `@${guest.id}`);
      await removeMember(ada, project.id, guest.id);
      await succeed(mia, 'editComment', { commentId: id, body: `Was @${guest.id} here?` });
      expect((await only(ada))?.mentions).toEqual([{ id: guest.id, name: 'Guest' }]);

      const body = ['input', 'body'];
      const nobody = 'user_01h455vb4pex5vsknk084sn02q';
      for (const outsider of [guest.id, eve.id, nobody, `user_${'z'.repeat(26)}`]) {
        await refuse(mia, 'addComment', { taskId: task.id, body: `@${outsider}` }, 'BAD_USER_INPUT', body);
      }
      const both = `@${eve.id} @${vic.id} @${guest.id}`;
      await refuse(mia, 'editComment', { commentId: id, body: both }, 'BAD_USER_INPUT', body);
    });

    it('return BAD_USER_INPUT for more than 50 mentions', async () => {
      await begin();
      const crowd = Array.from({ length: 51 }, (_, index) => `@user_01h455vb4pex5vsknk084sn0${10 + index}`).join(' ');
      const before = await everything(backend.database);
      const answer = await mutate(mia, 'addComment', { taskId: task.id, body: crowd });
      expect(answer).toMatchObject({ path: ['input', 'body'], message: expect.stringContaining('at most 50') });
      expect(await everything(backend.database)).toEqual(before);
    });
  });

  describe('after editComment', () => {
    it('have a new version and keep the previous bodies as revisions', async () => {
      await begin();
      const id = await say(mia, 'One');
      const edited = await succeed<{ comment: { editedAt: string } }>(
        mia,
        'editComment',
        { commentId: id, body: 'Two', expectedVersion: 1 },
        'comment { body version editedAt createdAt }',
      );
      expect(edited.comment).toMatchObject({ body: 'Two', version: 2, editedAt: expect.stringMatching(/Z$/) });
      const again = await succeed(mia, 'editComment', { commentId: id, body: 'Three' });
      expect(await only(vic)).toMatchObject({
        body: 'Three',
        version: 3,
        revisions: {
          totalCount: 2,
          nodes: [
            { version: 2, body: 'Two', writtenAt: edited.comment.editedAt },
            { version: 1, body: 'One' },
          ],
        },
      });
      expect(await news()).toMatchObject([
        { __typename: 'CommentAdded', comment: { body: 'One', version: 1 } },
        { __typename: 'CommentEdited', comment: { body: 'Two', version: 2 }, fromBody: 'One', changes: [] },
        { __typename: 'CommentEdited', comment: { body: 'Three', version: 3 }, fromBody: 'Two' },
      ]);
      const before = await everything(backend.database);
      expect((await succeed(mia, 'editComment', { commentId: id, body: 'Three' })).cursor).toBe(again.cursor);
      expect(await everything(backend.database)).toEqual(before);
    });

    it('are unchanged when the actor is not the author, the version is stale or the body is invalid', async () => {
      await begin();
      const id = await say(mia, 'One');
      await succeed(mia, 'editComment', { commentId: id, body: 'Two' });
      for (const person of [ada, bob, vic]) {
        await refuse(person, 'editComment', { commentId: id, body: 'x' }, 'FORBIDDEN', commentPath);
      }
      for (const expectedVersion of [1, 3, 0]) {
        const stale = { commentId: id, body: 'Three', expectedVersion };
        await refuse(mia, 'editComment', stale, 'CONFLICT', ['input', 'expectedVersion']);
      }
      for (const body of ['', ' \n', 'x'.repeat(20_001), 'a\u0000b']) {
        await refuse(mia, 'editComment', { commentId: id, body }, 'BAD_USER_INPUT', ['input', 'body']);
        await refuse(mia, 'addComment', { taskId: task.id, body }, 'BAD_USER_INPUT', ['input', 'body']);
      }
    });

    it('have one new version when the mutation is repeated with the same idempotencyKey', async () => {
      await begin();
      const id = await say(mia, 'One');
      const input = { commentId: id, body: 'Two', expectedVersion: 1, idempotencyKey: randomUUID() };
      const first = await succeed(mia, 'editComment', input);
      expect((await succeed(mia, 'editComment', input)).cursor).toBe(first.cursor);
      expect(await only(mia)).toMatchObject({ version: 2, revisions: { totalCount: 1 } });
    });
  });

  describe('after deleteComment', () => {
    it('are empty, without revisions, mentions and reactions, and keep their replies', async () => {
      await begin();
      const id = await say(mia, `Hello @${vic.id}`);
      const answer = await say(bob, 'Answer', id);
      await succeed(mia, 'editComment', { commentId: id, body: `Bye @${vic.id}` });
      await succeed(bob, 'addReaction', { commentId: id, emoji: '👍' });
      const at = await succeed(bob, 'deleteComment', { commentId: id }, 'comment { body deletedAt }');
      expect(at).toMatchObject({ comment: { body: '', deletedAt: expect.stringMatching(/Z$/) } });
      const { comments, commentCount } = await talk(vic);
      expect(commentCount).toBe(1);
      expect(comments).toMatchObject({
        totalCount: 2,
        nodes: [
          {
            id,
            body: '',
            version: 3,
            mentions: [],
            reactions: [],
            revisions: { totalCount: 0 },
            replies: { nodes: [{ id: answer }] },
          },
          { id: answer, parent: { id } },
        ],
      });
      const [event, ...others] = (await news()).slice(4);
      expect(others).toEqual([]);
      expect(event).toMatchObject({ __typename: 'CommentDeleted', actor: { id: bob.id }, comment: { id, body: '' } });
      await say(mia, 'On it goes', answer);
      expect((await talk(vic)).comments.nodes[0]?.replies.totalCount).toBe(2);
    });

    it('by the author or a manager, return NOT_FOUND for further mutations', async () => {
      await begin();
      const [one, two] = [await say(mia, 'One'), await say(ada, 'Two')];
      await refuse(vic, 'deleteComment', { commentId: one }, 'FORBIDDEN', commentPath);
      await refuse(mia, 'deleteComment', { commentId: two }, 'FORBIDDEN', commentPath);
      await succeed(mia, 'deleteComment', { commentId: one });
      await succeed(bob, 'deleteComment', { commentId: two });
      for (const [name, more] of [
        ['deleteComment', {}],
        ['editComment', { body: 'x' }],
        ['addReaction', { emoji: '👍' }],
        ['removeReaction', { emoji: '👍' }],
      ] as const) {
        await refuse(mia, name, { commentId: one, ...more }, 'NOT_FOUND', commentPath);
      }
    });
  });

  describe('with reactions', () => {
    it('count each user once per emoji, in the order of the first reaction', async () => {
      await begin();
      const id = await say(mia, 'Cake!');
      const other = await say(mia, 'Tea?');
      const add = (person: Person, emoji: string) => succeed(person, 'addReaction', { commentId: id, emoji });
      await add(bob, '🎂');
      await add(ada, '👍🏽');
      const last = await add(ada, '🎂');
      const before = await everything(backend.database);
      expect((await add(ada, '🎂')).cursor).toBe(last.cursor);
      expect(await everything(backend.database)).toEqual(before);
      const seen = async (person: Person) => (await talk(person)).comments.nodes.map(({ reactions }) => reactions);
      const named = ({ id }: Person, name: string) => ({ id, name });
      expect(await seen(bob)).toEqual([
        [
          { emoji: '🎂', count: 2, viewerReacted: true, users: [named(bob, 'Bob'), named(ada, 'Ada')] },
          { emoji: '👍🏽', count: 1, viewerReacted: false, users: [named(ada, 'Ada')] },
        ],
        [],
      ]);
      expect((await seen(ada))[0]).toMatchObject([{ viewerReacted: true }, { viewerReacted: true }]);

      const gone = await succeed(bob, 'removeReaction', { commentId: id, emoji: '🎂' }, 'comment { id }');
      expect((await succeed(bob, 'removeReaction', { commentId: id, emoji: '🎂' })).cursor).toBe(gone.cursor);
      await succeed(bob, 'removeReaction', { commentId: other, emoji: '🎂' });
      expect((await seen(bob))[0]).toMatchObject([{ emoji: '👍🏽' }, { emoji: '🎂', count: 1, viewerReacted: false }]);
      expect((await news()).slice(2)).toMatchObject([
        { __typename: 'CommentReactionAdded', actor: { id: bob.id }, emoji: '🎂', comment: { id, version: 1 } },
        { __typename: 'CommentReactionAdded', actor: { id: ada.id }, emoji: '👍🏽' },
        { __typename: 'CommentReactionAdded', actor: { id: ada.id }, emoji: '🎂' },
        { __typename: 'CommentReactionRemoved', actor: { id: bob.id }, emoji: '🎂' },
      ]);
    });

    it('return at most ten users per emoji, and count all', async () => {
      await begin();
      const id = await say(mia, 'Popular');
      const crowd = Array.from({ length: 12 }, (_, index) => ({
        id: `user_01h455vb4pex5vsknk084sn1${10 + index}`,
        email: `${randomUUID()}@example.com`,
        name: `Person ${index}`,
        passwordHash: 'x',
      }));
      await backend.database.prisma.user.createMany({ data: crowd });
      await backend.database.prisma.commentReaction.createMany({
        data: crowd.map((user, index) => ({
          commentId: id,
          userId: user.id,
          emoji: '🎉',
          createdAt: new Date(2026, 0, 1, 0, index),
        })),
      });
      expect((await only(vic))?.reactions).toEqual([
        {
          emoji: '🎉',
          count: 12,
          viewerReacted: false,
          users: crowd.slice(0, 10).map(({ id, name }) => ({ id, name })),
        },
      ]);
    });

    it.each(['👍', '👍🏿', '❤', '❤️', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇩🇪', '1️⃣', '#⃣', '🧑🏾‍❤️‍💋‍🧑🏼', '©️'])(
      'accept the emoji %s',
      async (emoji) => {
        await begin();
        const id = await say(mia, 'x');
        await succeed(mia, 'addReaction', { commentId: id, emoji });
        expect((await only(mia))?.reactions).toMatchObject([{ emoji, count: 1 }]);
      },
    );

    it('return BAD_USER_INPUT for a text that is not a single emoji', async () => {
      await begin();
      const id = await say(mia, 'x');
      for (const emoji of [
        '',
        ' ',
        'a',
        '1',
        '#',
        'ok',
        ':+1:',
        '👍👍',
        '👍 ',
        'a👍',
        '🇩',
        '🇩🇪🇫🇷',
        '\u200d',
        '👍\u0301',
        `👍${'\u200d👍'.repeat(30)}`,
        'é',
      ]) {
        for (const name of ['addReaction', 'removeReaction']) {
          await refuse(mia, name, { commentId: id, emoji }, 'BAD_USER_INPUT', ['input', 'emoji']);
        }
      }
    });

    it('return CONFLICT for more than twenty different emoji', async () => {
      await begin();
      const id = await say(mia, 'x');
      const emoji = Array.from({ length: 21 }, (_, index) => String.fromCodePoint(0x1f600 + index));
      for (const one of emoji.slice(0, 20)) await succeed(mia, 'addReaction', { commentId: id, emoji: one });
      await refuse(bob, 'addReaction', { commentId: id, emoji: emoji[20] }, 'CONFLICT', ['input', 'emoji']);
      await succeed(bob, 'addReaction', { commentId: id, emoji: emoji[0] });
      await succeed(mia, 'removeReaction', { commentId: id, emoji: emoji[1] });
      await succeed(bob, 'addReaction', { commentId: id, emoji: emoji[20] });
    });
  });

  describe('in commentChanged', () => {
    it('deliver the events of a project or of one task, and resume from a cursor', async () => {
      await begin();
      const other = task.id;
      await begin();
      await using ofTask = vic.follow(commentChangedDocument, { taskId: task.id, after: since });
      await using ofProject = vic.follow(commentChangedDocument, { projectId: project.id, after: since });
      const id = await say(mia, `Hello @${vic.id}`);
      await succeed(mia, 'addComment', { taskId: other, body: 'Over there' });
      await succeed(mia, 'editComment', { commentId: id, body: 'Bye' });
      await newTask(ada, { projectId: project.id, title: 'No comment' });
      await succeed(bob, 'addReaction', { commentId: id, emoji: '👋' });
      await succeed(bob, 'removeReaction', { commentId: id, emoji: '👋' });
      await succeed(mia, 'deleteComment', { commentId: id });
      await Promise.all([ofTask.until(5), ofProject.until(6)]);
      expect(ofTask.data.map((data) => data.commentChanged)).toMatchObject([
        { __typename: 'CommentAdded', comment: { body: `Hello @${vic.id}`, version: 1 } },
        { __typename: 'CommentEdited', fromBody: `Hello @${vic.id}`, comment: { body: 'Bye', version: 2 } },
        { __typename: 'CommentReactionAdded', emoji: '👋' },
        { __typename: 'CommentReactionRemoved', emoji: '👋' },
        { __typename: 'CommentDeleted', comment: { body: '', version: 3 } },
      ]);
      const tasks = ofProject.data.map((data) => data.commentChanged.task.id);
      expect(tasks).toEqual([task.id, other, task.id, task.id, task.id, task.id]);

      const edited = ofTask.data[1]?.commentChanged.cursor;
      await using resumed = vic.follow(commentChangedDocument, { taskId: task.id, after: edited });
      await resumed.until(3);
      expect(resumed.data).toEqual(ofTask.data.slice(2));
    });

    it('deliver viewerReacted for each viewer separately', async () => {
      await begin();
      const id = await say(mia, 'x');
      await using first = ada.follow(viewerReactionsDocument, { taskId: task.id, after: since });
      await using second = bob.follow(viewerReactionsDocument, { taskId: task.id, after: since });
      await succeed(ada, 'addReaction', { commentId: id, emoji: '🎂' });
      const own = (data: { commentChanged: { comment: { reactions: { emoji: string; viewerReacted: boolean }[] } } }) =>
        data.commentChanged.comment.reactions.find(({ emoji }) => emoji === '🎂')?.viewerReacted;
      await first.until((data) => own(data) === true);
      await second.until((data) => own(data) === false);
    });

    it('end with ACCESS_REVOKED when the viewer is removed', async () => {
      await begin();
      const guest = await newPerson(app.url);
      await addMember(ada, project.id, guest, 'VIEWER');
      await using live = guest.follow(commentChangedDocument, { taskId: task.id, after: since });
      await say(mia, 'One');
      await live.until(1);
      await removeMember(ada, project.id, guest.id);
      await say(mia, 'Two');
      await live.ended;
      expect(live.data).toHaveLength(1);
      expect(live.results.at(-1)?.errors).toMatchObject([{ extensions: { code: 'ACCESS_REVOKED' } }]);
    });

    it('return an error unless exactly one accessible project or task is given', async () => {
      await begin();
      const gone = await newTask(ada, { projectId: project.id, title: 'Gone' });
      await ada.ask(deleteTaskDocument, { input: { taskId: gone.id } });
      for (const [person, variables, code, inputPath] of [
        [mia, {}, 'BAD_USER_INPUT', ['taskId']],
        [mia, { projectId: project.id, taskId: task.id }, 'BAD_USER_INPUT', ['taskId']],
        [mia, { taskId: project.id }, 'BAD_USER_INPUT', ['taskId']],
        [mia, { taskId: ghost.task }, 'NOT_FOUND', ['taskId']],
        [mia, { taskId: gone.id }, 'NOT_FOUND', ['taskId']],
        [eve, { taskId: task.id }, 'NOT_FOUND', ['taskId']],
        [eve, { projectId: project.id }, 'NOT_FOUND', ['projectId']],
      ] as const) {
        await using refused = person.follow(commentChangedDocument, variables);
        await refused.ended;
        expect(refused.results, JSON.stringify(variables)).toMatchObject([
          { errors: [{ extensions: { code, inputPath } }] },
        ]);
      }
    });
  });

  describe('under the policy', () => {
    const table: readonly [Action, string, object][] = [
      ['comment:create', 'addComment', { body: 'x' }],
      ['comment:edit-own', 'editComment', { body: 'x' }],
      ['comment:delete-own', 'deleteComment', {}],
      ['comment:delete-any', 'deleteComment', {}],
      ['comment:react', 'addReaction', { emoji: '👍' }],
      ['comment:react', 'removeReaction', { emoji: '👍' }],
    ];

    it.each(table)('allow %s through %s to exactly the roles of the policy', async (action, name, more) => {
      await begin();
      for (const role of ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER'] as const) {
        const person = { OWNER: ada, ADMIN: bob, MEMBER: mia, VIEWER: vic }[role];
        const own = action.endsWith('-own');
        const author = own ? person : eve;
        const { id } = await backend.database.prisma.comment.create({
          data: { id: `comment_${randomId()}`, taskId: task.id, authorId: author.id, body: 'One' },
        });
        const input = name === 'addComment' ? { taskId: task.id, ...more } : { commentId: id, ...more };
        const path = name === 'addComment' ? ['input', 'taskId'] : commentPath;
        if (can(role, action)) await succeed(person, name, input);
        else await refuse(person, name, input, 'FORBIDDEN', path);
      }
    });

    it.each(table)(
      'refuse %s through %s to users who are not members or not signed in, for unknown ids and in archived projects',
      async (_action, name, more) => {
        await begin();
        const field = name === 'addComment' ? 'taskId' : 'commentId';
        const path = ['input', field];
        const input = { [field]: field === 'taskId' ? task.id : await say(ada, 'One'), ...more };
        const unknown = { ...input, [field]: field === 'taskId' ? ghost.task : ghost.comment };
        await refuse(eve, name, input, 'NOT_FOUND', path);
        expect(await mutate(eve, name, unknown)).toEqual(await mutate(eve, name, input));
        await refuse(ada, name, unknown, 'NOT_FOUND', path);
        await refuse(ada, name, { ...input, [field]: project.id }, 'BAD_USER_INPUT', path);
        await refuse(ada, name, { ...input, [field]: '7' }, 'BAD_USER_INPUT', path);
        const anonymous = await post(
          app.url,
          `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
          { input },
        );
        expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
        await succeed(ada, 'archiveProject', { projectId: project.id });
        try {
          await refuse(ada, name, input, 'CONFLICT', path);
        } finally {
          await succeed(ada, 'unarchiveProject', { projectId: project.id });
        }
        await ada.ask(deleteTaskDocument, { input: { taskId: task.id } });
        await refuse(ada, name, input, 'NOT_FOUND', path);
      },
    );
  });
});

/** The part of an id after its prefix. */
function randomId(): string {
  return `01h455vb4pex5vsk${randomUUID().replaceAll('-', '').slice(0, 10)}`;
}
