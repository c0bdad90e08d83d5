import type { Database } from '../../src/store/database.js';
import type { Person } from './client.js';

/** What a mutation answered: its payload's selection, or a refusal. */
export interface MutationAnswer {
  readonly __typename: string;
  readonly cursor?: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  readonly [field: string]: unknown;
}

/**
 * Sends a mutation by its name, for suites that send many, wrong ones among them.
 *
 * @param selection what to read of the payload besides its cursor
 */
export function mutate(
  person: Person,
  name: string,
  input: Record<string, unknown>,
  selection = '__typename',
): Promise<MutationAnswer> {
  return act(person, name, input, `${selection} ... on MutationPayload { cursor }`);
}

/** The same for a mutation whose payload has no cursor. */
export async function act(
  person: Person,
  name: string,
  input: Record<string, unknown>,
  selection = '__typename',
): Promise<MutationAnswer> {
  const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const answer = await person.post<Record<string, MutationAnswer>, object>(
    `mutation ($input: ${type}Input!) {
      answer: ${name}(input: $input) {
        __typename
        ... on ${type}Payload { ${selection} }
        ... on UserError { code message path }
      }
    }`,
    { input },
  );
  if (answer.errors || !answer.data?.answer) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.data.answer;
}

/** The same for a mutation that must succeed. */
export async function succeed<T>(
  person: Person,
  name: string,
  input: Record<string, unknown>,
  selection?: string,
): Promise<T & { cursor: string }> {
  const answer = await mutate(person, name, input, selection);
  if (!answer.__typename.endsWith('Payload')) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer as unknown as T & { cursor: string };
}

/** Everything that a refused command must leave alone. */
export async function everything({ db }: Database) {
  return {
    streams: await db.stream.findMany({ orderBy: { id: 'asc' } }),
    events: await db.event.count(),
    projects: await db.project.findMany({ orderBy: { id: 'asc' } }),
    members: await db.projectMember.findMany({ orderBy: [{ projectId: 'asc' }, { userId: 'asc' }] }),
    labels: await db.label.findMany({ orderBy: { id: 'asc' } }),
    tasks: await db.task.findMany({
      orderBy: { id: 'asc' },
      include: { assignees: { orderBy: { userId: 'asc' } }, labels: { orderBy: { labelId: 'asc' } } },
    }),
    comments: await db.comment.findMany({
      orderBy: { id: 'asc' },
      include: {
        revisions: { orderBy: { version: 'asc' } },
        reactions: { orderBy: [{ userId: 'asc' }, { emoji: 'asc' }] },
        mentions: { orderBy: { userId: 'asc' } },
      },
    }),
    announcements: await db.announcement.findMany({ orderBy: { id: 'asc' } }),
    preferences: await db.user.findMany({ orderBy: { id: 'asc' }, select: { timeZone: true, dueSoonMinutes: true } }),
    answers: await db.idempotencyKey.count(),
  };
}
