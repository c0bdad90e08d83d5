/*
 * A bench that is interrupted leaves nothing behind: what must be undone is undone before the process ends.
 */

const undoing = new Set<() => Promise<void>>();
const undoWithinMs = 5_000;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    console.error(`Interrupted by ${signal}.`);
    setTimeout(() => process.exit(1), undoWithinMs).unref();
    void Promise.allSettled([...undoing].map((undo) => undo())).then(() => process.exit(1));
  });
}

/** Has `undo` called when the process is interrupted. Returns what calls it off, and calls `undo` itself. */
export function undoAtInterrupt(undo: () => Promise<void>): () => Promise<void> {
  undoing.add(undo);
  return () => {
    undoing.delete(undo);
    return undo();
  };
}
