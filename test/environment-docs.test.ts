import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { environment } from '../src/config-variables.js';

const root = new URL('../', import.meta.url);
const read = (page: string) => readFile(new URL(page, root), 'utf8');

/** The cells of all table rows of a page. */
async function rowsOf(page: string): Promise<string[][]> {
  const lines = (await read(page)).split('\n').filter((line) => line.startsWith('|'));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const names = Object.keys(environment.shape);
const isVariable = (text: string) => names.includes(text);
const unquoted = (cell: string) => /^`([^`]*)`$/.exec(cell)?.[1] ?? cell;

const table = (await rowsOf('README.md')).filter(([name = '']) => isVariable(unquoted(name)));
const documented = table.map(([name = '', value = '']) => ({ name: unquoted(name), value }));

const embedded = {};
const services = { DATABASE_URL: 'postgresql://db/taskwire', JWT_SECRET: 'x'.repeat(32) };

/** @returns the configuration with a variable, and the configuration without it */
function configured(name: string, value: string, env: Readonly<Record<string, string>>) {
  // REDIS_PREFIX requires REDIS_URL.
  const base = { ...env, ...(name === 'REDIS_PREFIX' && { REDIS_URL: 'redis://cache' }) };
  return [readConfig({ ...base, [name]: value }), readConfig(base)];
}

describe('the documentation of environment variables', () => {
  it("lists every variable of the server exactly once in the README's table, and no other", async () => {
    expect(documented.map(({ name }) => name).sort()).toEqual([...names].sort());
    const [, section = ''] = (await read('README.md')).split('\n## Configuration\n');
    const [configuration = ''] = section.split('\n## ');
    const written = [...configuration.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(written.filter((name = '') => !isVariable(name))).toEqual([]);
  });

  it.each(documented)('gives $name the default of the server, $value', ({ name, value }) => {
    const [, plain] = /^`([^`]+)`$/.exec(value) ?? [];
    const [, alone, shared] = /^`([^`]+)` without `DATABASE_URL`.*, else `([^`]+)`$/.exec(value) ?? [];
    if (plain !== undefined) {
      const kind = name.startsWith('DATABASE_') ? services : embedded;
      const [set, unset] = configured(name, plain, kind);
      expect(set).toEqual(unset);
    } else if (alone !== undefined && shared !== undefined) {
      for (const [text, env] of [[alone, embedded] as const, [shared, services] as const]) {
        const [set, unset] = configured(name, text, env);
        expect(set).toEqual(unset);
      }
    } else {
      // The variable has no default, or its default depends on another variable.
      expect(['', 'those of the key']).toContain(value);
      const field = environment.shape[name as keyof typeof environment.shape];
      expect([undefined, '[]']).toContain(JSON.stringify(field.parse(undefined)));
    }
  });

  const pages = readdir(new URL('docs/', root)).then((files) =>
    files.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`),
  );

  it('repeats the same defaults in all tables under docs/', async () => {
    let compared = 0;
    for (const page of await pages) {
      for (const cells of await rowsOf(page)) {
        const name = cells.map(unquoted).find(isVariable);
        const value = cells
          .map((cell) => unquoted(cell).replaceAll(',', ''))
          .find((cell) => /^\d+(\/\d+[smhd])?$/.test(cell));
        if (name === undefined || value === undefined) continue;
        const [set, unset] = configured(name, value, embedded);
        expect(set, `${name} in ${page}`).toEqual(unset);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(8);
  });

  it('names only variables that the server reads', async () => {
    for (const page of ['README.md', 'ARCHITECTURE.md', ...(await pages)]) {
      const words = (await read(page)).match(/\b(?:LIMIT|DATABASE|REDIS|JWT|LOG|CORS)_[A-Z_]+\b/g) ?? [];
      const unknown = words.filter((word) => !isVariable(word) && word !== 'LIMIT_EXCEEDED');
      expect(unknown, page).toEqual([]);
    }
  });
});
