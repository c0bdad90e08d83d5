const cleanups = new Set<() => Promise<void>>();
const cleanupWithinMs = 5_000;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    console.error(`Interrupted by ${signal}.`);
    setTimeout(() => process.exit(1), cleanupWithinMs).unref();
    void Promise.allSettled([...cleanups].map((cleanup) => cleanup())).then(() => process.exit(1));
  });
}

/**
 * Registers a cleanup for an interrupt by SIGINT, SIGTERM or SIGHUP. The process exits after all cleanups.
 *
 * @returns a function that unregisters the cleanup and runs it
 */
export function cleanUpOnInterrupt(cleanup: () => Promise<void>): () => Promise<void> {
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    return cleanup();
  };
}
