import type { NotificationsQuery } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import type { Person } from './client.js';

export const notificationsDocument = graphql(`
  query Notifications($filter: NotificationFilter, $first: Int, $after: String, $last: Int, $before: String) {
    notifications(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      unreadCount
      cursor
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        kind
        count
        version
        unread
        readAt
        archivedAt
        snoozedUntil
        createdAt
        updatedAt
        role
        projectId
        actors {
          id
        }
        project {
          id
          cursor
        }
        task {
          id
          key
          project {
            name
          }
        }
        comment {
          id
          body
          author {
            id
          }
        }
      }
    }
  }
`);

export type ListedNotification = NotificationsQuery['notifications']['nodes'][number];

export const notificationEventsDocument = graphql(`
  subscription NotificationEvents($after: Cursor) {
    notifications(after: $after) {
      __typename
      seq
      cursor
      unreadCount
      actor {
        id
      }
      origin {
        mutationId
      }
      ... on SingleNotificationEvent {
        notification {
          id
          kind
          count
          version
          unread
          projectId
          project {
            id
          }
          task {
            id
            title
          }
          comment {
            body
          }
        }
      }
      ... on NotificationsRead {
        until
        readAt
        count
      }
      ... on NotificationsRemoved {
        projectId
        count
      }
      ... on NotificationPreferencesChanged {
        preferences {
          projectId
          enabled
        }
      }
    }
  }
`);

/** Reads a page of a person's inbox, or of another folder by a filter. */
export async function readInbox(person: Person, variables: Parameters<typeof person.ask>[1] = {}) {
  return (await person.ask(notificationsDocument, variables as object)).notifications;
}

/** Subscribes to a person's notifications on a separate socket, from a cursor on. */
export function followNotifications(person: Person, after?: string) {
  return person.follow(notificationEventsDocument, { after: after ?? null });
}
