import { graphql } from '../gql/index.js';
import { Person, post } from './client.js';

/** The password of `newPerson`. */
export const testPassword = 'correct horse battery';

export const signInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignInPayload {
        accessToken
        expiresAt
        refreshToken
        refreshExpiresAt
        user {
          id
        }
      }
      ... on UserError {
        code
        message
        path
      }
      ... on TooManyAttemptsError {
        retryAfter
      }
    }
  }
`);

export const refreshDocument = graphql(`
  mutation Refresh($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      __typename
      ... on RefreshSessionPayload {
        accessToken
        refreshToken
        refreshExpiresAt
        user {
          id
        }
      }
      ... on UserError {
        code
        path
      }
    }
  }
`);

export const sessionsDocument = graphql(`
  query Sessions {
    me {
      sessions {
        totalCount
        nodes {
          id
          label
          cookie
          createdAt
          lastUsedAt
          expiresAt
          current
        }
      }
    }
  }
`);

/** A person with a separate session and its refresh token. */
export class Device extends Person {
  readonly refreshToken: string;

  constructor(url: string, person: { id: string; email: string; token: string; refreshToken: string }) {
    super(url, person);
    this.refreshToken = person.refreshToken;
  }

  /** Uses the refresh token. @param url the instance; by default the instance of the sign-in */
  async refresh(url = this.url) {
    const { data } = await post(url, refreshDocument, { input: { refreshToken: this.refreshToken } });
    if (!data) throw new Error('No answer');
    return data.refreshSession;
  }

  /** The device after a refresh. Throws when the refresh is refused. */
  async refreshed(url = this.url): Promise<Device> {
    const answer = await this.refresh(url);
    if (answer.__typename !== 'RefreshSessionPayload') throw new Error(`Refused: ${JSON.stringify(answer)}`);
    return new Device(url, { ...this, token: answer.accessToken, refreshToken: answer.refreshToken ?? '' });
  }

  /** Whether the access token is still accepted. */
  async signedIn(url = this.url): Promise<boolean> {
    return (await this.at(url).post('{ me { id } }')).status === 200;
  }
}

/** Signs a person in, which starts another session. */
export async function signInOn(
  person: { readonly url: string; readonly email: string },
  { password = testPassword, headers = {} }: { password?: string; headers?: Record<string, string> } = {},
): Promise<Device> {
  const { url, email } = person;
  const { data } = await post(url, signInDocument, { input: { email, password } }, headers);
  const answer = data?.signIn;
  if (answer?.__typename !== 'SignInPayload') throw new Error(`Not signed in: ${JSON.stringify(answer)}`);
  const { accessToken: token, refreshToken, user } = answer;
  return new Device(url, { id: user.id, email, token, refreshToken: refreshToken ?? '' });
}
