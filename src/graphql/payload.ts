import type { Outcome } from '../domain/command.js';
import type { WrittenRows } from '../domain/idempotency.js';
import { encodeCursor } from '../events/cursor.js';
import { builder, type InputFields } from './builder.js';
import type { Context } from './context.js';

/** A command's result with the cursor after its event; the source of the payload types. */
export type Payload<T> = T & { readonly cursor: string; readonly rows?: WrittenRows | undefined };

/**
 * Converts a command's outcome to the payload of its mutation. The fields below the payload read data at least as new as the
 * outcome's cursor, so `Project.cursor` has the same cursor.
 */
export function toPayload<T extends object>(context: Context, { result, rows, cursor }: Outcome<T>): Payload<T> {
  context.rememberProject(cursor.streamId, { head: cursor.seq });
  return { ...result, rows, cursor: encodeCursor(cursor) };
}

export const MutationPayload = builder.interfaceRef<Payload<object>>('MutationPayload').implement({
  description: 'The payload of a successful mutation.',
  fields: (t) => ({
    cursor: t.expose('cursor', {
      type: 'Cursor',
      description:
        "The cursor right after the event of the change, in the project's stream or in the viewer's own stream. Data selected in this payload is at least as new.",
    }),
  }),
});

/** The common fields of all mutation inputs. */
export const commandInput = (t: InputFields) => ({
  mutationId: t.string({
    description:
      'An id chosen by the client, at most 100 characters. The event of the change has the id as `origin.mutationId`, so the client can recognize its own changes.',
  }),
  idempotencyKey: t.string({
    description:
      'A key chosen by the client, 1 to 100 characters, that makes the request safe to retry. For 24 hours, a request with the same key and input returns the first result and changes nothing. The same key with another input is a CONFLICT.',
  }),
});
