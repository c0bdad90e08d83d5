import { createServer, connect as openSocket, type Socket } from 'node:net';

/** A TCP proxy in front of Postgres that counts SQL statements. */
export interface StatementCounter extends AsyncDisposable {
  /** The URL of the database through the proxy. */
  readonly url: string;
  /** Executions per statement since the last reset, without transaction control. */
  readonly counts: ReadonlyMap<string, number>;
  reset(): void;
}

/**
 * Starts a proxy that counts the SQL statements of a server. The proxy needs no extension or setting of the database.
 * Its counts are exact, whereas Postgres backends report their statistics with a delay.
 *
 * @param databaseUrl the database that receives the statements, over unencrypted connections
 */
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
    for (const [socket, opposite] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket.setNoDelay());
      socket.pipe(opposite);
      socket.on('error', () => opposite.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        opposite.destroy();
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

/**
 * Creates a parser of a client's messages to Postgres. The first message has no type; each later message is a type
 * byte, a length that includes the length field, and a body. `Q` carries the text of a statement. In the extended
 * protocol, `P` carries the text, `B` binds a portal and `E` executes the portal.
 */
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
