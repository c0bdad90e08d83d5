import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeBackends } from '../support/backends.js';
import { startInstance } from '../support/instance.js';

interface Metric {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The metrics of `/metrics`, with the text of their `# HELP` lines; without the metrics of Node and the process. */
async function exposedBy(url: string): Promise<Metric[]> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).matchAll(
    /^# HELP (taskwire_\S+) (.+)\n# TYPE \1 (\S+)/gm,
  );
  return [...lines].map(([, name = '', text = '', type = '']) => ({ name, type, text }));
}

/** The rows of the table of metrics in docs/operations.md. */
async function documented(): Promise<Metric[]> {
  const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const rows = page.matchAll(/^\| `(taskwire_\w+)(?:\{\w+\})?` \| (\w+) \| (.+) \|$/gm);
  return [...rows].map(([, name = '', type = '', text = '']) => ({ name, type, text }));
}

const sorted = (metrics: readonly Metric[]) => metrics.map(({ name, type }) => `${name} ${type}`).sort();

describeBackends('the documentation of metrics', (kind) => {
  it('lists every metric of an instance with its type, in the words of its help text', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const exposed = await exposedBy(app.url);
    const rows = await documented();
    expect(exposed.length).toBeGreaterThan(10);
    expect(sorted(rows)).toEqual(sorted(exposed));
    for (const { name, text } of exposed) {
      const row = rows.find((candidate) => candidate.name === name);
      // The page may add details behind the help text, such as the values of a label.
      const [help, details] = [text.replace(/\.$/, ''), row?.text.slice(text.length - 1)];
      expect(row?.text.startsWith(help), `docs/operations.md describes ${name} as "${text}"`).toBe(true);
      expect(details, name).toMatch(/^$|^[,;:. ]/);
    }
  });
});
