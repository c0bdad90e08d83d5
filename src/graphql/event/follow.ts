import type { ArgBuilder } from '@pothos/core';
import type { EventOf } from '../../events/event.js';
import type { EventKind } from '../../events/kinds.js';
import { parseId } from '../../ids.js';
import type { builder } from '../builder.js';
import type { Context } from '../context.js';

type Arg = ArgBuilder<typeof builder.$inferSchemaTypes>;

/** The arguments of all subscriptions to a project. */
export const followArgs = (arg: Arg) => ({
  projectId: arg.id({ required: true, description: 'The project.' }),
  after: arg({
    type: 'Cursor',
    description:
      "A cursor of the project's stream. Events after it are replayed first, live events follow. Raises CURSOR_EXPIRED when the cursor is no longer valid: load the data again.",
  }),
});

/**
 * Opens the stream of a project's events of some kinds for the viewer.
 *
 * @param where filters events. The filter may depend on the operation's arguments only, because subscriptions with equal
 *   arguments share their execution
 * @throws InvalidInputError for an invalid id, and the errors of `Streams.open`
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
