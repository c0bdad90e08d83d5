import type { People, Presence } from './presence.js';

/** The presence of a single instance: what it holds is all there is. */
export function openMemoryPresence(): Presence {
  const projects = new Map<string, Map<string, number>>();
  const watchers = new Map<string, Set<() => void>>();
  const tell = (projectId: string) => {
    for (const onChange of watchers.get(projectId) ?? []) onChange();
  };
  const people = (projectId: string): People => new Map(projects.get(projectId));
  return {
    enter(projectId, userId) {
      const present = projects.get(projectId) ?? new Map<string, number>();
      if (present.has(userId)) return;
      projects.set(projectId, present.set(userId, Date.now()));
      tell(projectId);
    },
    leave(projectId, userId) {
      const present = projects.get(projectId);
      if (!present?.delete(userId)) return;
      if (present.size === 0) projects.delete(projectId);
      tell(projectId);
    },
    async watch(projectId, onChange) {
      // A function of this watch's own, so that the same callback may watch twice.
      const listener = () => onChange();
      const ofProject = watchers.get(projectId) ?? new Set();
      watchers.set(projectId, ofProject.add(listener));
      return {
        people: () => people(projectId),
        stop() {
          ofProject.delete(listener);
          if (ofProject.size === 0 && watchers.get(projectId) === ofProject) watchers.delete(projectId);
        },
      };
    },
    read: async (projectIds) => projectIds.map(people),
    async [Symbol.asyncDispose]() {
      projects.clear();
      watchers.clear();
    },
  };
}
