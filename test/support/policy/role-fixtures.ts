import { type ProjectRole, projectRoles } from '../../../src/domain/policy.js';
import { newId } from '../../../src/ids.js';
import type { PrismaClient } from '../../../src/store/database.js';
import { newPerson, type Person } from '../client.js';
import { act, succeed } from '../mutate.js';
import { addMember, newProject, newTask } from '../operations.js';

/** One person per role, and the subjects of operations. */
export interface RoleFixtures {
  readonly members: Readonly<Record<ProjectRole, Person>>;
  /** Not a member of any team, but the author of comments and the owner of views. */
  readonly outsider: Person;
  /** A second owner. The last owner could not leave. */
  readonly partner: Person;
  /** A VIEWER, the subject of operations on members. */
  readonly guest: Person;
}

export async function newRoleFixtures(url: string): Promise<RoleFixtures> {
  const [owner, admin, member, viewer, outsider, partner, guest] = await Promise.all(
    ['Olga', 'Adam', 'Mia', 'Vic', 'Eve', 'Pat', 'Gus'].map((name) => newPerson(url, name)),
  );
  if (!owner || !admin || !member || !viewer || !outsider || !partner || !guest) throw new Error('Not signed up');
  return { members: { OWNER: owner, ADMIN: admin, MEMBER: member, VIEWER: viewer }, outsider, partner, guest };
}

/**
 * A project with a member of each role and an object of each type. Before each operation the object is written directly to
 * the tables, independent of earlier operations and of an archived project.
 */
export class Team {
  readonly roles: RoleFixtures;
  readonly prisma: PrismaClient;
  readonly projectId: string;
  readonly projectKey: string;
  readonly taskId: string;
  /** A second task, which no operation changes. */
  readonly neighbourId: string;

  private constructor(
    roles: RoleFixtures,
    prisma: PrismaClient,
    ids: Pick<Team, 'projectId' | 'projectKey' | 'taskId' | 'neighbourId'>,
  ) {
    this.roles = roles;
    this.prisma = prisma;
    this.projectId = ids.projectId;
    this.projectKey = ids.projectKey;
    this.taskId = ids.taskId;
    this.neighbourId = ids.neighbourId;
  }

  /** Creates members, tasks and a comment through the API, with events in the project's stream. */
  static async open(roles: RoleFixtures, prisma: PrismaClient): Promise<Team> {
    const { OWNER: owner, ...others } = roles.members;
    const { id: projectId, key: projectKey } = await newProject(owner);
    await Promise.all([
      addMember(owner, projectId, others.ADMIN, 'ADMIN'),
      addMember(owner, projectId, others.MEMBER, 'MEMBER'),
      addMember(owner, projectId, others.VIEWER, 'VIEWER'),
    ]);
    const { id: taskId } = await newTask(owner, { projectId, title: 'A task' });
    const { id: neighbourId } = await newTask(owner, { projectId, title: 'Another' });
    await succeed(owner, 'addComment', { taskId, body: 'A comment' });
    return new Team(roles, prisma, { projectId, projectKey, taskId, neighbourId });
  }

  /** Restores all memberships and archives or unarchives the project. */
  async reset(archived: boolean): Promise<void> {
    const { projectId, prisma } = this;
    const { members, partner, guest } = this.roles;
    const rows = projectRoles.map((role) => ({ projectId, userId: members[role].id, role }));
    await prisma.projectMember.deleteMany({ where: { projectId } });
    await prisma.projectMember.createMany({
      data: [
        ...rows,
        { projectId, userId: partner.id, role: 'OWNER' },
        { projectId, userId: guest.id, role: 'VIEWER' },
      ],
    });
    await prisma.project.update({ where: { id: projectId }, data: { archivedAt: archived ? new Date() : null } });
  }

  /** The task, in status TODO and optionally deleted. */
  async task({ deleted } = { deleted: false }): Promise<string> {
    const data = { status: 'TODO', completedAt: null, deletedAt: deleted ? new Date() : null } as const;
    await this.prisma.task.update({ where: { id: this.taskId }, data });
    return this.taskId;
  }

  /** The task, with the partner typing. Typing starts before the project is archived. */
  async typing(): Promise<string> {
    const { projectId, prisma, roles } = this;
    const taskId = await this.task();
    const project = await prisma.project.findUniqueOrThrow({ where: { id: projectId } });
    await prisma.project.update({ where: { id: projectId }, data: { archivedAt: null } });
    // A rate limit may refuse the signal; then the previous signal is still active.
    await act(roles.partner, 'setTyping', { taskId, isTyping: true });
    await prisma.project.update({ where: { id: projectId }, data: { archivedAt: project.archivedAt } });
    return taskId;
  }

  async label(): Promise<string> {
    const id = newId('label');
    await this.prisma.label.create({ data: { id, projectId: this.projectId, name: id } });
    return id;
  }

  /** A comment of the author, optionally with a reaction of `reactor`. */
  async comment({ id: authorId }: Person, reactor?: Person): Promise<string> {
    const id = newId('comment');
    const reactions = reactor && { create: { userId: reactor.id, emoji: '👍' } };
    await this.prisma.comment.create({
      data: { id, taskId: this.taskId, authorId, body: 'Hello', ...(reactions && { reactions }) },
    });
    return id;
  }

  async view({ id: ownerId }: Person, shared: boolean): Promise<string> {
    const id = newId('view');
    const definition = { name: 'Mine', filter: {}, orderBy: [] };
    await this.prisma.savedView.create({ data: { id, projectId: this.projectId, ownerId, shared, ...definition } });
    return id;
  }

  /** A finished import. */
  async importRun(): Promise<string> {
    const id = newId('task');
    const { projectId, roles } = this;
    const actorId = roles.members.OWNER.id;
    await this.prisma.importRun.create({ data: { projectId, id, actorId, status: 'DONE', finishedAt: new Date() } });
    return id;
  }

  async assign({ id: userId }: Person): Promise<void> {
    const { taskId } = this;
    await this.prisma.taskAssignee.createMany({ data: [{ taskId, userId }], skipDuplicates: true });
  }

  /**
   * The number of streams and a hash of their heads. Equal values mean that no event was appended. The database computes the
   * hash, because tests compare before and after each attempt while the number of streams grows.
   */
  async heads(): Promise<string> {
    const [row] = await this.prisma.$queryRaw<{ heads: string }[]>`
      SELECT count(*) || ' streams, hash ' || coalesce(sum(hashtextextended(id || ' ' || head, 0)), 0) AS heads FROM stream`;
    return row?.heads ?? '';
  }
}
