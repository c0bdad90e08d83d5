import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { credentialName } from '../../domain/viewer.js';
import type { StoredEvent } from '../../events/event.js';
import type { Feed } from '../../events/feed.js';
import { Group, type Rendered } from '../../events/group.js';
import type { EventStream } from '../../events/stream.js';
import { RefCounted } from '../../lib/ref-counted.js';
import type { Logger } from '../../observability/logger.js';
import type { Metrics } from '../../observability/metrics.js';
import { executeEvent, type OperationArgs } from './execute.js';
import { operationKey } from './operation-key.js';
import type { ExecutionScope } from './scope.js';
import { dependsOnViewer } from './viewer-dependence.js';

/** A subscription that wants to be served by a group. */
export interface GroupRequest {
  readonly args: OperationArgs;
  readonly stream: EventStream;
}

export interface GroupsOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Turns an execution result into the bytes that members share. */
  readonly serialize: (result: object) => Buffer;
  /** Bytes of rendered events that are kept for members who catch up. */
  readonly cacheBytes: number;
}

interface GroupEntry {
  readonly group: Group;
  members: number;
  /** One member less. */
  readonly release: () => void;
}

/**
 * The groups of this instance. Subscriptions share a group when feed, document, operation, variables (without `after`)
 * and audience are the same; the audience is everybody when no selected field depends on the viewer, else who speaks by
 * the viewer's credential: another one of the same person may not see the same.
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

  /** How many groups there are. */
  get size(): number {
    return this.#size;
  }

  /** How many subscriptions are served by groups. */
  get members(): number {
    let members = 0;
    for (const ofFeed of this.#byFeed.values()) for (const { group } of ofFeed.values()) members += group.size;
    return members;
  }

  /** The group for a subscription, made if it is the first of its kind. */
  join({ args, stream }: GroupRequest): RefCounted<Group> {
    const { feed } = stream;
    const audience = scopeOf(args, stream);
    const key = operationKey(args, audience.kind === 'viewer' ? credentialName(audience.viewer) : audience.kind);
    const entry = this.#byFeed.get(feed)?.get(key) ?? this.#add(feed, key, this.#open(key, args, stream, audience));
    entry.members += 1;
    return new RefCounted(entry.group, entry.release);
  }

  #add(feed: Feed, key: string, group: Group): GroupEntry {
    const ofFeed = this.#byFeed.get(feed) ?? new Map<string, GroupEntry>();
    const entry: GroupEntry = {
      group,
      members: 0,
      release: () => {
        entry.members -= 1;
        if (entry.members > 0) return;
        this.#size -= 1;
        group.stop();
        ofFeed.delete(key);
        if (ofFeed.size === 0) this.#byFeed.delete(feed);
      },
    };
    this.#byFeed.set(feed, ofFeed.set(key, entry));
    this.#size += 1;
    return entry;
  }

  #open(operation: string, args: OperationArgs, stream: EventStream, audience: ExecutionScope): Group {
    // The same for every group of this kind, so that what one has rendered serves the next, after everybody has reconnected.
    const id = createHash('sha256').update(`${stream.streamId} ${operation}`).digest('base64url');
    const rendering = new Map<number, Promise<Rendered>>();
    const render = (event: StoredEvent): Rendered | Promise<Rendered> => {
      if (!stream.accepts(event)) return null;
      const key = `${id} ${event.seq}`;
      const known = this.#rendered.get(key) ?? rendering.get(event.seq);
      if (known) return known;
      const fresh = this.#execute(args, event, audience, key).finally(() => rendering.delete(event.seq));
      rendering.set(event.seq, fresh);
      return fresh;
    };
    return new Group(stream.feed, render, this.#options);
  }

  async #execute(args: OperationArgs, event: StoredEvent, audience: ExecutionScope, key: string): Promise<Buffer> {
    const bytes = this.#options.serialize(await executeEvent(args, event, audience));
    this.#rendered.set(key, bytes);
    return bytes;
  }
}

/** A person's own stream tells each of their credentials what it covers, whatever is selected. */
function scopeOf({ schema, document, contextValue }: OperationArgs, { streamId, userId }: EventStream): ExecutionScope {
  const personal = streamId === userId || dependsOnViewer(schema, document);
  return personal ? contextValue.scope : { kind: 'members' };
}
