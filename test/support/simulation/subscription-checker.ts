import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../client.js';

/** The user of a subscription, and the project of a subscription of scope `project`. */
export interface CheckerTarget {
  readonly person: Person;
  readonly projectId: string;
}

/** The value of the subscription's root field. */
export type CheckedEvent = Readonly<Record<string, unknown>>;

export interface Loaded<State> {
  readonly state: State;
  /** The cursor to subscribe from, if the subscription accepts `after`. */
  readonly after?: string;
}

/** State by kind of object, then by id. The keys form the path of a difference. */
export type FoldedState = Record<string, unknown>;

export interface CheckerOptions<State extends FoldedState> {
  /** The subscription's root field. */
  readonly field: string;
  /** One subscription per user, or one per project of a user. */
  readonly scope: 'person' | 'project';
  /** Accepts `$after: Cursor` if it resumes, and for scope `project` `$projectId: ID!`. */
  readonly document: string;
  /** Further variables. */
  readonly variables?: (target: CheckerTarget) => Promise<Readonly<Record<string, string>>>;
  /** Loads the state by queries. */
  readonly load: (target: CheckerTarget) => Promise<Loaded<State>>;
  /** Returns the state after an event. */
  readonly fold: (state: State, event: CheckedEvent, target: CheckerTarget) => State | Promise<State>;
  /** Selects the compared part of the state; by default the whole state. */
  readonly shown?: (state: State) => FoldedState;
}

/** The state of one subscription: loaded once, then changed by events alone. */
export interface CheckedState {
  /** Loads the state. @returns the cursor to subscribe from */
  load(): Promise<string | undefined>;
  apply(event: CheckedEvent): Promise<void>;
  /** Differences from the current results of the queries. */
  differences(target: CheckerTarget): Promise<string[]>;
}

export interface SubscriptionChecker
  extends Pick<CheckerOptions<FoldedState>, 'field' | 'scope' | 'document' | 'variables'> {
  open(target: CheckerTarget): CheckedState;
}

/**
 * A checker follows one subscription as a front end does: it loads the state by a query and folds each event into the
 * state. At the end the state must equal the query's result.
 */
export function subscriptionChecker<State extends FoldedState>(options: CheckerOptions<State>): SubscriptionChecker {
  const {
    field,
    scope,
    document,
    variables,
    load: loadState,
    fold,
    shown = (state: State): FoldedState => state,
  } = options;
  return {
    field,
    scope,
    document,
    ...(variables && { variables }),
    open(target) {
      let state: State | undefined;
      return {
        async load() {
          const loaded = await loadState(target);
          state = loaded.state;
          return loaded.after;
        },
        async apply(event) {
          if (state) state = await fold(state, event, target);
        },
        async differences(now) {
          const { state: fresh } = await loadState(now);
          return differences(state ? shown(state) : {}, shown(fresh));
        },
      };
    },
  };
}

function differences(folded: FoldedState, queried: FoldedState, path: readonly string[] = []): string[] {
  const names = [...new Set([...Object.keys(folded), ...Object.keys(queried)])];
  return names.flatMap((name) => {
    const [actual, expected] = [folded[name], queried[name]];
    if (isDeepStrictEqual(actual, expected)) return [];
    const where = [...path, name];
    if (isFoldedState(actual) && isFoldedState(expected) && path.length < 3)
      return differences(actual, expected, where);
    return [`${where.join('.')}: is ${JSON.stringify(actual)}, the query returns ${JSON.stringify(expected)}`];
  });
}

function isFoldedState(value: unknown): value is FoldedState {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
