import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
let folder: string;

/** A client project as docs/clients.md describes it. */
beforeAll(async () => {
  // The folder is inside the repository, so that packages resolve as in an ordinary project.
  folder = await mkdtemp('generated-');
  await mkdir(join(folder, 'src'));
  await cp('schema/schema.graphql', join(folder, 'schema.graphql'));
  const page = await readFile('docs/clients.md', 'utf8');
  const [, config = ''] = /```ts\n(import type \{ CodegenConfig \}[\s\S]*?)```/.exec(page) ?? [];
  await writeFile(join(folder, 'codegen.ts'), config);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(folder, 'src/board.ts'),
    `import { graphql } from './gql/index.js';
export const board = graphql(\`query Board($id: ID!) { project(id: $id) { cursor tasks(first: 10) { nodes { id title dueDate } } } }\`);
`,
  );
  await run('npx', ['graphql-codegen', '--config', 'codegen.ts'], { cwd: folder });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

it.concurrent.each(['nodenext', 'bundler'])(
  'generated types compile with moduleResolution %s as documented',
  async (resolution) => {
    const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
    const options = {
      module,
      moduleResolution: resolution,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'es2022',
    };
    const project = `tsconfig.${resolution}.json`;
    await writeFile(join(folder, project), JSON.stringify({ compilerOptions: options, include: ['src'] }));
    const { stdout } = await run('npx', ['tsc', '-p', project], { cwd: folder }).catch((error) => error);
    expect(stdout).toBe('');
  },
  60_000,
);
