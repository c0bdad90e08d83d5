import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../client.js';

/*
 * A witness follows one subscription as a front end does: it loads by a query, folds what it is told into that, and in the
 * end what it holds must be what the query says then.
 */

/** Where it stands: who follows, and for what is of a project, which. */
export interface Place {
  readonly person: Person;
  readonly projectId: string;
}

/** What the subscription's root field told. */
export type Told = Readonly<Record<string, unknown>>;

export interface Loaded<State> {
  readonly state: State;
  /** Where to go on from, for a subscription that takes `after`. */
  readonly after?: string;
}

/** Kept by name, so that differences can be named: by kind of thing, then by id. */
export type Book = Record<string, unknown>;

export interface Testimony<State extends Book> {
  /** The subscription's root field. */
  readonly field: string;
  /** Once for each person, or for each project that a person is in. */
  readonly scope: 'person' | 'project';
  /** Takes `$after: Cursor` where it resumes, and in a project `$projectId: ID!`. */
  readonly document: string;
  /** What else it takes. */
  readonly variables?: (place: Place) => Promise<Readonly<Record<string, string>>>;
  /** Asks the queries. */
  readonly load: (place: Place) => Promise<Loaded<State>>;
  /** What is known after something was told. */
  readonly fold: (state: State, told: Told, place: Place) => State | Promise<State>;
  /** The part of what is known that the queries speak of, if not all of it. */
  readonly shown?: (state: State) => Book;
}

/** One subscription's account of what it was told. */
export interface Account {
  /** Loads; returns the cursor to follow from. */
  begin(): Promise<string | undefined>;
  take(told: Told): Promise<void>;
  /** What differs from what the queries say there now. */
  faults(place: Place): Promise<string[]>;
}

export interface Witness extends Pick<Testimony<Book>, 'field' | 'scope' | 'document' | 'variables'> {
  open(place: Place): Account;
}

export function witness<State extends Book>(testimony: Testimony<State>): Witness {
  const { field, scope, document, variables, load, fold, shown = (state: State): Book => state } = testimony;
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
        async faults(now) {
          const { state: fresh } = await load(now);
          return differences(state ? shown(state) : {}, shown(fresh));
        },
      };
    },
  };
}

function differences(held: Book, asked: Book, path: readonly string[] = []): string[] {
  const names = [...new Set([...Object.keys(held), ...Object.keys(asked)])];
  return names.flatMap((name) => {
    const [ours, theirs] = [held[name], asked[name]];
    if (isDeepStrictEqual(ours, theirs)) return [];
    const where = [...path, name];
    if (isBook(ours) && isBook(theirs) && path.length < 3) return differences(ours, theirs, where);
    return [`${where.join('.')}: held ${JSON.stringify(ours)}, the query says ${JSON.stringify(theirs)}`];
  });
}

function isBook(value: unknown): value is Book {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
