/**
 * `npm run client:check`: builds the client package, packs it, and checks the archive: the fields of package.json
 * (publint), the types in every kind of module resolution (are-the-types-wrong), and the size of a bundle.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rolldown } from 'rolldown';

const root = 'packages/client';
/** The largest bundle of `createTaskwireClient` without the peer and `sessionTokens`, in bytes after gzip. */
const limitBytes = 5 * 1024;
/** The package is ESM only: `require` of a Node without `require(esm)` and its old type resolution are not supported. */
const accepted = new Set(['CJSResolvesToESM', 'NoResolution']);

async function packageProblems(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  const { messages } = await publint({ pkgDir: root, level: 'suggestion', strict: true });
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-client-'));
  try {
    const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    const archive = await readFile(join(folder, packed.trim()));
    const analysis = await checkPackage(createPackageFromTarballData(archive));
    if (!analysis.types) return ['The archive has no types.'];
    const problems = analysis.problems.filter(
      (problem) =>
        !(accepted.has(problem.kind) && 'resolutionKind' in problem && /node10|cjs/.test(problem.resolutionKind)),
    );
    return [
      ...messages.map((message) => formatMessage(message, manifest) ?? message.code),
      ...problems.map((problem) => JSON.stringify(problem)),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bundleBytes(): Promise<number> {
  await using bundle = await rolldown({ input: `${root}/dist/client.js`, external: [/^graphql/] });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  return gzipSync(output[0].code).length;
}

execFileSync('npx', ['tsc', '-p', root], { stdio: 'inherit' });
const [problems, bytes] = await Promise.all([packageProblems(), bundleBytes()]);
if (bytes > limitBytes) problems.push(`The bundle has ${bytes} bytes after gzip, the limit is ${limitBytes}.`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`taskwire-client: ${bytes} of ${limitBytes} bytes after gzip.`);
