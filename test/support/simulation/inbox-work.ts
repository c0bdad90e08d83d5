import type { Person } from '../client.js';
import type { Command } from './work.js';

interface Item {
  readonly id: string;
  readonly updatedAt: string;
}

const query = `query ($folder: NotificationFolder!) {
  notifications(first: 50, filter: { folder: $folder }) { nodes { id updatedAt } }
}`;

/** The newest notifications of a user's folder; concurrent commands may move them. */
async function loadFolder(person: Person, folder: 'INBOX' | 'ARCHIVE'): Promise<readonly Item[]> {
  const { data, errors } = await person.post<{ notifications: { nodes: Item[] } }, object>(query, { folder });
  if (errors || !data) throw new Error(`Not loaded: ${JSON.stringify(errors)}`);
  return data.notifications.nodes;
}

/** Runs a command on a random notification of the inbox, unless the inbox is empty. */
const onRandomNotification =
  (command: string, more: () => object = () => ({})): Command =>
  async ({ simulation }, person) => {
    const items = await loadFolder(person, 'INBOX');
    if (items.length > 0)
      await simulation.try(person, command, { notificationId: simulation.random.pick(items).id, ...more() });
  };

/** A snooze that ends within the run. */
const shortSnooze = () => ({ until: new Date(Date.now() + 1_500).toISOString() });

/** Kinds that users may switch off; the test expects the other kinds to be delivered. */
const optionalKinds = ['ASSIGNED', 'UNASSIGNED', 'COMMENTED', 'MENTIONED'];

/** Commands on a user's notifications. */
export const inboxCommands: Readonly<Record<string, { readonly run: Command }>> = {
  markNotificationRead: { run: onRandomNotification('markNotificationRead') },
  markNotificationUnread: { run: onRandomNotification('markNotificationUnread') },
  archiveNotification: { run: onRandomNotification('archiveNotification') },
  unarchiveNotification: {
    run: async ({ simulation }, person) => {
      const archived = await loadFolder(person, 'ARCHIVE');
      const [item] = archived.length > 0 ? archived : await loadFolder(person, 'INBOX');
      if (!item) return;
      const input = { notificationId: item.id };
      if (archived.length === 0) await simulation.try(person, 'archiveNotification', input);
      await simulation.try(person, 'unarchiveNotification', input);
    },
  },
  snoozeNotification: { run: onRandomNotification('snoozeNotification', shortSnooze) },
  markAllNotificationsRead: {
    run: async ({ simulation }, person) => {
      const [newest] = await loadFolder(person, 'INBOX');
      if (newest) await simulation.try(person, 'markAllNotificationsRead', { until: newest.updatedAt });
    },
  },
  updateNotificationPreferences: {
    run: ({ simulation, projectId }, person) =>
      simulation.try(person, 'updateNotificationPreferences', {
        ...(simulation.random.chance(0.5) && { projectId }),
        settings: [
          { kind: simulation.random.pick(optionalKinds), enabled: simulation.random.pick([true, false, null]) },
        ],
      }),
  },
};
