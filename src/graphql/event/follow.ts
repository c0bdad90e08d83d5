import type { ArgBuilder } from '@pothos/core';
import type { EventKind, EventOf } from '../../events/event.js';
import { parseId } from '../../ids.js';
import type { builder } from '../builder.js';
import type { Context } from '../context.js';

type Arg = ArgBuilder<typeof builder.$inferSchemaTypes>;

/** The arguments of every subscription to a project. */
export const followArgs = (arg: Arg) => ({
  projectId: arg.id({ required: true, description: 'The project.' }),
  after: arg({
    type: 'Cursor',
    description:
      'First everything that happened after this cursor, then what happens. Raises CURSOR_EXPIRED when that is not possible.',
  }),
});

/**
 * Opens the project's stream for the viewer: its events of some kinds. What `where` lets through may depend on the
 * operation's arguments and on nothing else, because subscriptions with the same arguments share their execution.
 *
 * @throws what `Streams.open` does
 */
export async function followProject<K extends EventKind>(
  { services, viewer }: Context,
  args: { projectId: string; after?: string | null | undefined },
  kinds: readonly K[],
  where?: (event: EventOf<K>) => boolean,
) {
  const streamId = parseId('project', args.projectId, ['projectId']);
  return services.streams.open({ streamId, reader: viewer, kinds, where, after: args.after });
}
