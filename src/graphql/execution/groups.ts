import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { credentialName } from '../../domain/viewer.js';
import type { StoredEvent } from '../../events/event.js';
import type { Feed } from '../../events/feed.js';
import { Group, type Rendered } from '../../events/group.js';
import type { EventStream } from '../../events/stream.js';
import { RefCount, RefCounted } from '../../lib/ref-counted.js';
import type { Logger } from '../../observability/logger.js';
import type { Metrics } from '../../observability/metrics.js';
import { executeEvent } from './execute.js';
import { operationKey } from './operation-key.js';
import type { OperationArgs } from './operation-result.js';
import type { ExecutionScope } from './scope.js';
import { dependsOnViewer } from './viewer-dependence.js';

/** A subscription to be served by a group. */
export interface GroupRequest {
  readonly args: OperationArgs;
  readonly stream: EventStream;
}

export interface GroupsOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Serializes an execution result to the shared bytes of all members. */
  readonly serialize: (result: object) => Buffer;
  /** Maximum bytes of cached rendered events, for members behind the group. */
  readonly cacheBytes: number;
}

interface GroupEntry {
  readonly group: Group;
  readonly members: RefCount;
}

/**
 * The groups of this instance. Subscriptions share a group when feed, document, operation, variables (without `after`) and
 * execution scope are equal. The scope is `members` when no selected field depends on the viewer. Otherwise it is the
 * viewer's credential, because credentials of the same user may have different scopes.
 */
export class Groups {
  readonly #options: GroupsOptions;
  readonly #byFeed = new Map<Feed, Map<string, GroupEntry>>();
  readonly #rendered: LRUCache<string, Buffer>;
  #size = 0;

  constructor(options: GroupsOptions) {
    this.#options = options;
    this.#rendered = new LRUCache({ maxSize: options.cacheBytes, sizeCalculation: (bytes) => bytes.length + 200 });
  }

  /** The number of groups. */
  get size(): number {
    return this.#size;
  }

  /** The number of subscriptions in groups. */
  get members(): number {
    let members = 0;
    for (const entries of this.#byFeed.values()) for (const { group } of entries.values()) members += group.size;
    return members;
  }

  /** Joins the group of a subscription; the first member creates the group. */
  join({ args, stream }: GroupRequest): RefCounted<Group> {
    const { feed } = stream;
    const scope = scopeOf(args, stream);
    const key = operationKey(args, scope.kind === 'viewer' ? credentialName(scope.viewer) : scope.kind);
    const entry = this.#byFeed.get(feed)?.get(key) ?? this.#add(feed, key, this.#open(key, args, stream, scope));
    entry.members.add();
    return new RefCounted(entry.group, entry.members);
  }

  #add(feed: Feed, key: string, group: Group): GroupEntry {
    const entries = this.#byFeed.get(feed) ?? new Map<string, GroupEntry>();
    const members = new RefCount(() => {
      this.#size -= 1;
      group.stop();
      entries.delete(key);
      if (entries.size === 0) this.#byFeed.delete(feed);
    });
    const entry: GroupEntry = { group, members };
    this.#byFeed.set(feed, entries.set(key, entry));
    this.#size += 1;
    return entry;
  }

  #open(operation: string, args: OperationArgs, stream: EventStream, scope: ExecutionScope): Group {
    // Equal for successive groups of the same operation: after a reconnect of all members the new group finds cached events.
    const id = createHash('sha256').update(`${stream.streamId} ${operation}`).digest('base64url');
    const rendering = new Map<number, Promise<Rendered>>();
    const render = (event: StoredEvent): Rendered | Promise<Rendered> => {
      if (!stream.accepts(event)) return null;
      const key = `${id} ${event.seq}`;
      const cached = this.#rendered.get(key) ?? rendering.get(event.seq);
      if (cached) return cached;
      const execution = this.#execute(args, event, scope, key).finally(() => rendering.delete(event.seq));
      rendering.set(event.seq, execution);
      return execution;
    };
    return new Group(stream.feed, render, this.#options);
  }

  async #execute(args: OperationArgs, event: StoredEvent, scope: ExecutionScope, key: string): Promise<Buffer> {
    const bytes = this.#options.serialize(await executeEvent(args, event, scope));
    this.#rendered.set(key, bytes);
    return bytes;
  }
}

/** The execution scope of a subscription. A user's own stream is filtered by each credential's scope, so it is never shared. */
function scopeOf({ schema, document, contextValue }: OperationArgs, { streamId, userId }: EventStream): ExecutionScope {
  const perViewer = streamId === userId || dependsOnViewer(schema, document);
  return perViewer ? contextValue.scope : { kind: 'members' };
}
