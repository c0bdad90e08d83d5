import { NotAMember, requireProject } from './load.js';
import { type CheckedEvent, type CheckerTarget, subscriptionChecker } from './subscription-checker.js';
import { typingFixtureOf } from './typing-fixture.js';

/*
 * Presence and typing are not stored and have no cursors. Each connection begins with the current state.
 */
interface PresentUser {
  readonly user: { readonly id: string };
}
/** Present users by their ids. */
type UserIds = Readonly<Record<string, true>>;

const toUserIds = (users: readonly PresentUser[] = []): UserIds =>
  Object.fromEntries(users.map(({ user }) => [user.id, true]));

/** The present users by the query `onlineUsers`. */
export async function onlineUserIds({ person, projectId }: CheckerTarget): Promise<UserIds> {
  const query = 'query ($projectId: ID!) { onlineUsers(projectId: $projectId, first: 100) { nodes { user { id } } } }';
  const { data, errors } = await person.post<{ onlineUsers: { nodes: PresentUser[] } }, object>(query, { projectId });
  if (errors?.[0]?.extensions?.code === 'NOT_FOUND') throw new NotAMember();
  if (errors || !data) throw new Error(`Not loaded: ${JSON.stringify(errors)}`);
  return toUserIds(data.onlineUsers.nodes);
}

export const presence = subscriptionChecker<{ readonly userIds: UserIds }>({
  field: 'presence',
  scope: 'project',
  document: `subscription ($projectId: ID!) {
    presence(projectId: $projectId) {
      __typename count
      ... on PresenceSnapshot { users { user { id } } }
      ... on PresenceChanged { joined { user { id } } left { user { id } } }
    }
  }`,
  load: async (target) => ({ state: { userIds: await onlineUserIds(target) } }),
  fold(state, event) {
    const userIds = foldPeople(state.userIds, event);
    const { length } = Object.keys(userIds);
    if (event.count !== length) throw new Error(`The events add up to ${length} users, but count is ${event.count}`);
    return { userIds };
  },
});

function foldPeople(userIds: UserIds, event: CheckedEvent): UserIds {
  const { __typename, users, joined, left } = event as {
    readonly __typename: string;
    readonly users?: readonly PresentUser[];
    readonly joined?: readonly PresentUser[];
    readonly left?: readonly PresentUser[];
  };
  if (__typename === 'PresenceSnapshot') return toUserIds(users);
  const departed = toUserIds(left);
  const remaining = Object.keys(userIds).filter((id) => !departed[id]);
  return { ...toUserIds(remaining.map((id) => ({ user: { id } }))), ...toUserIds(joined) };
}

/** A stream of states without a query. At the end the state is empty, because typing signals expire. */
export const userTyping = subscriptionChecker<{ readonly users: unknown }>({
  field: 'userTyping',
  scope: 'project',
  document: 'subscription ($taskId: ID!) { userTyping(taskId: $taskId) { users { id } } }',
  variables: async ({ projectId }: CheckerTarget) => ({ taskId: await typingFixtureOf(projectId) }),
  async load(target) {
    await requireProject(target);
    return { state: { users: [] } };
  },
  fold: (_state, { users }) => ({ users }),
});
