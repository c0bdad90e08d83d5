import { isShown } from '../fold-inbox.js';
import { type ById, byId, without } from './projection.js';
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
type Inbox = { readonly notes: ById<Note>; readonly unread: number };

const noteFields = `id version kind projectId count role dueDate createdAt updatedAt readAt archivedAt snoozedUntil
  announcement { id } actors { id }`;

/** All notifications of a user, and the number of unread ones. (fold-inbox.ts folds the stored events.) */
export const notifications = subscriptionChecker<Inbox>({
  field: 'notifications',
  scope: 'person',
  document: `subscription ($after: Cursor) {
    notifications(after: $after) {
      __typename id seq cursor
      ... on SingleNotificationEvent { notification { ${noteFields} } }
      ... on NotificationsRead { until readAt }
      ... on NotificationsRemoved { projectId }
    }
  }`,
  async load(target) {
    const first = await loadPage(target, 'INBOX');
    const notes = [
      ...(await loadRest(target, 'INBOX', first)),
      ...(await loadRest(target, 'SNOOZED')),
      ...(await loadRest(target, 'ARCHIVE')),
    ];
    return { after: first.cursor, state: { notes: byId(notes), unread: first.unreadCount } };
  },
  fold({ notes }, event) {
    const next = foldNotes(notes, event);
    return { notes: next, unread: Object.values(next).filter(isShown).length };
  },
});

function foldNotes(notes: ById<Note>, event: CheckedEvent): ById<Note> {
  const { __typename, notification, until, readAt, projectId } = event as {
    readonly [K in '__typename' | 'until' | 'readAt' | 'projectId']: string;
  } & { readonly notification?: Note };
  const change = (changed: (note: Note) => Note[]) => byId(Object.values(notes).flatMap(changed));
  switch (__typename) {
    case 'NotificationsRead':
      return change((note) =>
        isShown(note) && note.updatedAt <= until ? [{ ...note, readAt, version: note.version + 1 }] : [note],
      );
    case 'NotificationsRemoved':
      return change((note) => (note.projectId === projectId ? [] : [note]));
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

async function loadPage({ person }: CheckerTarget, folder: string, after?: string | null): Promise<Page> {
  const { data, errors } = await person.post<{ notifications: Page }, object>(
    `query ($folder: NotificationFolder!, $after: String) {
      notifications(first: 100, after: $after, filter: { folder: $folder }) {
        cursor unreadCount nodes { ${noteFields} } pageInfo { hasNextPage endCursor }
      }
    }`,
    { folder, after },
  );
  if (errors || !data) throw new Error(`Not loaded: ${JSON.stringify(errors)}`);
  return data.notifications;
}

/** All notifications of a folder. @param first the first page, if already loaded */
async function loadRest(target: CheckerTarget, folder: string, first?: Page): Promise<Note[]> {
  let page = first ?? (await loadPage(target, folder));
  const notes = [...page.nodes];
  while (page.pageInfo.hasNextPage) {
    page = await loadPage(target, folder, page.pageInfo.endCursor);
    notes.push(...page.nodes);
  }
  return notes;
}
