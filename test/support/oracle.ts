import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { GraphQLFormattedError } from 'graphql';
import { WebSocket } from 'ws';
import { type EventKind, projectStreamKinds, taskChangedKinds } from '../../src/events/kinds.js';
import type { PrismaClient } from '../../src/store/database.js';
import { newPerson, type Person } from './client.js';
import { addMember, newProject } from './operations.js';
import { judge, type LoggedEvent } from './oracle-judge.js';
import type { Plan, PlannedSession, Write } from './oracle-plan.js';

/** The subscription of the readers. */
export interface Watch {
  readonly field: string;
  /** Accepts `$projectId: ID!` and `$after: Cursor`; selects `__typename seq cursor` and for tasks `taskFields`. */
  readonly query: string;
  /** The kinds of delivered events. */
  readonly kinds: readonly EventKind[];
}

const taskFields = 'id title description status priority dueDate estimate version';

/** The events of tasks. The document also selects relations, so that delivery needs the database. */
export const watchTasks: Watch = {
  field: 'taskChanged',
  query: `subscription ($projectId: ID!, $after: Cursor) {
    taskChanged(projectId: $projectId, after: $after) {
      __typename seq cursor actor { id } ... on SingleTaskEvent { task { ${taskFields} assignees { id } } }
    }
  }`,
  kinds: taskChangedKinds,
};

/** All events of the project, including memberships. */
export const watchProject: Watch = {
  field: 'projectEvents',
  query: `subscription ($projectId: ID!, $after: Cursor) {
    projectEvents(projectId: $projectId, after: $after) {
      __typename seq cursor actor { id } ... on SingleTaskEvent { task { ${taskFields} assignees { id } } }
    }
  }`,
  kinds: projectStreamKinds,
};

export interface TaskState {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: string;
  readonly priority: string;
  readonly dueDate: string | null;
  readonly estimate: number | null;
  readonly version: number;
}

/** The event of one `next` message. */
export interface Received {
  readonly seq: number;
  readonly kind: string;
  readonly task: TaskState | undefined;
}

/** How a subscription ended; `failed` and `lost` occur only while servers fail. */
export type SessionEnd =
  | { readonly kind: 'dropped' | 'revoked' | 'refused' | 'stopped' }
  | { readonly kind: 'failed'; readonly errors: string }
  | { readonly kind: 'lost'; readonly reason: string };

/** One subscription of a reader, from the connection to the end. */
export interface SessionRecord {
  readonly site: string;
  readonly openedAt: number;
  /** The tick of the first message, after the authorisation. */
  firstAt: number | undefined;
  closedAt: number;
  readonly received: Received[];
  end: SessionEnd;
}

/** A requested change of membership. */
export interface MembershipChange {
  readonly kind: 'add' | 'remove';
  readonly askedAt: number;
  answeredAt: number | undefined;
  done: boolean;
}

export interface ReaderRecord {
  readonly userId: string;
  /** The event number of the first cursor. */
  readonly start: number;
  readonly sessions: readonly SessionRecord[];
  readonly changes: readonly MembershipChange[];
  /** The tasks as folded from the received events. */
  readonly tasks: ReadonlyMap<string, TaskState>;
}

export interface OracleOptions {
  /** Addresses of the instances that currently run. */
  readonly sites: () => readonly string[];
  /** Direct access to the event table. */
  readonly prisma: PrismaClient;
  readonly watch: Watch;
  readonly plan: Plan;
  /** True when servers fail during the run: failed requests and subscriptions are retried. */
  readonly faulty?: boolean;
}

const lanes = 4;

/**
 * A scenario for the check of delivery. Writers send commands over HTTP to random instances. Readers subscribe over sockets,
 * drop, resume from their cursor at the same or another instance, lose and regain their membership. The scenario records all
 * received events. At the end oracle-judge.ts compares the records with the event table.
 *
 * A counter in this process orders requests and deliveries, independent of any clock: a removal requested after a
 * reader's first message comes after the reader's authorisation. The `mutationId` of a removal contains its tick.
 */
export class OracleRun {
  readonly options: OracleOptions;
  readonly owner: Person;
  readonly projectId: string;
  readonly readers: Reader[] = [];
  readonly changes = new Map<string, MembershipChange[]>();
  #ticks = 0;
  #writes = 0;
  #failed = 0;
  #phase: 'load' | 'settling' | 'stopped' = 'load';
  #tasks: string[] = [];
  #wake: (() => void)[] = [];
  #toggling = new Set<string>();
  readonly #stopping = new AbortController();
  #following: Promise<unknown> = Promise.resolve();

  private constructor(options: OracleOptions, owner: Person, projectId: string) {
    setMaxListeners(0, this.#stopping.signal);
    this.options = options;
    this.owner = owner;
    this.projectId = projectId;
  }

  /** Creates the users and the project, and starts the readers. */
  static async open(options: OracleOptions): Promise<OracleRun> {
    const url = options.sites()[0]!;
    const [owner, ...people] = await Promise.all([newPerson(url), ...options.plan.readers.map(() => newPerson(url))]);
    const project = await newProject(owner!, people);
    const oracle = new OracleRun(options, owner!, project.id);
    for (const [index, person] of people.entries()) {
      oracle.changes.set(person.id, []);
      oracle.readers.push(new Reader(oracle, person, options.plan.readers[index]!));
    }
    await Promise.all(oracle.readers.map((reader) => reader.load()));
    oracle.#following = Promise.all(oracle.readers.map((reader) => reader.run()));
    return oracle;
  }

  get phase() {
    return this.#phase;
  }

  /** Aborts when the scenario stops. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Numbers of successful and failed commands, deliveries and subscriptions. */
  get counts() {
    const deliveries = this.readers.reduce((sum, reader) => sum + reader.deliveries, 0);
    const sessions = this.readers.reduce((sum, reader) => sum + reader.sessions.length, 0);
    return { writes: this.#writes, failedWrites: this.#failed, deliveries, sessions };
  }

  tick(): number {
    this.#ticks += 1;
    return this.#ticks;
  }

  site(index: number): string {
    const sites = this.options.sites();
    return sites[index % sites.length]!;
  }

  /** Waits until `ready` returns true; evaluated after every write, delivery and change of phase. */
  async until(ready: () => boolean): Promise<void> {
    while (!ready()) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  stir(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }

  get writes(): number {
    return this.#writes;
  }

  /** Whether a user is a member according to the answered commands. */
  isMember(userId: string): boolean {
    return this.changes.get(userId)?.findLast(({ done }) => done)?.kind !== 'remove';
  }

  /** Sends all commands of the plan, four at a time. */
  async writeAll(): Promise<void> {
    const left = [...this.options.plan.writes];
    await this.#inLanes(() => left.shift());
  }

  /** Repeats the commands of the plan until `work` settles. */
  async writeDuring(work: () => Promise<unknown>): Promise<void> {
    let busy = true;
    let next = 0;
    const { writes } = this.options.plan;
    const writing = this.#inLanes(() => {
      next += 1;
      return busy ? writes[next % writes.length] : undefined;
    });
    try {
      await work();
    } finally {
      busy = false;
    }
    await writing;
  }

  /** Waits for `count` more successful commands. */
  async moreWrites(count: number): Promise<void> {
    const target = this.#writes + count;
    await this.until(() => this.#writes >= target);
  }

  async #inLanes(next: () => Write | undefined): Promise<void> {
    const lane = async () => {
      for (let write = next(); write; write = next()) await this.#attempt(write);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  async #attempt(write: Write): Promise<void> {
    try {
      if (await this.#perform(write)) this.#writes += 1;
      else this.#failed += 1;
    } catch (error) {
      if (!this.options.faulty) throw error;
      this.#failed += 1;
      await delay(20);
    }
    this.stir();
  }

  async #perform(write: Write): Promise<boolean> {
    const author = this.owner.at(this.site(write.site));
    const taskId = this.#tasks[write.target % Math.max(this.#tasks.length, 1)];
    if (write.kind === 'toggle') return this.#toggle(author, this.readers[write.target % this.readers.length]!);
    if (write.kind === 'create' || taskId === undefined) {
      const input = { projectId: this.projectId, title: write.text, description: write.text.repeat(write.site) };
      const { createTask } = await command<{ createTask: { task: { id: string } } }>(author, creation, input);
      this.#tasks.push(createTask.task.id);
      return true;
    }
    switch (write.kind) {
      case 'update':
        return done(await author.post(update, { input: { taskId, ...write.fields } }), this.options.faulty);
      case 'comment':
        return done(await author.post(comment, { input: { taskId, body: write.text } }), this.options.faulty);
      case 'delete':
        this.#tasks = this.#tasks.filter((id) => id !== taskId);
        return done(await author.post(deletion, { input: { taskId } }), this.options.faulty);
      default:
        throw new TypeError(`Not a write: ${write.kind}`);
    }
  }

  async #toggle(author: Person, reader: Reader): Promise<boolean> {
    if (!reader.removable || this.#toggling.has(reader.person.id)) return true;
    this.#toggling.add(reader.person.id);
    try {
      return await this.#change(author, reader.person, this.isMember(reader.person.id) ? 'remove' : 'add');
    } finally {
      this.#toggling.delete(reader.person.id);
    }
  }

  async #change(author: Person, person: Person, kind: 'add' | 'remove'): Promise<boolean> {
    const change: MembershipChange = { kind, askedAt: this.tick(), answeredAt: undefined, done: false };
    this.changes.get(person.id)?.push(change);
    const mutationId = `tick ${change.askedAt}`;
    if (kind === 'remove') {
      const input = { projectId: this.projectId, userId: person.id, mutationId };
      change.done = done(await author.post(removal, { input }), this.options.faulty);
    } else {
      await addMember(author, this.projectId, person);
      change.done = true;
    }
    change.answeredAt = this.tick();
    this.stir();
    return change.done;
  }

  /**
   * Adds all removed readers again and waits until each reader has received all events of the log.
   *
   * @param timeoutMs the call returns after this time; `violations` reports missing deliveries
   */
  async settle(timeoutMs: number): Promise<void> {
    for (const { person } of this.readers) await this.#addAgain(person, timeoutMs);
    this.#phase = 'settling';
    this.stir();
    const deadline = Date.now() + timeoutMs;
    const timer = setInterval(() => this.stir(), 100);
    // A duplicate of the first event would arrive before the second event.
    for (const text of ['last but one', 'last']) {
      await this.#attempt({ kind: 'create', target: 0, site: 0, text, fields: {} });
      const events = await this.log();
      const last = events.findLast(({ kind }) => this.options.watch.kinds.includes(kind))?.seq ?? 0;
      await this.until(() => Date.now() > deadline || this.readers.every(({ position }) => position >= last));
    }
    clearInterval(timer);
    this.#phase = 'stopped';
    this.#stopping.abort();
    this.stir();
    await this.#following;
  }

  async #addAgain(person: Person, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      try {
        await this.#change(this.owner.at(this.site(0)), person, 'add');
        return;
      } catch (error) {
        if (String(error).includes('CONFLICT')) return;
        if (!this.options.faulty || Date.now() > deadline) throw error;
        await delay(50);
      }
    }
  }

  /** The project's rows of the event table. */
  async log(): Promise<LoggedEvent[]> {
    const rows = await this.options.prisma.event.findMany({
      where: { streamId: this.projectId },
      orderBy: { seq: 'asc' },
      select: { seq: true, kind: true, data: true, mutationId: true },
    });
    return rows as unknown as LoggedEvent[];
  }

  /** A message for each wrong delivery; empty when all deliveries are right. */
  async violations(): Promise<string[]> {
    const events = await this.log();
    const tasks = await loadProject(this.owner.at(this.site(0)), this.projectId);
    return this.readers.flatMap((reader, index) =>
      judge(
        { ...reader.record, changes: this.changes.get(reader.person.id) ?? [] },
        { events, kinds: this.options.watch.kinds, tasks: tasks.tasks, faulty: this.options.faulty ?? false },
      ).map((problem) => `reader ${index}: ${problem}`),
    );
  }
}

export class Reader {
  readonly person: Person;
  readonly removable: boolean;
  readonly sessions: SessionRecord[] = [];
  readonly #oracle: OracleRun;
  readonly #plannedSessions: readonly PlannedSession[];
  readonly #tasks = new Map<string, TaskState>();
  readonly #deleted = new Set<string>();
  #start = 0;
  #position = 0;
  #cursor: string | undefined;
  #site = 0;
  /** After a failure the reader connects to the next instance instead of the planned one. */
  #failed = false;

  constructor(oracle: OracleRun, person: Person, plan: Plan['readers'][number]) {
    this.#oracle = oracle;
    this.person = person;
    this.removable = plan.removable;
    this.#plannedSessions = plan.sessions;
  }

  get position(): number {
    return this.#position;
  }

  get deliveries(): number {
    return this.sessions.reduce((sum, { received }) => sum + received.length, 0);
  }

  get record(): Omit<ReaderRecord, 'changes'> {
    return { userId: this.person.id, start: this.#start, sessions: this.sessions, tasks: this.#tasks };
  }

  /** Loads the project once; later changes come from events alone. */
  async load(): Promise<void> {
    const { cursor, tasks } = await loadProject(this.person.at(this.#oracle.site(0)), this.#oracle.projectId);
    for (const [id, task] of tasks) this.#tasks.set(id, task);
    this.#cursor = cursor;
    this.#start = seqOf(cursor);
    this.#position = this.#start;
  }

  /** Subscribes as planned, then without drops until the scenario stops. */
  async run(): Promise<void> {
    for (let visit = 0; this.#oracle.phase !== 'stopped'; visit += 1) {
      const planned = this.#plannedSessions[this.#oracle.options.faulty ? visit % this.#plannedSessions.length : visit];
      const session = await this.#follow(planned ?? { site: visit, until: 'end', events: 0, away: 0 });
      this.sessions.push(session);
      await this.#pause(session.end, planned?.away ?? 0);
    }
  }

  async #pause(end: SessionEnd, away: number): Promise<void> {
    const oracle = this.#oracle;
    this.#failed = end.kind === 'failed' || end.kind === 'lost';
    switch (end.kind) {
      case 'dropped': {
        const target = oracle.writes + away;
        await oracle.until(() => oracle.phase !== 'load' || oracle.writes >= target);
        return;
      }
      case 'revoked':
      case 'refused':
        if (oracle.isMember(this.person.id)) await delay(10);
        await oracle.until(() => oracle.phase !== 'load' || oracle.isMember(this.person.id));
        return;
      case 'failed':
      case 'lost':
        await delay(50);
        return;
      case 'stopped':
        return;
      default:
        end satisfies never;
    }
  }

  #follow(planned: PlannedSession): Promise<SessionRecord> {
    const oracle = this.#oracle;
    const { query, field } = oracle.options.watch;
    this.#site = this.#failed ? this.#site + 1 : planned.site;
    const url = oracle.site(this.#site);
    let webSocket: WebSocket | undefined;
    const ObservedWebSocket = class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols);
        webSocket = this;
      }
    };
    return new Promise((resolve) => {
      let ended = false;
      const session: SessionRecord = {
        site: url,
        openedAt: oracle.tick(),
        firstAt: undefined,
        closedAt: Number.POSITIVE_INFINITY,
        received: [],
        end: { kind: 'stopped' },
      };
      const finish = (end: SessionEnd) => {
        if (ended) return;
        ended = true;
        oracle.stopping.removeEventListener('abort', stop);
        session.end = end;
        session.closedAt = oracle.tick();
        // No close frame and no `complete`, as when a phone loses its network.
        webSocket?.terminate();
        resolve(session);
      };
      const dropWhen = (until: PlannedSession['until']) => {
        if (planned.until === until && oracle.phase === 'load') finish({ kind: 'dropped' });
      };
      const stop = () => finish({ kind: 'stopped' });
      oracle.stopping.addEventListener('abort', stop);
      const client = this.person.at(url).socket({
        webSocketImpl: ObservedWebSocket,
        on: {
          connected: () => {
            dropWhen('connected');
            setImmediate(() => dropWhen('subscribed'));
          },
        },
      });
      let ending: SessionEnd = { kind: 'failed', errors: 'completed without an error' };
      client.subscribe<Record<string, Payload>>(
        { query, variables: { projectId: oracle.projectId, after: this.#cursor } },
        {
          next: (result) => {
            if (ended) return;
            const payload = result.data?.[field];
            if (payload) {
              this.#take(session, payload);
              if (session.received.length >= planned.events) dropWhen('events');
            }
            if (result.errors) ending = endingOf(result.errors);
          },
          error: (reason) => finish({ kind: 'lost', reason: describeLoss(reason) }),
          complete: () => finish(ending),
        },
      );
    });
  }

  #take(session: SessionRecord, { __typename, seq, cursor, task }: Payload): void {
    session.firstAt ??= this.#oracle.tick();
    session.received.push({ seq, kind: __typename, task });
    this.#position = seq;
    this.#cursor = cursor;
    if (task) this.#fold(__typename, task);
    this.#oracle.stir();
  }

  #fold(kind: string, task: TaskState): void {
    if (this.#deleted.has(task.id)) return;
    if (kind === 'TaskDeleted') {
      this.#deleted.add(task.id);
      this.#tasks.delete(task.id);
      return;
    }
    const known = this.#tasks.get(task.id);
    if (!known || known.version < task.version) this.#tasks.set(task.id, plain(task));
  }
}

interface Payload {
  readonly __typename: string;
  readonly seq: number;
  readonly cursor: string;
  readonly task?: TaskState;
}

function endingOf(errors: readonly GraphQLFormattedError[]): SessionEnd {
  const [error] = errors;
  switch (error?.extensions?.code) {
    case 'ACCESS_REVOKED':
      return { kind: 'revoked' };
    case 'NOT_FOUND':
      return { kind: 'refused' };
    default:
      return { kind: 'failed', errors: JSON.stringify(errors) };
  }
}

function describeLoss(reason: unknown): string {
  if (reason instanceof Error) return reason.message;
  if (Array.isArray(reason)) return JSON.stringify(reason);
  const { code, type } = (reason ?? {}) as { code?: number; type?: string };
  return `${type ?? 'closed'} ${code ?? ''}`;
}

/** The event number of a cursor. Cursors are opaque to clients. */
export function seqOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64url').toString().split('.').at(-1));
}

function plain({ id, title, description, status, priority, dueDate, estimate, version }: TaskState): TaskState {
  return { id, title, description, status, priority, dueDate, estimate, version };
}

const outcome = '__typename ... on UserError { code message path }';
const creation = `mutation ($input: CreateTaskInput!) {
  createTask(input: $input) { ${outcome} ... on CreateTaskPayload { task { id } } } }`;
const update = `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { ${outcome} } }`;
const deletion = `mutation ($input: DeleteTaskInput!) { deleteTask(input: $input) { ${outcome} } }`;
const comment = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ${outcome} } }`;
const removal = `mutation ($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { ${outcome} } }`;

/** The data of a command; throws when the command is refused. */
async function command<T>(author: Person, document: string, input: object): Promise<T> {
  const answer = await author.post<T, { input: object }>(document, { input });
  if (!done(answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer.data!;
}

/** Whether a command succeeded. NOT_FOUND is allowed, because concurrent writers delete tasks. Throws at other refusals. */
function done(answer: { data?: unknown; errors?: unknown }, faulty = false): boolean {
  const [result] = Object.values((answer.data ?? {}) as Record<string, { __typename: string }>);
  if (result?.__typename.endsWith('Payload')) return true;
  if (faulty || result?.__typename === 'NotFoundError') return false;
  throw new Error(`Refused: ${JSON.stringify(answer)}`);
}

const projectQuery = `query ($id: ID!, $after: String) {
  project(id: $id) {
    cursor
    tasks(first: 100, after: $after) { nodes { ${taskFields} } pageInfo { hasNextPage endCursor } }
  }
}`;

interface ProjectPage {
  readonly project: {
    readonly cursor: string;
    readonly tasks: {
      readonly nodes: readonly TaskState[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

/** All tasks of a project, and the cursor of the first page. */
async function loadProject(person: Person, id: string): Promise<{ cursor: string; tasks: Map<string, TaskState> }> {
  const tasks = new Map<string, TaskState>();
  let cursor: string | undefined;
  let after: string | null = null;
  for (;;) {
    const answer: { data?: ProjectPage | null } = await person.post<ProjectPage, object>(projectQuery, { id, after });
    if (!answer.data) throw new Error(`Not loaded: ${JSON.stringify(answer)}`);
    const { project } = answer.data;
    cursor ??= project.cursor;
    for (const task of project.tasks.nodes) tasks.set(task.id, plain(task));
    if (!project.tasks.pageInfo.hasNextPage) return { cursor, tasks };
    after = project.tasks.pageInfo.endCursor;
  }
}
