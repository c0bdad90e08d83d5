import type { EventResult } from './subscription.js';
import { type Following, follow, type Session } from './subscription.js';

/** Results that wait for a slow loop. At this bound the subscription ends, and resumes when the loop has taken them. */
const bound = 1_000;

/**
 * Follows a subscription as an async iterator. The subscription begins with the first `next()`.
 *
 * @throws TaskwireError at a final error, after all results before it
 */
export async function* iterateResults(
  session: Session,
  following: Omit<Following, 'next' | 'ready' | 'interrupt' | 'signal'>,
  end: AbortController,
): AsyncGenerator<EventResult<Record<string, unknown>>, void, undefined> {
  const waiting: EventResult<Record<string, unknown>>[] = [];
  let arrived = () => {};
  let taken = () => {};
  let done = false;
  let failure: { readonly error: unknown } | undefined;
  const interrupt: { current: AbortController | undefined } = { current: undefined };
  const finish = () => {
    done = true;
    arrived();
  };
  follow(session, {
    ...following,
    signal: end.signal,
    interrupt,
    ready: async () => {
      while (waiting.length > 0 && !end.signal.aborted) await new Promise<void>((resolve) => (taken = resolve));
    },
    next: (result) => {
      waiting.push(result);
      if (waiting.length >= bound) interrupt.current?.abort();
      arrived();
    },
  }).then(finish, (error) => {
    failure = { error };
    finish();
  });
  try {
    for (;;) {
      const result = waiting.shift();
      if (result) yield result;
      else if (failure) throw failure.error;
      else if (done) return;
      else {
        taken();
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    }
  } finally {
    end.abort();
    taken();
  }
}
