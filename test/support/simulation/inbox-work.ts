import type { Person } from '../client.js';
import type { Act } from './work.js';

interface Item {
  readonly id: string;
  readonly updatedAt: string;
}

const query = `query ($folder: NotificationFolder!) {
  notifications(first: 50, filter: { folder: $folder }) { nodes { id updatedAt } }
}`;

/** The newest in one place of somebody's, which may be elsewhere a moment later. */
async function look(person: Person, folder: 'INBOX' | 'ARCHIVE'): Promise<readonly Item[]> {
  const { data, errors } = await person.post<{ notifications: { nodes: Item[] } }, object>(query, { folder });
  if (errors || !data) throw new Error(`Not loaded: ${JSON.stringify(errors)}`);
  return data.notifications.nodes;
}

/** Does something to any one of the inbox, if there is one. */
const toOne =
  (command: string, more: () => object = () => ({})): Act =>
  async ({ day }, person) => {
    const items = await look(person, 'INBOX');
    if (items.length > 0) await day.try(person, command, { notificationId: day.random.pick(items).id, ...more() });
  };

/** Back after a while, within the day. */
const aMoment = () => ({ until: new Date(Date.now() + 1_500).toISOString() });

/** What may be muted: not what everybody must be told of in the end. */
const mutable = ['ASSIGNED', 'UNASSIGNED', 'COMMENTED', 'MENTIONED'];

/** What people do in their inboxes. */
export const inboxActs: Readonly<Record<string, { readonly act: Act }>> = {
  markNotificationRead: { act: toOne('markNotificationRead') },
  markNotificationUnread: { act: toOne('markNotificationUnread') },
  archiveNotification: { act: toOne('archiveNotification') },
  unarchiveNotification: {
    act: async ({ day }, person) => {
      const archived = await look(person, 'ARCHIVE');
      const [item] = archived.length > 0 ? archived : await look(person, 'INBOX');
      if (!item) return;
      const input = { notificationId: item.id };
      if (archived.length === 0) await day.try(person, 'archiveNotification', input);
      await day.try(person, 'unarchiveNotification', input);
    },
  },
  snoozeNotification: { act: toOne('snoozeNotification', aMoment) },
  markAllNotificationsRead: {
    act: async ({ day }, person) => {
      const [newest] = await look(person, 'INBOX');
      if (newest) await day.try(person, 'markAllNotificationsRead', { until: newest.updatedAt });
    },
  },
  updateNotificationPreferences: {
    act: ({ day, projectId }, person) =>
      day.try(person, 'updateNotificationPreferences', {
        ...(day.random.chance(0.5) && { projectId }),
        settings: [{ kind: day.random.pick(mutable), enabled: day.random.pick([true, false, null]) }],
      }),
  },
};
