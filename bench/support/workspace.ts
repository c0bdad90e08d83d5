import { randomBytes } from 'node:crypto';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import type { Command } from '../../src/domain/command.js';
import { createProject } from '../../src/domain/project/projects.js';
import { defaultQuotas, Quotas } from '../../src/domain/quotas.js';
import { fullScope } from '../../src/domain/scope.js';
import { createTask } from '../../src/domain/task/create-task.js';
import { createTokens } from '../../src/domain/user/tokens.js';
import { openMemoryBus } from '../../src/events/bus-memory.js';
import { EventLog } from '../../src/events/log.js';
import { newId, type ProjectId, type SessionId, type TaskId, type UserId } from '../../src/ids.js';
import { createMetrics } from '../../src/observability/metrics.js';
import type { Database } from '../../src/store/database.js';
import { openPostgres } from '../../src/store/postgres.js';
import { createDatabase } from './database.js';
import { description } from './payload.js';

/** The size of a workspace. */
export interface WorkspaceSize {
  readonly members: number;
  readonly projects: number;
  /** The same for all projects, or a function of a project's index. */
  readonly tasksPerProject: number | ((project: number) => number);
  /**
   * Members per project in addition to the owner; default: all. The first members join the first project, and so on.
   */
  readonly membersPerProject?: number;
}

const sessionMs = 86_400_000;

/** A project, and its tasks to change. */
export interface BenchProject {
  readonly id: ProjectId;
  readonly taskIds: readonly TaskId[];
  readonly memberIds: readonly UserId[];
}

/** A migrated database with users, projects and tasks. Disposal drops the database. */
export interface Workspace extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly jwtSecret: string;
  readonly projects: readonly BenchProject[];
  readonly ownerId: UserId;
  /** Returns the id of a member by index. */
  memberId(member: number): UserId;
  /** Returns an access token of a member by index. */
  token(member: number): string;
}

/** Creates a workspace. @param adminUrl a `postgresql://` URL of a user with the right to create databases */
export async function createWorkspace(adminUrl: string, size: WorkspaceSize): Promise<Workspace> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createDatabase(adminUrl));
  await using database = openPostgres(url, 5, () => {});
  await database.migrate();
  const members = await createMembers(database, size.members);
  const memberIds = members.map(({ userId }) => userId);
  const [owner] = members;
  if (!owner) throw new RangeError('A workspace must have at least one member.');
  const projects: BenchProject[] = [];
  for (let index = 0; index < size.projects; index += 1) {
    const { membersPerProject: count } = size;
    const ids = count === undefined ? memberIds : memberIds.slice(index * count, (index + 1) * count);
    const otherIds = ids.filter((id) => id !== owner.userId);
    const tasks = typeof size.tasksPerProject === 'number' ? size.tasksPerProject : size.tasksPerProject(index);
    projects.push(await createBenchProject(database, [owner.userId, ...otherIds], index, tasks));
  }
  const jwtSecret = randomBytes(32).toString('hex');
  const tokens = createTokens({
    secret: jwtSecret,
    issuer: 'taskwire',
    audience: 'taskwire',
    lifetimeSeconds: 3_600,
    clockToleranceSeconds: 0,
  });
  const sessionExpiresAt = new Date(Date.now() + sessionMs);
  const memberOf = (member: number) => members[member % members.length] ?? owner;
  const open = stack.move();
  return {
    databaseUrl: url,
    jwtSecret,
    projects,
    ownerId: owner.userId,
    memberId: (member) => memberOf(member).userId,
    token: (member) => tokens.issue({ ...memberOf(member), sessionExpiresAt }).accessToken,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

interface Member {
  readonly userId: UserId;
  readonly sessionId: SessionId;
}

async function createMembers({ prisma }: Database, count: number): Promise<Member[]> {
  const members = Array.from({ length: count }, () => ({ userId: newId('user'), sessionId: newId('session') }));
  await prisma.user.createMany({
    data: members.map(({ userId: id }, index) => ({
      id,
      email: `${index}@bench.test`,
      name: 'Ada Lovelace',
      passwordHash: '',
    })),
  });
  const expiresAt = new Date(Date.now() + sessionMs);
  await prisma.session.createMany({
    data: members.map(({ userId, sessionId: id }) => ({ id, userId, expiresAt, familyHash: '', secretHash: '' })),
  });
  return members;
}

async function createBenchProject(
  { db, prisma }: Database,
  memberIds: readonly UserId[],
  index: number,
  tasks: number,
): Promise<BenchProject> {
  const [actorId, ...otherIds] = memberIds;
  if (!actorId) throw new RangeError('A project must have an owner.');
  const log = await EventLog.open(db);
  const origin = { clientId: null, mutationId: null };
  const command: Command = {
    db,
    log,
    bus: openMemoryBus(),
    metrics: createMetrics(),
    quotas: new Quotas(defaultQuotas, createMetrics()),
    actorId,
    scope: fullScope,
    origin,
  };
  const { result } = await createProject(command, { key: `BENCH${index}`, name: 'Bench' });
  const { projectId } = result;
  await prisma.projectMember.createMany({ data: otherIds.map((userId) => ({ projectId, userId, role: 'MEMBER' })) });
  const taskIds: TaskId[] = [];
  for (let number = 1; number <= tasks; number += 1) {
    const task = { projectId, title: `Task ${number}`, description, priority: 'HIGH', dueDate: '2030-01-31' } as const;
    taskIds.push((await createTask(command, task)).result.taskId);
  }
  return { id: projectId, taskIds, memberIds };
}
