import { createServer, connect as openSocket, type Socket } from 'node:net';

/*
 * Counts the SQL statements that a server sends: a TCP proxy in front of Postgres that reads along. Needs no extension
 * and no setting of the database, and unlike Postgres' statistics, which backends report with a delay, it is exact.
 *
 * The client's side of the protocol is simple to follow: after the first message (which has no type) each is a type
 * byte, a length that includes itself, and a body. `Q` carries one statement's text; with the extended protocol `P`
 * carries it and `E` executes it. Connections must not be encrypted.
 */

export interface StatementCounter extends AsyncDisposable {
  /** The database's URL through the counter. */
  readonly url: string;
  /** Executions of each statement since the last reset, transaction control apart. */
  readonly counts: ReadonlyMap<string, number>;
  reset(): void;
}

/** @param databaseUrl where the statements go on to */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const count = (statement: string) => {
    if (/^(BEGIN|COMMIT|ROLLBACK|SET|DEALLOCATE)\b/i.test(statement)) return;
    counts.set(statement, (counts.get(statement) ?? 0) + 1);
  };
  const server = createServer((client) => {
    const database = openSocket(Number(target.port || 5432), target.hostname);
    const read = createReader(count);
    client.on('data', read);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket.setNoDelay());
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url: url.href,
    counts,
    reset: () => counts.clear(),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Follows one connection's messages to the database. */
function createReader(onStatement: (statement: string) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  const prepared = new Map<string, string>();
  const portals = new Map<string, string>();

  function onMessage(type: string, body: Buffer): void {
    const [first = '', second = ''] = body.toString('utf8').split('\0', 2);
    if (type === 'Q') onStatement(first);
    else if (type === 'P') prepared.set(first, second);
    else if (type === 'B') portals.set(first, prepared.get(second) ?? '');
    else if (type === 'E') onStatement(portals.get(first) ?? '');
  }

  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const header = started ? 5 : 4;
      if (rest.length < header) return;
      const end = header - 4 + rest.readUInt32BE(header - 4);
      if (rest.length < end) return;
      if (started) onMessage(String.fromCharCode(rest[0] ?? 0), rest.subarray(header, end));
      started = true;
      rest = rest.subarray(end);
    }
  };
}
