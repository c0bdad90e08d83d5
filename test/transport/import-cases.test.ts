import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newProject } from '../support/operations.js';

interface Imported {
  readonly rows: readonly (readonly [externalId: string, title: string, description: string])[];
  readonly created: number;
  readonly errors: readonly unknown[];
  /** Row and field of each skipped row. */
  readonly failures: readonly (readonly [row: number, field: string])[];
}

describeBackends('an import of a file from another tool', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function importFile(body: string | Uint8Array<ArrayBuffer>, options = 'onError=skip'): Promise<Imported> {
    const { id: projectId } = await newProject(ada);
    const response = await fetch(`${app.url}/projects/${projectId}/import?format=csv&${options}`, {
      method: 'POST',
      headers: { authorization: ada.authorization },
      body,
    });
    const { import: counts, errors = [] } = (await response.json()) as {
      import?: { created: number; errors: { row: number; field: string }[] };
      errors?: { extensions: { inputPath: unknown } }[];
    };
    const tasks = await backend.database.prisma.task.findMany({ where: { projectId }, orderBy: { number: 'asc' } });
    const rows = tasks.map(({ externalId, title, description }) => [externalId ?? '', title, description] as const);
    const failures = (counts?.errors ?? []).map(({ row, field }) => [row, field] as const);
    return {
      rows,
      created: counts?.created ?? 0,
      failures,
      errors: errors.map(({ extensions }) => extensions.inputPath),
    };
  }
  const fixture = async (name: string) => new Uint8Array(await readFile(`test/fixtures/import/${name}.csv`));

  it('accepts CRLF and LF in one file', async () => {
    const a = await importFile(await fixture('mixed-line-ends-a'));
    expect(a.rows).toEqual([
      ['1', 'One', ''],
      ['2', 'Two', ''],
      ['3', 'Three', ''],
    ]);
    const b = await importFile(await fixture('mixed-line-ends-b'));
    expect(b.rows).toEqual([
      ['1', 'One', ''],
      ['2', 'Two', ''],
    ]);
    const c = await importFile(await fixture('mixed-line-ends-c'));
    expect(c.rows).toEqual([['1', 'One', 'Text']]);
  });

  it.each([
    ['CR as line ends', 'externalId,title\r1,One\r2,Two\r'],
    ['a byte order mark', '\ufeffexternalId,title\r\n1,One\r\n2,Two'],
    ['blank rows and rows of commas', 'externalId,title\n\n1,One\n,\n \n2,Two\n\n\n'],
    ['CR, LF and CRLF in quotes', 'externalId,title,description\r\n1,One,"a\r\nb\nc"\n2,Two,'],
  ])('accepts a file with %s', async (_name, text) => {
    const { rows, errors } = await importFile(text);
    expect(errors).toEqual([]);
    expect(rows.map(([externalId, title]) => [externalId, title])).toEqual([
      ['1', 'One'],
      ['2', 'Two'],
    ]);
  });

  it('ignores empty columns and refuses cells without a column', async () => {
    const empty = await importFile(await fixture('trailing-commas'));
    expect(empty).toMatchObject({
      created: 2,
      errors: [],
      rows: [
        ['1', 'One', ''],
        ['2', 'Two', ''],
      ],
    });
    const filled = await importFile('externalId,title,,\n1,One,,lost\n2,Two,,\n');
    expect(filled).toMatchObject({ rows: [['2', 'Two', '']] });
  });

  it('reports a row with an impossible due date, and writes all other rows', async () => {
    expect((await importFile(await fixture('year-zero'))).rows.map(([externalId]) => externalId)).toEqual(['a', 'c']);
    expect((await importFile(await fixture('year-zero'), 'onError=stop')).errors).toEqual([['rows', 2, 'dueDate']]);
    const far = 'externalId,title,dueDate\na,x,9999-12-31\nb,x,2999-12-31\nc,x,1969-12-31\n';
    expect((await importFile(far)).rows.map(([externalId]) => externalId)).toEqual(['b']);
  });

  it('matches labels regardless of case, and creates each label once', async () => {
    const file = 'externalId,title,labels\n1,One,Bug\n2,Two,bug;BUG\n3,Three,bUg;Idea\n';
    const { created, failures } = await importFile(file, 'onError=skip&createLabels=true');
    expect([created, failures]).toEqual([3, []]);
    const task = await backend.database.prisma.task.findFirstOrThrow({
      where: { externalId: '3' },
      orderBy: { createdAt: 'desc' },
      include: { labels: { include: { label: true } }, project: { include: { labels: true } } },
    });
    expect(task.labels.map(({ label }) => label.name).sort()).toEqual(['Bug', 'Idea']);
    expect(task.project.labels.map(({ name }) => name).sort()).toEqual(['Bug', 'Idea']);
  });

  it('reports an overlong title, or moves its rest to the description when longTitles is split', async () => {
    const skipped = await importFile(await fixture('long-title'));
    const expected = Array.from({ length: 150 }, (_, index) => [`${index + 1}`, `Task ${index + 1}`, '']);
    expect(skipped).toEqual({
      rows: expected.filter(([externalId]) => externalId !== '120'),
      created: 149,
      errors: [],
      failures: [[120, 'title']],
    });
    expect((await importFile(await fixture('long-title'), 'onError=stop')).errors).toEqual([['rows', 120, 'title']]);
    const split = await importFile(await fixture('long-title'), 'longTitles=split');
    expect(split.created).toBe(150);
    const [, title = '', description = ''] = split.rows[119] ?? [];
    expect(split.rows).toEqual(expected.with(119, ['120', title, description]));
    expect(title).toHaveLength(200);
    const text = Buffer.from(await fixture('long-title')).toString();
    expect(text).toContain(`\n120,${title}${description}`);
  });
});
