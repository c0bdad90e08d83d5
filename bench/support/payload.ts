/**
 * The first character of a time stamp. No other part of a message contains the character, so clients need no parsing.
 */
export const stampMark = '@';
export const stampDigits = 16;

/** Returns the machine's monotonic time in microseconds, common to all processes. */
export function nowMicros(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

/** Returns a title with the current time; the subscriber computes the latency from it. */
export function stampedTitle(): string {
  return `${stampMark}${String(nowMicros()).padStart(stampDigits, '0')} Board moves`;
}

/** A description with which a `next` message has about 0.7 KB. */
export const description = 'All members of the board can read the text.';

/** Returns the subscription of a group. Documents with different operation names do not share a group. */
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

/** Returns an event with the fields and the length of Taskwire's events, for peers without a task manager. */
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
