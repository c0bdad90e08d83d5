import type { InterfaceRef } from '@pothos/core';
import type { EventOf } from '../../events/event.js';
import { eventKinds } from '../../events/kind-table.js';
import { type EventFamily, type KindOfExactly, kindsOfExactly, projectStreamKinds } from '../../events/kinds.js';
import { builder } from '../builder.js';
import { Event } from './type.js';

type Types = typeof builder.$inferSchemaTypes;
type FieldsOf<K extends keyof typeof eventKinds> = NonNullable<
  PothosSchemaTypes.ObjectTypeOptions<Types, EventOf<K>>['fields']
>;

/**
 * Declares the types of the events that belong to exactly the given families.
 *
 * @param interfaces the interface of each family
 * @param fields the further fields of single types
 */
export function implementEvents<F extends EventFamily>(
  interfaces: { readonly [Name in F]: InterfaceRef<Types, object> },
  fields: { readonly [K in KindOfExactly<F>]?: FieldsOf<K> } = {},
): void {
  const families = Object.keys(interfaces) as F[];
  const implement = <K extends KindOfExactly<F>>(kind: K) => {
    const ownFields = fields[kind];
    builder.objectRef<EventOf<K>>(kind).implement({
      description: eventKinds[kind].description,
      interfaces: [Event, ...families.map((name) => interfaces[name])],
      ...(ownFields && { fields: ownFields }),
    });
  };
  kindsOfExactly(families).forEach(implement);
}

const constantCase = (kind: string) => kind.replace(/(?<=.)[A-Z]/g, '_$&').toUpperCase();

export const EventKind = builder.enumType('EventKind', {
  description:
    'The kind of an event in a project. Each kind has a type of the same name: events of TASK_CREATED are of the type `TaskCreated`.',
  values: Object.fromEntries(
    projectStreamKinds.map((value) => [constantCase(value), { value, description: eventKinds[value].description }]),
  ),
});
