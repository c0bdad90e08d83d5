import type { Command, CommandServices } from '../domain/command.js';
import { hashInput } from '../domain/idempotency.js';
import type { ImportRuns } from '../domain/import-export/runs.js';
import type { LivePresence } from '../domain/presence/live-presence.js';
import type { LiveStats } from '../domain/project/live-stats.js';
import type { Quotas } from '../domain/quotas.js';
import { fullScope } from '../domain/scope.js';
import type { LiveTyping } from '../domain/typing/live-typing.js';
import type { PasswordHasher } from '../domain/user/passwords.js';
import type { PersonalTokens } from '../domain/user/personal-tokens.js';
import type { ProviderTokens } from '../domain/user/provider-tokens.js';
import type { Sessions } from '../domain/user/sessions.js';
import type { Tokens } from '../domain/user/tokens.js';
import type { Viewer } from '../domain/viewer.js';
import { InvalidInputError, UnauthenticatedError } from '../errors.js';
import { encodeCursor } from '../events/cursor.js';
import type { StoredEvent } from '../events/event.js';
import type { MergedEvent } from '../events/merged-stream.js';
import type { StreamState } from '../events/state-stream.js';
import type { Streams } from '../events/streams.js';
import type { UserId } from '../ids.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Clock } from '../store/clock.js';
import type { Db, PrismaClient } from '../store/database.js';
import type { Throttle } from '../throttle/throttle.js';
import type { ClientInfo } from './client-info.js';
import type { Budget } from './cost/budget.js';
import { reporter } from './errors.js';
import type { ExecutionScope } from './execution/scope.js';

/** The services for resolvers; created once per app. */
export interface Services extends CommandServices {
  readonly prisma: PrismaClient;
  readonly streams: Streams;
  readonly stats: LiveStats;
  readonly passwords: PasswordHasher;
  readonly tokens: Tokens;
  readonly personalTokens: PersonalTokens;
  /** Set when an external provider signs users in instead of this server. */
  readonly provider?: ProviderTokens | undefined;
  readonly sessions: Sessions;
  readonly imports: ImportRuns;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly budget: Budget;
  readonly quotas: Quotas;
  readonly metrics: Metrics;
  readonly presence: LivePresence;
  readonly typing: LiveTyping;
  readonly logger: Logger;
}

/** The common fields of all mutation inputs. */
export interface CommandInput {
  readonly mutationId?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * The context of one operation. Each event of a subscription has a context of its own, so no loader returns a value of
 * an earlier event.
 */
export class Context {
  readonly services: Services;
  readonly scope: ExecutionScope;
  readonly clientId: string | null;
  /** The sender of the operation; null while an event is executed. */
  readonly client: ClientInfo | null;
  /** The cost of the operation in points; 0 until the cost is counted. */
  cost = 0;
  /** The head of each project's stream, read before any other data of the project. */
  #heads: Map<string, number> | undefined;
  #keys: Map<string, string | Promise<string>> | undefined;
  #missedSession = false;

  constructor(
    services: Services,
    scope: ExecutionScope,
    clientId: string | null = null,
    client: ClientInfo | null = null,
  ) {
    this.services = services;
    this.scope = scope;
    this.clientId = clientId;
    this.client = client;
  }

  /** The viewer of the operation. @throws UnauthenticatedError for anonymous requests */
  get viewer(): Viewer {
    switch (this.scope.kind) {
      case 'viewer':
        return this.scope.viewer;
      case 'anonymous': {
        const { reason } = this.scope;
        this.#missedSession ||= reason !== undefined;
        throw new UnauthenticatedError(reason ?? 'Sign in first.');
      }
      case 'members':
        throw new TypeError('A field that depends on the viewer must be declared `viewerDependent`');
      default:
        return this.scope satisfies never;
    }
  }

  /** Requires a viewer before a field reads anything. @throws UnauthenticatedError for anonymous requests */
  requireViewer(): void {
    void this.viewer;
  }

  /** Whether a field was refused because the request carried an invalid or ended session. */
  get missedSession(): boolean {
    return this.#missedSession;
  }

  /** The id of the viewer; null for anonymous requests. */
  get viewerId(): string | null {
    return this.scope.kind === 'anonymous' ? null : this.viewer.userId;
  }

  /** Logs an error masked from the client. @param operation the operation's name, if it has one */
  reportError(error: unknown, operation?: string): void {
    reporter(this.services, 'operation failed', operation)(error);
  }

  get db(): Db {
    return this.services.db;
  }

  get prisma(): PrismaClient {
    return this.services.prisma;
  }

  /** Stores the head of a project's stream, read before the project's data, and the project's key if it was read. */
  rememberProject(projectId: string, { head, key }: { head: number; key?: string }): void {
    this.#heads ??= new Map();
    if (!this.#heads.has(projectId)) this.#heads.set(projectId, head);
    if (key !== undefined) this.#keys = (this.#keys ?? new Map()).set(projectId, key);
  }

  /** The prefix of a project's task keys. Most access checks read the key; otherwise one query per context reads it. */
  async projectKey(projectId: string): Promise<string> {
    const key = this.#keys?.get(projectId);
    if (key !== undefined) return key;
    const reading = this.prisma.project
      .findUniqueOrThrow({ where: { id: projectId }, select: { key: true } })
      .then((project) => project.key);
    this.#keys = (this.#keys ?? new Map()).set(projectId, reading);
    return reading;
  }

  /** The head of a project's stream before its data was read, or the number of the executed event. */
  headOf(projectId: string): number | undefined {
    return this.#heads?.get(projectId);
  }

  /** The cursor from which a subscription continues after the project data of this operation. */
  cursorOf(projectId: string): string {
    const seq = this.headOf(projectId);
    if (seq === undefined)
      throw new Error(`The head of ${projectId} must be read before its data: call rememberProject`);
    return encodeCursor({
      epoch: this.services.log.epoch,
      streamId: `project_${projectId.slice('project_'.length)}`,
      seq,
    });
  }

  /** The cursor right after an event or a state of a stream. A merged event has a cursor already. */
  cursorAfter(event: Pick<StoredEvent, 'streamId' | 'seq'> | MergedEvent): string {
    return 'cursor' in event ? event.cursor : encodeCursor({ epoch: this.services.log.epoch, ...event });
  }

  /**
   * Creates the command of a mutation, with the viewer as its actor.
   *
   * @param name the mutation's name
   * @throws UnauthenticatedError for anonymous requests
   * @throws InvalidInputError when `mutationId` or `idempotencyKey` has an invalid length
   */
  command(name: string, input: CommandInput): Command {
    const { db, log, bus, metrics, quotas } = this.services;
    const { mutationId = null, idempotencyKey: key, ...content } = input;
    if ((mutationId?.length ?? 0) > 100) {
      throw new InvalidInputError({
        path: ['input', 'mutationId'],
        message: 'mutationId must have at most 100 characters.',
      });
    }
    if (key != null && (key.length < 1 || key.length > 100)) {
      const message = 'idempotencyKey must have 1 to 100 characters.';
      throw new InvalidInputError({ path: ['input', 'idempotencyKey'], message });
    }
    const origin = { clientId: this.clientId, mutationId };
    const idempotency = key == null ? undefined : { key, inputHash: hashInput(name, content) };
    const { userId: actorId, scope } = this.viewer;
    return { db, log, bus, metrics, quotas, actorId, scope, origin, idempotency };
  }

  /** Creates a command of an authenticated user before the user becomes the viewer, as at sign-in. */
  commandAs(actorId: UserId): Command {
    const { db, log, bus, metrics, quotas } = this.services;
    return {
      db,
      log,
      bus,
      metrics,
      quotas,
      actorId,
      scope: fullScope,
      origin: { clientId: this.clientId, mutationId: null },
    };
  }

  /** Creates a context for a subscription message other than an event. */
  forState(scope: ExecutionScope = this.scope): Context {
    return new Context(this.services, scope, this.clientId);
  }

  /** Creates a context for one event or one state. Data read in the context is at least as new. */
  forEvent(event: StoredEvent | StreamState, scope: ExecutionScope = this.scope): Context {
    const context = new Context(this.services, scope, this.clientId);
    const key = 'kind' in event && 'projectKey' in event.data ? event.data.projectKey : undefined;
    context.rememberProject(event.streamId, { head: event.seq, ...(key !== undefined && { key }) });
    return context;
  }
}
