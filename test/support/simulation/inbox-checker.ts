import { isShown } from '../fold-inbox.js';
import { byId, type Things, without } from './projection.js';
import { type CheckedEvent, type CheckerTarget, subscriptionChecker } from './subscription-checker.js';

interface Note {
  readonly id: string;
  readonly version: number;
  readonly projectId: string | null;
  readonly updatedAt: string;
  readonly readAt: string | null;
  readonly archivedAt: string | null;
  readonly snoozedUntil: string | null;
}
type Inbox = { readonly notes: Things<Note>; readonly unread: number };

const note = `id version kind projectId count role dueDate createdAt updatedAt readAt archivedAt snoozedUntil
  announcement { id } actors { id }`;

/** What lies anywhere in a person's inbox, and how much of it is unread. (fold-inbox.ts folds the events as they are stored.) */
export const notifications = subscriptionChecker<Inbox>({
  field: 'notifications',
  scope: 'person',
  document: `subscription ($after: Cursor) {
    notifications(after: $after) {
      __typename id seq cursor
      ... on SingleNotificationEvent { notification { ${note} } }
      ... on NotificationsRead { until readAt }
      ... on NotificationsRemoved { projectId }
    }
  }`,
  async load(place) {
    const first = await loadPage(place, 'INBOX');
    const notes = [
      ...(await loadRest(place, 'INBOX', first)),
      ...(await loadRest(place, 'SNOOZED')),
      ...(await loadRest(place, 'ARCHIVE')),
    ];
    return { after: first.cursor, state: { notes: byId(notes), unread: first.unreadCount } };
  },
  fold({ notes }, told) {
    const next = foldNotes(notes, told);
    return { notes: next, unread: Object.values(next).filter(isShown).length };
  },
});

function foldNotes(notes: Things<Note>, told: CheckedEvent): Things<Note> {
  const { __typename, notification, until, readAt, projectId } = told as {
    readonly [K in '__typename' | 'until' | 'readAt' | 'projectId']: string;
  } & { readonly notification?: Note };
  const change = (changed: (note: Note) => Note[]) => byId(Object.values(notes).flatMap(changed));
  switch (__typename) {
    case 'NotificationsRead':
      return change((one) =>
        isShown(one) && one.updatedAt <= until ? [{ ...one, readAt, version: one.version + 1 }] : [one],
      );
    case 'NotificationsRemoved':
      return change((one) => (one.projectId === projectId ? [] : [one]));
    case 'NotificationWithdrawn':
      return without(notes, notification?.id ?? '');
    default:
      if (!notification || (notes[notification.id]?.version ?? 0) >= notification.version) return notes;
      return { ...notes, [notification.id]: notification };
  }
}

interface Page {
  readonly cursor: string;
  readonly unreadCount: number;
  readonly nodes: readonly Note[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function loadPage({ person }: CheckerTarget, where: string, after?: string | null): Promise<Page> {
  const { data, errors } = await person.post<{ notifications: Page }, object>(
    `query ($where: NotificationFolder!, $after: String) {
      notifications(first: 100, after: $after, filter: { folder: $where }) {
        cursor unreadCount nodes { ${note} } pageInfo { hasNextPage endCursor }
      }
    }`,
    { where, after },
  );
  if (errors || !data) throw new Error(`Not loaded: ${JSON.stringify(errors)}`);
  return data.notifications;
}

/** Everything in one of the three places. @param first its first page, where that is known */
async function loadRest(place: CheckerTarget, where: string, first?: Page): Promise<Note[]> {
  let page = first ?? (await loadPage(place, where));
  const notes = [...page.nodes];
  while (page.pageInfo.hasNextPage) {
    page = await loadPage(place, where, page.pageInfo.endCursor);
    notes.push(...page.nodes);
  }
  return notes;
}
