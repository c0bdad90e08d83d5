/** Intervals and time limits in milliseconds. Tests shorten them. */
export interface Timing {
  /** The interval of head checks while the bus is up. */
  readonly headCheck: number;
  /** The interval of head checks while the bus is down. */
  readonly headCheckWithoutBus: number;
  /** The interval at which the statistics of a followed project are recounted. */
  readonly stats: number;
  /** The interval of queries for snoozed notifications that are due. */
  readonly snoozes: number;
  /** The lifetime of an instance's presence lease after a renewal. */
  readonly presenceLease: number;
  /** The interval of presence lease renewals. */
  readonly presenceRenewal: number;
  /** The time that a user stays present after the last subscription ends. */
  readonly presenceGrace: number;
  /** The time that a user counts as typing after a `setTyping`. */
  readonly typing: number;
  /** The window within which changes of presence, or of typing, become one message. */
  readonly debounce: number;
  /** The interval of queries for due reminders. */
  readonly reminders: number;
  /** The interval of queries for announcements that begin or end. */
  readonly announcements: number;
  /** The interval of queries for deleted projects that have contents. */
  readonly projectDeletion: number;
  /** The interval of queries for texts that searches do not find yet. */
  readonly searchIndex: number;
  /** The interval of deletions of old events and rows. */
  readonly retention: number;
  /** The time that a feed stays open after its last subscriber. */
  readonly feedLinger: number;
  /** The time limit for the headers of a request. */
  readonly requestHead: number;
  /** The time limit for a whole request, imports included. */
  readonly request: number;
  /** The time that an HTTP connection stays open between two requests: longer than load balancers reuse theirs. */
  readonly idleConnection: number;
  /** The time limit for a socket's `connection_init`. */
  readonly socketInit: number;
  /** The interval of pings, in place of the configured one; a socket without a pong until the next ping is terminated. */
  readonly keepAlive: number;
  /** The time limit for running requests during the shutdown. */
  readonly drain: number;
  /** The time limit for the close handshake of a socket. */
  readonly socketClose: number;
}

export const defaultTiming: Omit<Timing, 'keepAlive'> = {
  headCheck: 3_000,
  headCheckWithoutBus: 1_000,
  stats: 1_000,
  snoozes: 1_000,
  presenceLease: 15_000,
  presenceRenewal: 5_000,
  presenceGrace: 5_000,
  typing: 6_000,
  debounce: 150,
  reminders: 10_000,
  announcements: 5_000,
  projectDeletion: 1_000,
  searchIndex: 60_000,
  retention: 600_000,
  feedLinger: 5_000,
  requestHead: 60_000,
  request: 300_000,
  idleConnection: 75_000,
  socketInit: 5_000,
  socketClose: 5_000,
  drain: 5_000,
};
