import type { Command, CommandServices } from '../domain/command.js';
import { hashInput } from '../domain/idempotency.js';
import type { ImportRuns } from '../domain/import-export/runs.js';
import type { LivePresence } from '../domain/presence/live-presence.js';
import type { LiveStats } from '../domain/project/live-stats.js';
import { fullScope } from '../domain/scope.js';
import type { LiveTyping } from '../domain/typing/live-typing.js';
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
import type { RawReader } from '../store/database.js';
import type { Throttle } from '../throttle/throttle.js';
import type { ClientInfo } from './client-info.js';
import type { Budget } from './cost/budget.js';
import { reporter } from './errors.js';
import type { ExecutionScope } from './execution/scope.js';

/** What resolvers work with; one for the life of the app. */
export interface Services extends CommandServices {
  readonly rawReader: RawReader;
  readonly streams: Streams;
  readonly stats: LiveStats;
  readonly tokens: Tokens;
  readonly personalTokens: PersonalTokens;
  /** Set where people sign in at an outside provider instead of here. */
  readonly provider?: ProviderTokens | undefined;
  readonly sessions: Sessions;
  readonly imports: ImportRuns;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly budget: Budget;
  readonly metrics: Metrics;
  readonly presence: LivePresence;
  readonly typing: LiveTyping;
  readonly logger: Logger;
}

/** What every mutation's input has. */
export interface CommandInput {
  readonly mutationId?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * One operation's context; each event of a subscription gets its own, so that nothing read for an earlier event, loaders
 * included, is seen again.
 */
export class Context {
  readonly services: Services;
  readonly scope: ExecutionScope;
  readonly clientId: string | null;
  /** Who sent the operation; what is executed for an event was sent by nobody. */
  readonly client: ClientInfo | null;
  /** Points that the operation costs; 0 until they are counted. */
  cost = 0;
  /** How far each project's stream was before any of its data was read here. */
  #heads: Map<string, number> | undefined;
  #keys: Map<string, string | Promise<string>> | undefined;
  #missedSession = false;

  constructor(
    services: Services,
    audience: ExecutionScope,
    clientId: string | null = null,
    caller: ClientInfo | null = null,
  ) {
    this.services = services;
    this.scope = audience;
    this.clientId = clientId;
    this.client = caller;
  }

  /** Who asks. @throws UnauthenticatedError when nobody is signed in */
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

  /** For fields that would read something before they need to know who asks. @throws UnauthenticatedError */
  requireViewer(): void {
    void this.viewer;
  }

  /** Whether anything was refused because the session of whoever asks is none, or none any more. */
  get missedSession(): boolean {
    return this.#missedSession;
  }

  /** Who asks, if anybody is signed in. */
  get viewerId(): string | null {
    return this.scope.kind === 'anonymous' ? null : this.viewer.userId;
  }

  /** Logs what is masked from the client. @param operation the operation's name, if it has one */
  reportError(fault: unknown, operation?: string): void {
    reporter(this.services, 'operation failed', operation)(fault);
  }

  get db() {
    return this.services.db;
  }

  /** Remembers what was read of a project before its data: how far its stream is, and its key if that is known. */
  rememberProject(projectId: string, { head, key }: { head: number; key?: string }): void {
    this.#heads ??= new Map();
    if (!this.#heads.has(projectId)) this.#heads.set(projectId, head);
    if (key !== undefined) this.#keys = (this.#keys ?? new Map()).set(projectId, key);
  }

  /** The prefix of a project's task keys; mostly it was read with the access to the project. Else it is read once. */
  async projectKey(projectId: string): Promise<string> {
    const known = this.#keys?.get(projectId);
    if (known !== undefined) return known;
    const reading = this.db.project
      .findUniqueOrThrow({ where: { id: projectId }, select: { key: true } })
      .then(({ key }) => key);
    this.#keys = (this.#keys ?? new Map()).set(projectId, reading);
    return reading;
  }

  /** How far a project's stream was before any of its data was read here, or the event that this is executed for. */
  headOf(projectId: string): number | undefined {
    return this.#heads?.get(projectId);
  }

  /** The cursor that goes on from what this operation reads of a project. */
  cursorOf(projectId: string): string {
    const seq = this.headOf(projectId);
    if (seq === undefined) throw new Error(`No head was read before the data of ${projectId}`);
    return encodeCursor({
      epoch: this.services.log.epoch,
      streamId: `project_${projectId.slice('project_'.length)}`,
      seq,
    });
  }

  /** The cursor right behind an event or a state of a stream. A merged event brings its own. */
  cursorAfter(event: Pick<StoredEvent, 'streamId' | 'seq'> | MergedEvent): string {
    return 'cursor' in event ? event.cursor : encodeCursor({ epoch: this.services.log.epoch, ...event });
  }

  /**
   * The viewer's command, with where it comes from.
   *
   * @param name the mutation's
   * @throws UnauthenticatedError, InvalidInputError
   */
  command(name: string, input: CommandInput): Command {
    const { db, log, bus, metrics } = this.services;
    const { mutationId = null, idempotencyKey: key, ...content } = input;
    if ((mutationId?.length ?? 0) > 100) {
      throw new InvalidInputError({ path: ['input', 'mutationId'], message: 'Must have at most 100 characters.' });
    }
    if (key != null && (key.length < 1 || key.length > 100)) {
      throw new InvalidInputError({ path: ['input', 'idempotencyKey'], message: 'Must have 1 to 100 characters.' });
    }
    const origin = { clientId: this.clientId, mutationId };
    const idempotency = key == null ? undefined : { key, inputHash: hashInput(name, content) };
    const { userId: actorId, scope } = this.viewer;
    return { db, log, bus, metrics, actorId, scope, origin, idempotency };
  }

  /** A command of somebody who isn't the viewer (yet), but has proved who they are. */
  commandAs(actorId: UserId): Command {
    const { db, log, bus, metrics } = this.services;
    return { db, log, bus, metrics, actorId, scope: fullScope, origin: { clientId: this.clientId, mutationId: null } };
  }

  /** A fresh context for a state that a subscription tells and that is no event. */
  forState(audience: ExecutionScope = this.scope): Context {
    return new Context(this.services, audience, this.clientId);
  }

  /** A fresh context for one event, or for one state. What is read for it is at least as new as that. */
  forEvent(event: StoredEvent | StreamState, audience: ExecutionScope = this.scope): Context {
    const context = new Context(this.services, audience, this.clientId);
    const key = 'kind' in event && 'projectKey' in event.data ? event.data.projectKey : undefined;
    context.rememberProject(event.streamId, { head: event.seq, ...(key !== undefined && { key }) });
    return context;
  }
}
