/*
 * What every peer delivers: the same document, and an event of the same fields and length (about 0.7 KB).
 */

/** What a stamp begins with. Nothing else in a message contains it, so a client finds it without parsing. */
export const stampMark = '@';
export const stampDigits = 16;

/** The machine's monotonic clock in microseconds; the same in every process. */
export function nowMicros(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

/** A title that says when it was written, so that whoever receives it knows how long it took. */
export function stampedTitle(): string {
  return `${stampMark}${String(nowMicros()).padStart(stampDigits, '0')} Board moves`;
}

/** A description that brings a `next` message to about 0.7 KB. */
export const description = 'Everybody who looks at the board sees this.';

/** The subscription; the operation's name keeps apart the groups of those who would otherwise share one. */
export function subscriptionDocument(group: number): string {
  return `subscription Board${String(group).padStart(5, '0')}($projectId: ID!, $after: Cursor) {
  taskChanged(projectId: $projectId, after: $after) {
    __typename seq cursor occurredAt
    actor { name }
    ... on SingleTaskEvent {
      task { id key title description status priority dueDate version }
      changes { __typename field ... on TaskTextChange { fromText toText } ... on TaskStatusChange { fromStatus toStatus } }
    }
  }
}`;
}

/** An event as Taskwire would answer the document, for peers that make their own. */
export function sampleEvent(seq: number, projectId: string) {
  const title = stampedTitle();
  const [fromStatus, toStatus] = seq % 2 === 0 ? ['TODO', 'IN_PROGRESS'] : ['IN_PROGRESS', 'TODO'];
  return {
    __typename: 'TaskStatusChanged',
    projectId,
    seq,
    cursor: 'MDE5YTRjMWU3YjJkLnByb2plY3RfMDFrYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWEuMTAw',
    occurredAt: new Date().toISOString(),
    actor: { name: 'Ada Lovelace' },
    task: {
      id: 'task_01kaaaaaaaaaaaaaaaaaaaaaaa',
      key: 'BENCH0-1',
      title,
      description,
      status: toStatus,
      priority: 'HIGH',
      dueDate: '2030-01-31',
      version: seq,
    },
    changes: [
      { __typename: 'TaskTextChange', field: 'TITLE', fromText: title.replace(stampMark, '#'), toText: title },
      { __typename: 'TaskStatusChange', field: 'STATUS', fromStatus, toStatus },
    ],
  };
}
