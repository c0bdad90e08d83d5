import { graphql } from '../gql/index.js';
import { Person } from './client.js';

export const createPersonalAccessTokenDocument = graphql(`
  mutation CreatePersonalAccessToken($input: CreatePersonalAccessTokenInput!) {
    createPersonalAccessToken(input: $input) {
      __typename
      ... on CreatePersonalAccessTokenPayload {
        token
        personalAccessToken {
          id
        }
      }
      ... on UserError {
        code
        message
        path
      }
    }
  }
`);

/** A program with a personal access token of the owner. */
export class Program extends Person {
  readonly tokenId: string;

  constructor(owner: Person, { token, tokenId }: { token: string; tokenId: string }) {
    super(owner.url, { id: owner.id, email: owner.email, token });
    this.tokenId = tokenId;
  }
}

/** Creates a token for a program; valid for an hour by default. */
export async function newProgram(
  owner: Person,
  token: { scope: 'READ' | 'WRITE'; projectIds?: string[]; expiresAt?: Date },
): Promise<Program> {
  const { scope, projectIds, expiresAt = new Date(Date.now() + 3_600_000) } = token;
  const input = { name: 'A program', scope, expiresAt: expiresAt.toISOString(), ...(projectIds && { projectIds }) };
  const { createPersonalAccessToken: made } = await owner.ask(createPersonalAccessTokenDocument, { input });
  if (made.__typename !== 'CreatePersonalAccessTokenPayload') throw new Error(JSON.stringify(made));
  return new Program(owner, { token: made.token, tokenId: made.personalAccessToken.id });
}
