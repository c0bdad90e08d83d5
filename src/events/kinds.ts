import type { EventDeclaration, StreamKind } from './families.js';
import { eventKinds } from './kind-table.js';

type Table = typeof eventKinds;
export type EventKind = keyof Table;

/** The data of an event by its kind. */
export type EventData = { [K in EventKind]: DataOf<Table[K]> };
type DataOf<D> = D extends { readonly data?: infer Shared; readonly more?: infer More }
  ? Exclude<Shared, undefined> & Exclude<More, undefined>
  : never;

/** A set of kinds, see `EventDeclaration`. */
export type EventFamily = Table[EventKind]['families'][number];

/** A kind of a family. */
export type KindOf<F extends EventFamily> = {
  [K in EventKind]: F extends Table[K]['families'][number] ? K : never;
}[EventKind];

/** A kind that belongs to all given families and to no other family. */
export type KindOfExactly<F extends EventFamily> = {
  [K in EventKind]: [F, Table[K]['families'][number]] extends [Table[K]['families'][number], F] ? K : never;
}[EventKind];

type KindIn<S extends StreamKind> = { [K in EventKind]: S extends Table[K]['streams'][number] ? K : never }[EventKind];
type TaskChangedKind = { [K in EventKind]: Table[K] extends { inTaskChanged: true } ? K : never }[EventKind];

function kindsWhere<K extends EventKind>(matches: (declaration: EventDeclaration) => boolean): readonly K[] {
  return Object.entries(eventKinds).flatMap(([kind, declaration]) => (matches(declaration) ? [kind as K] : []));
}

/** The kinds of a family. */
export function kindsOf<F extends EventFamily>(family: F): readonly KindOf<F>[] {
  return kindsWhere(({ families }) => families.includes(family));
}

/** The kinds that belong to all given families and to no other family. */
export function kindsOfExactly<F extends EventFamily>(wanted: readonly F[]): readonly KindOfExactly<F>[] {
  return kindsWhere(
    ({ families }) => families.length === wanted.length && wanted.every((name) => families.includes(name)),
  );
}

/** All kinds of events in the stream of a project. */
export const projectStreamKinds = kindsWhere<KindIn<'project'>>(({ streams }) => streams.includes('project'));

/** All kinds of events in the stream of a user. */
export const userStreamKinds = kindsWhere<KindIn<'user'>>(({ streams }) => streams.includes('user'));

/** Kinds of events that the subscription `taskChanged` delivers. */
export const taskChangedKinds = kindsWhere<TaskChangedKind>(({ inTaskChanged }) => inTaskChanged === true);

/** Kinds of events that change one task. */
export const singleTaskKinds = kindsOfExactly(['TaskEvent', 'SingleTaskEvent']);
export type SingleTaskKind = (typeof singleTaskKinds)[number];
