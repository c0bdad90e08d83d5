/** How long things wait, for tests to shorten. Milliseconds. */
export interface Timing {
  /** Between two head checks, while the bus is up and while it is away. */
  readonly headCheck: number;
  readonly headCheckWithoutBus: number;
  /** Between two countings of a project that somebody follows the statistics of. */
  readonly stats: number;
  /** Between two looks for snoozed notifications whose time has come. */
  readonly snoozes: number;
  /** How long what an instance said about its people counts after it was last heard of, and how often it is heard of. */
  readonly presenceLease: number;
  readonly presenceRenewal: number;
  /** How long somebody who went away counts as present still. */
  readonly presenceGrace: number;
  /** How long somebody counts as typing after they last said so. */
  readonly typing: number;
  /** What comes within this of presence, and of typing, is told together. */
  readonly debounce: number;
  /** Between two looks for reminders whose time has come. */
  readonly reminders: number;
  /** Between two looks for announcements that begin or end. */
  readonly announcements: number;
  /** Between two deletions of old events. */
  readonly retention: number;
  /** How long a feed stays after its last reader. */
  readonly feedLinger: number;
  /** How long the head of a request may take to arrive, and the whole request, imports included. */
  readonly requestHead: number;
  readonly request: number;
  /** How long a socket may take to say `connection_init`. */
  readonly socketInit: number;
  /** Between two pings, instead of what is configured; a socket that left one unanswered is cut. */
  readonly keepAlive: number;
  /** How long a request that is under way when the app closes may take. */
  readonly drain: number;
  /** How long a closed socket may take to answer. */
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
  retention: 600_000,
  feedLinger: 5_000,
  requestHead: 60_000,
  request: 300_000,
  socketInit: 5_000,
  socketClose: 5_000,
  drain: 5_000,
};
