import { type ProjectRole, projectRoles } from '../../../src/domain/policy.js';
import { newId } from '../../../src/ids.js';
import type { Db } from '../../../src/store/database.js';
import { newPerson, type Person } from '../client.js';
import { act, succeed } from '../mutate.js';
import { addMember, newProject, newTask } from '../operations.js';

/** Somebody of each role, and some whom things are done to. */
export interface RoleFixtures {
  readonly members: Readonly<Record<ProjectRole, Person>>;
  /** Belongs to no team; was there before, and has left comments and views behind. */
  readonly outsider: Person;
  /** A second owner, so that no owner is the last one. */
  readonly partner: Person;
  /** A VIEWER who is added, changed and removed. */
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
 * A project with a crew and something of everything in it. What is acted on is put in place directly in the tables before
 * each act, whatever the acts before have done to it, and whether or not the project is archived.
 */
export class Team {
  readonly roles: RoleFixtures;
  readonly db: Db;
  readonly projectId: string;
  readonly projectKey: string;
  readonly taskId: string;
  /** Another task, which stays as it is. */
  readonly neighbourId: string;

  private constructor(
    crew: RoleFixtures,
    db: Db,
    place: Pick<Team, 'projectId' | 'projectKey' | 'taskId' | 'neighbourId'>,
  ) {
    this.roles = crew;
    this.db = db;
    this.projectId = place.projectId;
    this.projectKey = place.projectKey;
    this.taskId = place.taskId;
    this.neighbourId = place.neighbourId;
  }

  /** Made through the API, so that the project's stream tells of it: members, tasks and a comment. */
  static async open(crew: RoleFixtures, db: Db): Promise<Team> {
    const { OWNER: owner, ...others } = crew.members;
    const { id: projectId, key: projectKey } = await newProject(owner);
    await Promise.all([
      addMember(owner, projectId, others.ADMIN, 'ADMIN'),
      addMember(owner, projectId, others.MEMBER, 'MEMBER'),
      addMember(owner, projectId, others.VIEWER, 'VIEWER'),
    ]);
    const { id: taskId } = await newTask(owner, { projectId, title: 'A task' });
    const { id: neighbourId } = await newTask(owner, { projectId, title: 'Another' });
    await succeed(owner, 'addComment', { taskId, body: 'A comment' });
    return new Team(crew, db, { projectId, projectKey, taskId, neighbourId });
  }

  /** Everybody is what they were at first, and the project is archived or not. */
  async reset(archived: boolean): Promise<void> {
    const { projectId, db } = this;
    const { members, partner, guest } = this.roles;
    const rows = projectRoles.map((role) => ({ projectId, userId: members[role].id, role }));
    await db.projectMember.deleteMany({ where: { projectId } });
    await db.projectMember.createMany({
      data: [
        ...rows,
        { projectId, userId: partner.id, role: 'OWNER' },
        { projectId, userId: guest.id, role: 'VIEWER' },
      ],
    });
    await db.project.update({ where: { id: projectId }, data: { archivedAt: archived ? new Date() : null } });
  }

  /** The task, which is there and to be done, or deleted. */
  async task({ deleted } = { deleted: false }): Promise<string> {
    const data = { status: 'TODO', completedAt: null, deletedAt: deleted ? new Date() : null } as const;
    await this.db.task.update({ where: { id: this.taskId }, data });
    return this.taskId;
  }

  /** The task, with somebody typing on it, who began while the project was open. */
  async typing(): Promise<string> {
    const { projectId, db, roles } = this;
    const taskId = await this.task();
    const project = await db.project.findUniqueOrThrow({ where: { id: projectId } });
    await db.project.update({ where: { id: projectId }, data: { archivedAt: null } });
    // Refused when it was said a moment ago, and then it still counts.
    await act(roles.partner, 'setTyping', { taskId, isTyping: true });
    await db.project.update({ where: { id: projectId }, data: { archivedAt: project.archivedAt } });
    return taskId;
  }

  async label(): Promise<string> {
    const id = newId('label');
    await this.db.label.create({ data: { id, projectId: this.projectId, name: id } });
    return id;
  }

  /** A comment of that person, with their reaction on it. */
  async comment({ id: authorId }: Person, reactor?: Person): Promise<string> {
    const id = newId('comment');
    const reactions = reactor && { create: { userId: reactor.id, emoji: '👍' } };
    await this.db.comment.create({
      data: { id, taskId: this.taskId, authorId, body: 'Hello', ...(reactions && { reactions }) },
    });
    return id;
  }

  async view({ id: ownerId }: Person, shared: boolean): Promise<string> {
    const id = newId('view');
    const definition = { name: 'Mine', filter: {}, orderBy: [] };
    await this.db.savedView.create({ data: { id, projectId: this.projectId, ownerId, shared, ...definition } });
    return id;
  }

  /** An import that has ended. */
  async importRun(): Promise<string> {
    const id = newId('task');
    const { projectId, roles } = this;
    const actorId = roles.members.OWNER.id;
    await this.db.importRun.create({ data: { projectId, id, actorId, status: 'DONE', finishedAt: new Date() } });
    return id;
  }

  async assign({ id: userId }: Person): Promise<void> {
    const { taskId } = this;
    await this.db.taskAssignee.createMany({ data: [{ taskId, userId }], skipDuplicates: true });
  }

  /**
   * How far all streams are, as their number and a hash of their heads: unchanged means that nothing has happened anywhere.
   * The database computes the hash, because the streams grow in number with each test and this is asked for each attempt.
   */
  async heads(): Promise<string> {
    const [row] = await this.db.$queryRaw<{ heads: string }[]>`
      SELECT count(*) || ' streams, hash ' || coalesce(sum(hashtextextended(id || ' ' || head, 0)), 0) AS heads FROM stream`;
    return row?.heads ?? '';
  }
}
