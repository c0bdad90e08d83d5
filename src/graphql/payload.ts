import type { Outcome } from '../domain/command.js';
import { encodeCursor } from '../events/cursor.js';
import { builder } from './builder.js';
import type { Context } from './context.js';

/** A command's result with the cursor behind its event, as the payload types read it. */
export type Payload<T> = T & { readonly cursor: string };

/**
 * Turns a command's outcome into the payload that its mutation answers with. The fields below the payload read data at least
 * as new as the outcome's cursor, so that cursor is also the `Project.cursor` of the same answer.
 */
export function toPayload<T extends object>(context: Context, { result, cursor }: Outcome<T>): Payload<T> {
  context.rememberProject(cursor.streamId, { head: cursor.seq });
  return { ...result, cursor: encodeCursor(cursor) };
}

export const MutationPayload = builder.interfaceRef<Payload<object>>('MutationPayload').implement({
  description: 'The answer of a mutation that was done.',
  fields: (t) => ({
    cursor: t.expose('cursor', {
      type: 'Cursor',
      description:
        "Right behind the change's event in the project's stream, or in the viewer's own where it is about that; what you read here is at least as new.",
    }),
  }),
});

type InputFieldBuilder = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

/** The fields that every mutation's input has. */
export const commandInput = (t: InputFieldBuilder) => ({
  mutationId: t.string({
    description: 'A mark of your own, at most 100 characters; it comes back in the `origin` of the event.',
  }),
  idempotencyKey: t.string({
    description:
      'Makes it safe to repeat the request: for 24 hours the same key (1 to 100 characters of your own) with the same input is answered as the first time, and nothing is done twice. With another input it is a CONFLICT.',
  }),
});
