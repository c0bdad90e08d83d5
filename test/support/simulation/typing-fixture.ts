/*
 * Each project has a hall: its first task, which is nobody's work and never deleted, so that people can type there all day.
 * Who opens a project before it has one waits.
 */

interface TypingFixture {
  readonly taskId: Promise<string>;
  readonly open: (taskId: string) => void;
}

const typingFixtures = new Map<string, TypingFixture>();

/** The id of a project's hall, once it is open. */
export function typingFixtureOf(projectId: string): Promise<string> {
  return typingFixture(projectId).taskId;
}

export function createTypingFixture(projectId: string, taskId: string): void {
  typingFixture(projectId).open(taskId);
}

function typingFixture(projectId: string): TypingFixture {
  const known = typingFixtures.get(projectId);
  if (known) return known;
  let open: TypingFixture['open'] = () => {};
  const taskId = new Promise<string>((resolve) => {
    open = resolve;
  });
  const made = { taskId, open };
  typingFixtures.set(projectId, made);
  return made;
}
