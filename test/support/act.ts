import type { Person } from './client.js';

/**
 * Sends a mutation by its name.
 *
 * @returns `__typename`, for a UserError also code, message and path; for an error outside the result code and message
 */
export async function act(person: Person, name: string, input: object): Promise<Record<string, unknown> | undefined> {
  const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const { data, errors } = await person.post<Record<string, Record<string, unknown>>, object>(
    `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) { __typename ... on UserError { code message path } } }`,
    { input },
  );
  return errors ? { code: errors[0]?.extensions?.code, message: errors[0]?.message } : data?.answer;
}
