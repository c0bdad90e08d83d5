/**
 * The task of a project for all typing reports. No command changes or deletes this task. A user may wait for `taskId` before
 * the task exists.
 */
interface TypingFixture {
  readonly taskId: Promise<string>;
  readonly resolve: (taskId: string) => void;
}

const typingFixtures = new Map<string, TypingFixture>();

/** Resolves with the id of a project's typing task once the task exists. */
export function typingFixtureOf(projectId: string): Promise<string> {
  return typingFixture(projectId).taskId;
}

export function createTypingFixture(projectId: string, taskId: string): void {
  typingFixture(projectId).resolve(taskId);
}

function typingFixture(projectId: string): TypingFixture {
  const known = typingFixtures.get(projectId);
  if (known) return known;
  let resolve: TypingFixture['resolve'] = () => {};
  const taskId = new Promise<string>((resolveId) => {
    resolve = resolveId;
  });
  const created = { taskId, resolve };
  typingFixtures.set(projectId, created);
  return created;
}
