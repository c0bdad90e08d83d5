/** The request handlers of a child process, by name. */
export type Handlers = Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;

/** Serves the requests of the parent process (see child.ts). Exits when the parent process ends. */
export function serveRequests(handlers: Handlers): void {
  process.on('message', ({ id, name, argument }: { id: number; name: string; argument: unknown }) => {
    const handler = handlers[name] ?? (() => Promise.reject(new Error(`Unknown request: ${name}.`)));
    handler(argument).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
}

/** Opens all clients, with at most `concurrency` handshakes at the same time. */
export async function openAll(clients: readonly { open(): Promise<void> }[], concurrency = 50): Promise<void> {
  const remaining = clients.values();
  const openRemaining = async () => {
    for (const client of remaining) await client.open();
  };
  await Promise.all(Array.from({ length: concurrency }, openRemaining));
}
