import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../client.js';

/*
 * A witness follows one subscription as a front end does: it loads by a query, folds what it is told into that, and in the
 * end what it holds must be what the query says then.
 */

/** Where it stands: who follows, and for what is of a project, which. */
export interface CheckerTarget {
  readonly person: Person;
  readonly projectId: string;
}

/** What the subscription's root field told. */
export type CheckedEvent = Readonly<Record<string, unknown>>;

export interface Loaded<State> {
  readonly state: State;
  /** Where to go on from, for a subscription that takes `after`. */
  readonly after?: string;
}

/** Kept by name, so that differences can be named: by kind of thing, then by id. */
export type FoldedState = Record<string, unknown>;

export interface CheckerOptions<State extends FoldedState> {
  /** The subscription's root field. */
  readonly field: string;
  /** Once for each person, or for each project that a person is in. */
  readonly scope: 'person' | 'project';
  /** Takes `$after: Cursor` where it resumes, and in a project `$projectId: ID!`. */
  readonly document: string;
  /** What else it takes. */
  readonly variables?: (place: CheckerTarget) => Promise<Readonly<Record<string, string>>>;
  /** Asks the queries. */
  readonly load: (place: CheckerTarget) => Promise<Loaded<State>>;
  /** What is known after something was told. */
  readonly fold: (state: State, told: CheckedEvent, place: CheckerTarget) => State | Promise<State>;
  /** The part of what is known that the queries speak of, if not all of it. */
  readonly shown?: (state: State) => FoldedState;
}

/** One subscription's account of what it was told. */
export interface CheckedState {
  /** Loads; returns the cursor to follow from. */
  begin(): Promise<string | undefined>;
  take(told: CheckedEvent): Promise<void>;
  /** What differs from what the queries say there now. */
  differences(place: CheckerTarget): Promise<string[]>;
}

export interface SubscriptionChecker
  extends Pick<CheckerOptions<FoldedState>, 'field' | 'scope' | 'document' | 'variables'> {
  open(place: CheckerTarget): CheckedState;
}

export function subscriptionChecker<State extends FoldedState>(testimony: CheckerOptions<State>): SubscriptionChecker {
  const { field, scope, document, variables, load, fold, shown = (state: State): FoldedState => state } = testimony;
  return {
    field,
    scope,
    document,
    ...(variables && { variables }),
    open(place) {
      let state: State | undefined;
      return {
        async begin() {
          const loaded = await load(place);
          state = loaded.state;
          return loaded.after;
        },
        async take(told) {
          if (state) state = await fold(state, told, place);
        },
        async differences(now) {
          const { state: fresh } = await load(now);
          return differences(state ? shown(state) : {}, shown(fresh));
        },
      };
    },
  };
}

function differences(held: FoldedState, asked: FoldedState, path: readonly string[] = []): string[] {
  const names = [...new Set([...Object.keys(held), ...Object.keys(asked)])];
  return names.flatMap((name) => {
    const [ours, theirs] = [held[name], asked[name]];
    if (isDeepStrictEqual(ours, theirs)) return [];
    const where = [...path, name];
    if (isFoldedState(ours) && isFoldedState(theirs) && path.length < 3) return differences(ours, theirs, where);
    return [`${where.join('.')}: held ${JSON.stringify(ours)}, the query says ${JSON.stringify(theirs)}`];
  });
}

function isFoldedState(value: unknown): value is FoldedState {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
