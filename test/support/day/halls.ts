/*
 * Each project has a hall: its first task, which is nobody's work and never deleted, so that people can type there all day.
 * Who opens a project before it has one waits.
 */

interface Hall {
  readonly taskId: Promise<string>;
  readonly open: (taskId: string) => void;
}

const halls = new Map<string, Hall>();

/** The id of a project's hall, once it is open. */
export function hallOf(projectId: string): Promise<string> {
  return hall(projectId).taskId;
}

export function openHall(projectId: string, taskId: string): void {
  hall(projectId).open(taskId);
}

function hall(projectId: string): Hall {
  const known = halls.get(projectId);
  if (known) return known;
  let open: Hall['open'] = () => {};
  const taskId = new Promise<string>((resolve) => {
    open = resolve;
  });
  const made = { taskId, open };
  halls.set(projectId, made);
  return made;
}
