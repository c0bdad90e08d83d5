import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { commentDocument, taskDocument } from '../../src/reads/search-document.js';
import { toSearch } from '../../src/reads/search-query.js';
import { foldText } from '../../src/reads/search-words.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { addMember, newProject, newTask, removeMember } from '../support/operations.js';

/** A text, the searches that find it, and searches that do not. */
const texts: readonly (readonly [text: string, found: readonly string[], notFound: readonly string[]])[] = [
  ['Café crème', ['cafe', 'CAFÉ', 'cafe\u0301', 'crè', 'creme'], ['caff', 'cremes']],
  ['Łódź, Øresund, Ærø', ['lodz', 'łódź', 'oresund', 'aero'], ['loda']],
  ['Große Straße', ['strasse', 'STRASSE', 'straße', 'STRAẞE', 'gross'], ['strase']],
  ['İstanbul ILICA ısı', ['istanbul', 'ISTANBUL', 'İstan', 'ilica', 'ısı', 'ISI'], ['stanbul']],
  ['ΟΔΥΣΣΕΥΣ και Αθήνας', ['οδυσσευς', 'οδυσσεύς', 'οδυσσευσ', 'αθηνας', 'ΑΘΉΝΑΣ', 'αθην'], ['αθηνων']],
  ['Отчёт за июль', ['отчет', 'ОТЧЁТ', 'июль', 'отч'], ['чёт']],
  [
    '本番環境へのデプロイ手順',
    ['デプロイ', '本番', '環境', 'ﾃﾞﾌﾟﾛｲ', '順', 'デ', '"本番環境"'],
    ['デプイ', '環本', 'プデ'],
  ],
  ['修复登录页面的错误', ['登录', '登录页面', '错误', '误', '修复 错误', '录'], ['登页', '误错', '登录 注册']],
  ['𠮷野家', ['𠮷', '𠮷野'], ['野𠮷']],
  ['한국어 로그인 오류', ['로그인', '로그', '로', '한국어 오류'], ['그인']],
  ['แก้ไขหน้าเข้าสู่ระบบ', ['เข้าสู่ระบบ', 'หน้า', 'แก้ไข'], ['ระบบเข้า']],
  ['مُحَمَّد أحمد إلى الكتاب', ['محمد', 'احمد', 'الى', 'الكتـاب', 'الكت'], ['كتاب']],
  ['שָׁלוֹם עולם', ['שלום', 'עול'], ['לום']],
  ['हिन्दी अनुवाद', ['हिन्', 'हिन्दी', 'अनु'], ['हन्दी']],
  ['Ship 🚀 it 👍🏽 👩‍💻 🇦🇹', ['🚀', '👍', '👍🏿', '👩‍💻', '🇦🇹', 'ship 🚀'], ['🎉', '🇹🇦']],
  ['Ｆｕｌｌ ｗｉｄｔｈ １２３', ['full', 'width', '123'], ['ful width']],
  [
    'Fix https://api.example.com/login/reset',
    ['login', 'example.com', 'api.ex', 'login/reset', 'reset'],
    ['reset/login', 'pi'],
  ],
  ['Rename src/app.ts', ['app', 'app.ts', 'src/app.ts', 'src/app', 'src/ap', 'ts', 'APP.T'], ['src.ts', 'ts/app']],
  [
    'snake_case foo_bar and re-deploy',
    ['foo_bar', 'bar', 'snake_ca', 're-depl', 'deploy', 'foo bar'],
    ['foo_case', 'bar_foo'],
  ],
  ['Release v1.2 of lib-9.10.11', ['v1.2', 'v1', '9.10', 'lib-9', '9.10.11'], ['v1.3', '9.11']],
  ['Invoice ACME-123', ['ACME-123', 'acme-12', '123', 'invoice acme'], ['ACME-23', 'ACME-124']],
  ['100% of C:\\temp', ['100', '100%', 'temp', 'c:\\temp', '%temp%'], ['200%']],
  ["it's l'été", ["it's", "l'été", 'ete', 'l’ete'], ['its']],
  ['soft\u00adhyphen zero\u200bwidth', ['softhyphen', 'zero', 'width'], ['hyphen']],
  ['日本語release1版', ['release1', '日本語', '版', '日本語release1版', '語release'], ['本release']],
];

interface Found {
  readonly search: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly task: { readonly title: string; readonly project: { readonly id: string } };
      readonly comment: { readonly body: string } | null;
      readonly matchedIn: readonly string[];
    }[];
    readonly edges: readonly {
      readonly cursor: string;
      readonly node: { readonly task: { readonly title: string } };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  };
}

const document = `query ($query: String!, $projectId: ID, $first: Int, $last: Int, $after: String, $before: String) {
  search(query: $query, projectId: $projectId, first: $first, last: $last, after: $after, before: $before) {
    totalCount
    nodes { task { title project { id } } comment { body } matchedIn }
    edges { cursor node { task { title } } }
    pageInfo { hasNextPage hasPreviousPage }
  }
}`;

interface SearchArgs {
  readonly query: string;
  readonly projectId?: string;
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
  readonly before?: string;
}

/** A text of characters that rarely repeat. */
function chineseText(length: number): string {
  return Array.from({ length }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join('');
}

describeBackends('search', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob] = [await newPerson(app.url, 'Ada'), await newPerson(app.url, 'Bob')];
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function find(person: Person, args: SearchArgs): Promise<Found['search']> {
    const { data, errors } = await person.post<Found, object>(document, args);
    expect(errors).toBeUndefined();
    return data!.search;
  }

  /** The texts that match: the bodies of comments, the titles of tasks. Checks the count. */
  async function textsOf(person: Person, query: string, projectId?: string): Promise<string[]> {
    const { nodes, totalCount } = await find(person, { query, ...(projectId && { projectId }), first: 100 });
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ task, comment }) => comment?.body ?? task.title);
  }

  /** The number of documents that a search finds in the stored index of a project. */
  const matches = async (projectId: string, query: string) => (await textsOf(ada, query, projectId)).length;

  it.each(texts)('finds words of %j in any spelling', async (text, found, notFound) => {
    const { id: projectId } = await newProject(ada);
    await newTask(ada, { projectId, title: text });
    for (const query of found) expect(await matches(projectId, query), `finds: ${query}`).toBe(1);
    for (const query of notFound) expect(await matches(projectId, query), `does not find: ${query}`).toBe(0);
  });

  it('finds the end of the longest description', async () => {
    const cjk = chineseText(49_995);
    const { id: projectId } = await newProject(ada);
    await newTask(ada, { projectId, title: 'long', description: `${cjk} ende` });
    expect(await textsOf(ada, 'ende', projectId)).toEqual(['long']);
    expect(await textsOf(ada, cjk.slice(-60), projectId)).toEqual(['long']);
  });

  it('finds a task by its key and by its number, first and without other numbers that begin alike', async () => {
    const { id: projectId, key } = await newProject(ada);
    const titles = Array.from({ length: 12 }, (_, index) => `Number ${index + 1}`);
    for (const title of titles) await newTask(ada, { projectId, title: title.replace(/\d+/, 'x') });
    await newTask(ada, { projectId, title: `Blocked by ${key}-12` });
    const keyed = await find(ada, { query: `${key.toLowerCase()}-12` });
    expect(keyed.nodes.map(({ task, matchedIn }) => [task.title, matchedIn])).toEqual([
      ['Number x', ['KEY']],
      [`Blocked by ${key}-12`, ['TITLE']],
    ]);
    // The title matches as a prefix, the key does not.
    const shorter = await find(ada, { query: `${key}-1`, projectId });
    expect(shorter.nodes.map(({ matchedIn }) => matchedIn)).toEqual([['KEY'], ['TITLE']]);
    expect((await find(ada, { query: '12', projectId })).nodes.map(({ matchedIn }) => matchedIn)).toEqual([
      ['KEY'],
      ['TITLE'],
    ]);
    const { data } = await ada.post<{ tasks: { nodes: { number: number }[] } }, object>(
      'query ($projectId: ID!, $search: String) { tasks(projectId: $projectId, search: $search) { nodes { number } } }',
      { projectId, search: '#12' },
    );
    expect(data?.tasks.nodes.map(({ number }) => number)).toEqual([12, 13]);
    expect(await textsOf(bob, `${key}-12`)).toEqual([]);
  });

  it('names the fields of a match and finds comments', async () => {
    const { id: projectId } = await newProject(ada);
    await newTask(ada, { projectId, title: 'Fix zebra', description: 'A zebra crossing' });
    const { id: taskId } = await newTask(ada, { projectId, title: 'Other', description: 'no zebra here' });
    await succeed(ada, 'addComment', { taskId, body: 'The zebra is back.' });
    const { nodes, totalCount } = await find(ada, { query: 'zebra' });
    expect(totalCount).toBe(3);
    expect(nodes.map(({ task, comment, matchedIn }) => [task.title, comment?.body ?? null, matchedIn])).toEqual([
      ['Fix zebra', null, ['TITLE', 'DESCRIPTION']],
      ['Other', null, ['DESCRIPTION']],
      ['Other', 'The zebra is back.', ['COMMENT']],
    ]);
    expect(await textsOf(ada, 'zebra -crossing', projectId)).toEqual(['Other', 'The zebra is back.']);
    expect(await textsOf(ada, '"zebra crossing" or back', projectId)).toHaveLength(2);
  });

  it('forgets edited and deleted texts and hides deleted tasks with their comments', async () => {
    const { id: projectId } = await newProject(ada);
    const { id: taskId } = await newTask(ada, { projectId, title: 'quokka', description: 'wombat' });
    const input = { taskId, body: 'numbat' };
    const { comment } = await succeed<{ comment: { id: string } }>(ada, 'addComment', input, 'comment { id }');
    const commentId = comment.id;
    await succeed(ada, 'editComment', { commentId, body: 'bilby' });
    expect(await textsOf(ada, 'numbat')).toEqual([]);
    expect(await textsOf(ada, 'bilby')).toEqual(['bilby']);
    await succeed(ada, 'updateTask', { taskId, title: 'potoroo' });
    expect(await textsOf(ada, 'quokka')).toEqual([]);
    expect(await textsOf(ada, 'potoroo wombat')).toEqual(['potoroo']);
    await succeed(ada, 'deleteTask', { taskId });
    expect(await textsOf(ada, 'potoroo or bilby')).toEqual([]);
    await succeed(ada, 'restoreTask', { taskId });
    expect(await textsOf(ada, 'potoroo or bilby')).toHaveLength(2);
    await succeed(ada, 'deleteComment', { commentId });
    expect(await textsOf(ada, 'bilby')).toEqual([]);
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM task_search WHERE document::text ~ 'quokka|numbat|bilby'`.execute(backend.database.db.sql);
    expect(rows).toEqual([]);
    await succeed(ada, 'archiveProject', { projectId });
    expect(await textsOf(ada, 'potoroo')).toEqual(['potoroo']);
  });

  it('writes the index only when a text changes', async () => {
    const { id: projectId } = await newProject(ada);
    const { id: taskId } = await newTask(ada, { projectId, title: 'steady' });
    const version = async () => {
      const { rows } = await sql<{ version: string }>`
        SELECT xmin::text || ctid::text AS version FROM task_search WHERE id = ${taskId}`.execute(
        backend.database.db.sql,
      );
      return rows[0]!.version;
    };
    const before = await version();
    await succeed(ada, 'updateTask', { taskId, status: 'DONE', priority: 'HIGH', assigneeIds: [ada.id] });
    expect(await version()).toBe(before);
    await succeed(ada, 'updateTask', { taskId, description: 'changed' });
    expect(await version()).not.toBe(before);
  });

  it('shows and counts matches of readable projects only', async () => {
    const own = await newProject(ada);
    const shared = await newProject(ada, [bob]);
    const [, sharedTask] = [
      await newTask(ada, { projectId: own.id, title: 'secretword one' }),
      await newTask(ada, { projectId: shared.id, title: 'secretword two' }),
    ];
    await succeed(ada, 'addComment', { taskId: sharedTask.id, body: 'secretword three' });
    expect(await textsOf(ada, 'secretword')).toHaveLength(3);
    expect(await textsOf(bob, 'secretword')).toHaveLength(2);
    expect(await textsOf(bob, '-other')).not.toContain('secretword one');
    expect(await textsOf(bob, `secretword or @${own.id}`)).toHaveLength(2);
    const foreign = await bob.post(document, { query: 'secretword', projectId: own.id });
    expect(foreign.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', inputPath: ['projectId'] });
    await removeMember(ada, shared.id, bob.id);
    expect(await textsOf(bob, 'secretword')).toEqual([]);
    await addMember(ada, shared.id, bob);
    expect(await textsOf(bob, 'secretword')).toHaveLength(2);
    await succeed(ada, 'deleteProject', { projectId: shared.id });
    expect(await textsOf(bob, 'secretword')).toEqual([]);
    await app.backgroundTasks.projectDeletion.nudge();
    const { rows } = await sql<{ id: string }>`SELECT id FROM task_search WHERE task_id = ${sharedTask.id}`.execute(
      backend.database.db.sql,
    );
    expect(rows).toEqual([]);
  });

  it('pages through tasks and comments in both directions, best match first', async () => {
    const { id: projectId } = await newProject(ada);
    for (let index = 0; index < 4; index += 1) {
      const { id: taskId } = await newTask(ada, {
        projectId,
        title: `pager ${index}`,
        description: 'pager '.repeat(index),
      });
      await succeed(ada, 'addComment', { taskId, body: `pager comment ${index}` });
    }
    const all = await find(ada, { query: 'pager', projectId, first: 100 });
    const cursors = all.edges.map(({ cursor }) => cursor);
    expect(cursors).toHaveLength(8);
    const forwards: string[] = [];
    for (let after: string | undefined; ; after = forwards.at(-1)) {
      const page = await find(ada, { query: 'pager', projectId, first: 3, ...(after && { after }) });
      forwards.push(...page.edges.map(({ cursor }) => cursor));
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(forwards).toEqual(cursors);
    const backwards: string[] = [];
    for (let before: string | undefined; ; before = backwards[0]) {
      const page = await find(ada, { query: 'pager', projectId, last: 3, ...(before && { before }) });
      backwards.unshift(...page.edges.map(({ cursor }) => cursor));
      if (!page.pageInfo.hasPreviousPage) break;
    }
    expect(backwards).toEqual(cursors);
  });

  it.each<[string, SearchArgs, string]>([
    ['an empty text', { query: '' }, 'query'],
    ['punctuation alone', { query: '%_\\"-!' }, 'query'],
    ['201 characters', { query: 'x'.repeat(201) }, 'query'],
    ['more than 200 words after folding', { query: '\ufdfa '.repeat(100) }, 'query'],
    ['a NUL character', { query: 'a\u0000' }, 'query'],
    ['a foreign cursor', { query: 'a', after: 'nonsense' }, 'after'],
    ['a malformed project', { query: 'a', projectId: 'x' }, 'projectId'],
  ])('refuses %s with the name of the argument', async (_what, args, argument) => {
    const { errors } = await ada.post(document, args);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: [argument] });
  });

  it('answers hostile texts', async () => {
    const odd = [
      "'",
      '&!|',
      'a:*',
      'a\\:*',
      '(',
      'x <-> y',
      '<2>',
      "''",
      '%',
      '\\',
      'or',
      '- or',
      '"',
      '-"',
      '登'.repeat(200),
      'a '.repeat(100),
    ];
    for (const query of odd) {
      const { errors } = await ada.post(document, { query: `${query}x`.slice(0, 200) });
      expect(errors, query).toBeUndefined();
    }
  });

  it('indexes texts whose documents are missing', async () => {
    const { id: projectId } = await newProject(ada);
    const { id: taskId } = await newTask(ada, { projectId, title: 'unfilled' });
    await succeed(ada, 'addComment', { taskId, body: 'unfilled too' });
    const { db } = backend.database;
    await sql`UPDATE task_search SET document = NULL`.execute(db.sql);
    await sql`INSERT INTO task_search (id, task_id) VALUES ('task_gone', 'task_gone')`.execute(db.sql);
    expect(await textsOf(ada, 'unfilled')).toEqual([]);
    await app.backgroundTasks.searchIndex.nudge();
    expect(await textsOf(ada, 'unfilled')).toHaveLength(2);
    const { rows } = await sql`SELECT id FROM task_search WHERE document IS NULL OR id = 'task_gone'`.execute(db.sql);
    expect(rows).toEqual([]);
  });

  it('agrees with the words of a text for random texts in many scripts', async () => {
    const { db } = backend.database;
    const alphabet = Array.from(
      'aäAÄßẞıİIiςσΣéÉøŁñ ё й я デプﾛ登录页한국เข้าمُأहिन्👍🏽🇦1٣²½ﬁŉǆ\u0301\u3099\u200b\u200d\ufe0f_-./\\%\'":&|!()<>\u0000\ufdfa',
    ).filter((character) => character !== '\u0000');
    const text = fc.oneof(
      fc.array(fc.constantFrom(...alphabet), { maxLength: 24 }).map((characters) => characters.join('')),
      fc.string({ unit: 'binary', maxLength: 24 }),
      fc.string({ unit: 'grapheme', maxLength: 24 }),
    );
    const samples = fc.sample(text, { numRuns: 3_000, seed: 42 }).filter((sample) => !sample.includes('\u0000'));
    const rows = samples.flatMap((sample) => {
      const folded = foldText(sample);
      expect(foldText(folded), JSON.stringify(sample)).toBe(folded);
      // The iota below a Greek vowel is a mark in lower case, and a letter in upper case.
      const upper = sample.normalize('NFD').includes('\u0345') ? sample : sample.toUpperCase();
      const spelled = [sample, folded, sample.normalize('NFD'), upper];
      const queries = spelled.filter((query) => !/^-|\s-|"|(^|\s)or(\s|$)/i.test(query) && query.length <= 200);
      return queries.flatMap((query) => {
        try {
          return [
            {
              document: taskDocument({ projectId: 'p', title: sample, description: '' }),
              query: toSearch(query, ['query']).query,
              sample,
            },
          ];
        } catch {
          return [];
        }
      });
    });
    expect(rows.length).toBeGreaterThan(5_000);
    const { rows: missed } = await sql<{ sample: string; query: string }>`
      SELECT n.sample, n.query FROM unnest(${rows.map(({ document }) => document)}::text[],
        ${rows.map(({ query }) => query)}::text[], ${rows.map(({ sample }) => sample)}::text[]) AS n (document, query, sample)
      WHERE NOT n.document::tsvector @@ n.query::tsquery`.execute(db.sql);
    expect(missed).toEqual([]);
  });

  it('accepts the longest texts of every kind as documents', async () => {
    const { db } = backend.database;
    for (const body of [
      chineseText(50_000),
      '\ufdfa'.repeat(50_000),
      'x'.repeat(50_000),
      'a b '.repeat(12_500),
      '㌖㍿'.repeat(25_000),
    ]) {
      const document = commentDocument({ projectId: 'p', body });
      const { rows } = await sql<{ words: number }>`SELECT length(${document}::tsvector) AS words`.execute(db.sql);
      expect(rows[0]!.words).toBeGreaterThan(1);
    }
  });
});
