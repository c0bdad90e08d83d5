import { createServer, connect as openSocket, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A TCP proxy in front of Postgres that counts SQL statements and round trips. */
export interface StatementCounter extends AsyncDisposable {
  /** The URL of the database through the proxy. */
  readonly url: string;
  /** Executions per statement since the last reset, without transaction control. */
  readonly counts: ReadonlyMap<string, number>;
  /**
   * Waits of the server for Postgres since the last reset, transaction control included: the number of times that a
   * connection sends bytes after the proxy has delivered a response, or sends its first bytes. Messages that a server
   * sends without waiting for a response, such as BEGIN with a first statement, share a round trip. The number is exact
   * with `holdMs`, and an upper bound without.
   */
  readonly roundTrips: number;
  reset(): void;
}

/**
 * Starts a proxy that counts the SQL statements of a server. The proxy needs no extension or setting of the database.
 * Its counts are exact, whereas Postgres backends report their statistics with a delay.
 *
 * @param databaseUrl the database that receives the statements, over unencrypted connections
 * @param options.holdMs milliseconds by which the proxy delays responses. Every message that the server sends without
 *   waiting then reaches the proxy before the response reaches the server. Default: 0
 */
export async function countStatements(databaseUrl: string, { holdMs = 0 } = {}): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const count = (statement: string) => {
    if (/^(BEGIN|COMMIT|ROLLBACK|SET|DEALLOCATE)\b/i.test(statement)) return;
    counts.set(statement, (counts.get(statement) ?? 0) + 1);
  };
  let roundTrips = 0;
  const server = createServer((client) => {
    const database = openSocket(Number(target.port || 5432), target.hostname);
    const read = createReader(count);
    let waits = false;
    client.on('data', (chunk: Buffer) => {
      if (!waits) roundTrips += 1;
      waits = true;
      read(chunk);
    });
    const hold = new Transform({
      transform(chunk, _encoding, done) {
        const deliver = () => {
          waits = false;
          done(null, chunk);
        };
        if (holdMs > 0) setTimeout(deliver, holdMs);
        else deliver();
      },
    });
    client.pipe(database);
    database.pipe(hold).pipe(client);
    for (const [socket, opposite] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket.setNoDelay());
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
    get roundTrips() {
      return roundTrips;
    },
    reset() {
      counts.clear();
      roundTrips = 0;
    },
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
