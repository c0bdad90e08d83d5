/**
 * - `connecting`: no connection yet.
 * - `catching-up`: connected; events of the gap may still arrive. Ends when none has arrived for a quarter of a second.
 * - `connected`: live.
 * - `disconnected`: the connection has been lost for longer than the grace. Retries continue.
 * - `needs-auth`: the server refuses the token, or the client has no token. Sign in, then call `reconnect()`.
 * - `closed`: `close()` was called.
 */
export type ConnectionStatus = 'connecting' | 'catching-up' | 'connected' | 'disconnected' | 'needs-auth' | 'closed';

/** A state of the connection. The object is replaced at each change of `status` or `reason`. */
export interface ConnectionSnapshot {
  readonly status: ConnectionStatus;
  /** Why the connection was lost or refused; undefined while it works. */
  readonly reason: string | undefined;
  /** The time of the last event, in milliseconds since 1970, when the status changed. */
  readonly lastEventAt: number | undefined;
}

/** A store in the form of React's `useSyncExternalStore`. */
export interface ConnectionStore {
  readonly getSnapshot: () => ConnectionSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** The time of the last event, in milliseconds since 1970. */
  readonly lastEventAt: number | undefined;
}

const quietMs = 250;

/** Derives the state from the runs of all subscriptions. */
export class Connection implements ConnectionStore {
  readonly #graceMs: number;
  readonly #listeners = new Set<() => void>();
  readonly #lost = new Set<object>();
  #snapshot: ConnectionSnapshot = { status: 'connecting', reason: undefined, lastEventAt: undefined };
  #grace: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  lastEventAt: number | undefined;

  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  readonly getSnapshot = (): ConnectionSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A subscription has been sent over an open connection. */
  opened(run: object): void {
    this.#lost.delete(run);
    if (this.#lost.size > 0) return;
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#set('catching-up');
    this.#awaitQuiet();
  }

  event(): void {
    this.lastEventAt = Date.now();
    if (this.#snapshot.status === 'catching-up') this.#awaitQuiet();
  }

  lost(run: object, reason: string): void {
    this.#lost.add(run);
    if (this.#snapshot.status === 'disconnected') this.#set('disconnected', reason);
    else this.#grace ??= setTimeout(() => this.#set('disconnected', reason), this.#graceMs);
  }

  /** A subscription has ended and no longer counts. */
  ended(run: object): void {
    if (this.#lost.delete(run) && this.#lost.size === 0) {
      clearTimeout(this.#grace);
      this.#grace = undefined;
    }
  }

  needsAuth(reason: string): void {
    this.#stop();
    this.#set('needs-auth', reason);
  }

  connecting(): void {
    if (this.#snapshot.status === 'needs-auth') this.#set('connecting');
  }

  closed(): void {
    this.#stop();
    this.#set('closed');
  }

  #awaitQuiet(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      if (this.#snapshot.status === 'catching-up') this.#set('connected');
    }, quietMs);
  }

  #stop(): void {
    clearTimeout(this.#grace);
    clearTimeout(this.#quiet);
    this.#grace = undefined;
  }

  #set(status: ConnectionStatus, reason?: string): void {
    if (this.#snapshot.status === status && this.#snapshot.reason === reason) return;
    this.#snapshot = { status, reason, lastEventAt: this.lastEventAt };
    for (const listener of [...this.#listeners]) listener();
  }
}
