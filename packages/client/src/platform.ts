/** The parts of a browser that other runtimes lack, or have in part. All of them are optional. */
interface Platform {
  readonly addEventListener?: (type: string, listener: () => void) => void;
  readonly removeEventListener?: (type: string, listener: () => void) => void;
  readonly document?: {
    readonly visibilityState: string;
    addEventListener(type: string, listener: () => void): void;
    removeEventListener(type: string, listener: () => void): void;
  };
  readonly navigator?: { readonly locks?: { request<T>(name: string, work: () => Promise<T>): Promise<T> } };
}

export const platform = globalThis as unknown as Platform;

/** The longest time that `setTimeout` accepts. */
const longestMs = 2 ** 31 - 1;

/** Resolves after a time, or at the abort of a signal. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, longestMs));
    signal?.addEventListener('abort', end);
  });
}

/** Calls the listener when the network returns or the page becomes visible. @returns a function that ends it */
export function onWake(listener: () => void): () => void {
  const visible = () => {
    if (platform.document?.visibilityState === 'visible') listener();
  };
  // Node's globalThis has no events.
  platform.addEventListener?.('online', listener);
  platform.document?.addEventListener('visibilitychange', visible);
  return () => {
    platform.removeEventListener?.('online', listener);
    platform.document?.removeEventListener('visibilitychange', visible);
  };
}

/** Throws an error of the application where it cannot break the connection. */
export function reportError(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
