/**
 * `npm run layers`: prints the import rules of the layers to biome.layers.json. With `--check` it fails if the file is
 * out of date.
 */
import { adapterFolders, adapters, graphqlException, graphqlLayer, layers, wiring } from './layers.js';
import { keepPrinted } from './printed.js';

interface Pattern {
  readonly group: readonly string[];
  readonly message: string;
}

const graphqlLevel = layers.findIndex((folders) => folders.includes(graphqlLayer));

function patternsOf(folder: string, level: number, knowsGraphql: boolean): Pattern[] {
  const above = layers.slice(level + 1).flat();
  const neighbours = (layers[level] ?? []).filter((other) => other !== folder);
  const forbidden = [...neighbours, ...above];
  return [
    {
      group: [...forbidden.map((other) => `**/${other}/**`), ...wiring.map((module) => `**/${module}.js`)],
      message: 'Imports run downwards: scripts/layers.ts lists the layers.',
    },
    ...(adapterFolders.includes(folder)
      ? []
      : [{ group: adapters.map((adapter) => `**/${adapter}.js`), message: 'Only adapters.ts imports adapters.' }]),
    ...(knowsGraphql
      ? []
      : [{ group: ['graphql', 'graphql-*', '@pothos/*'], message: 'No layer below graphql/ knows GraphQL.' }]),
  ];
}

function override(includes: readonly string[], patterns: readonly Pattern[]) {
  const noRestrictedImports = { level: 'error', options: { patterns } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}

const overrides = layers.flatMap((folders, level) =>
  folders.flatMap((folder) => {
    const knowsGraphql = level >= graphqlLevel;
    const rule = override([`src/${folder}/**`], patternsOf(folder, level, knowsGraphql));
    if (!graphqlException.startsWith(`src/${folder}/`)) return [rule];
    return [rule, override([graphqlException], patternsOf(folder, level, true))];
  }),
);

await keepPrinted('biome.layers.json', `${JSON.stringify({ root: false, overrides }, null, 2)}\n`, 'npm run layers');
