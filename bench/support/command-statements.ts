import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { startTableServer, type TableServerName, type TableServers } from '../peers/table-servers.js';
import { type CommandName, commandRequests, projects } from './commands.js';
import type { HttpLoad } from './http-load.js';
import { countStatements } from './statement-counter.js';
import { median } from './statistics.js';

/** The work of Postgres for one command. */
export interface DatabaseCost {
  readonly server: TableServerName;
  readonly command: CommandName;
  /** SQL statements without transaction control. */
  readonly statements: number;
  /** Waits of the server for Postgres. */
  readonly roundTrips: number;
}

const holdMs = 5;
const warmUps = 20;
const counted = 15;

/**
 * Counts statements and round trips of each command on servers behind a proxy. One client sends one request at a time,
 * so the median excludes scheduled work.
 */
export async function countDatabaseCosts(
  load: HttpLoad,
  servers: TableServers,
  commands: readonly CommandName[],
): Promise<DatabaseCost[]> {
  const costs: DatabaseCost[] = [];
  for (const name of servers.names) {
    await using stack = new AsyncDisposableStack();
    const counter = stack.use(await countStatements(servers.workspace.databaseUrl, { holdMs }));
    const { server, headers } = stack.use(await startTableServer(name, servers, counter.url));
    for (const command of commands) {
      const requests = commandRequests(command, name, servers.workspace, projects);
      const send = () => load.run({ ...requests, address: server.address, headers, clients: 1, forMs: 0 });
      for (let index = 0; index < warmUps; index += 1) await send();
      const statements: number[] = [];
      const roundTrips: number[] = [];
      for (let index = 0; index < counted; index += 1) {
        counter.reset();
        await send();
        statements.push([...counter.counts.values()].reduce((sum, count) => sum + count, 0));
        roundTrips.push(counter.roundTrips);
      }
      costs.push({ server: name, command, statements: median(statements), roundTrips: median(roundTrips) });
    }
  }
  return costs;
}
