import { NotAMember, requireProject } from './load.js';
import { type CheckedEvent, type CheckerTarget, subscriptionChecker } from './subscription-checker.js';
import { typingFixtureOf } from './typing-fixture.js';

/*
 * Who is here and who types: stored nowhere and without cursors. Each (re)connect begins with what is so then.
 */

interface Here {
  readonly user: { readonly id: string };
}
/** By their ids. */
type People = Readonly<Record<string, true>>;

const all = (people: readonly Here[] = []): People => Object.fromEntries(people.map(({ user }) => [user.id, true]));

/** Who is there by the query. */
export async function whoIsOnline({ person, projectId }: CheckerTarget): Promise<People> {
  const query = 'query ($projectId: ID!) { onlineUsers(projectId: $projectId, first: 100) { nodes { user { id } } } }';
  const { data, errors } = await person.post<{ onlineUsers: { nodes: Here[] } }, object>(query, { projectId });
  if (errors?.[0]?.extensions?.code === 'NOT_FOUND') throw new NotAMember();
  if (errors || !data) throw new Error(`Not loaded: ${JSON.stringify(errors)}`);
  return all(data.onlineUsers.nodes);
}

export const presence = subscriptionChecker<{ readonly people: People }>({
  field: 'presence',
  scope: 'project',
  document: `subscription ($projectId: ID!) {
    presence(projectId: $projectId) {
      __typename count
      ... on PresenceSnapshot { users { user { id } } }
      ... on PresenceChanged { joined { user { id } } left { user { id } } }
    }
  }`,
  load: async (place) => ({ state: { people: await whoIsOnline(place) } }),
  fold(state, told) {
    const people = foldPeople(state.people, told);
    const { length } = Object.keys(people);
    if (told.count !== length) throw new Error(`${length} are here by what was told, and ${told.count} by its count`);
    return { people };
  },
});

function foldPeople(people: People, told: CheckedEvent): People {
  const { __typename, users, joined, left } = told as {
    readonly __typename: string;
    readonly users?: readonly Here[];
    readonly joined?: readonly Here[];
    readonly left?: readonly Here[];
  };
  if (__typename === 'PresenceSnapshot') return all(users);
  const gone = all(left);
  const stayed = Object.keys(people).filter((id) => !gone[id]);
  return { ...all(stayed.map((id) => ({ user: { id } }))), ...all(joined) };
}

/** States instead of events, and no query: in the end nobody types, because all have stopped and it lasts for a moment only. */
export const userTyping = subscriptionChecker<{ readonly users: unknown }>({
  field: 'userTyping',
  scope: 'project',
  document: 'subscription ($taskId: ID!) { userTyping(taskId: $taskId) { users { id } } }',
  variables: async ({ projectId }: CheckerTarget) => ({ taskId: await typingFixtureOf(projectId) }),
  async load(place) {
    await requireProject(place);
    return { state: { users: [] } };
  },
  fold: (_state, { users }) => ({ users }),
});
