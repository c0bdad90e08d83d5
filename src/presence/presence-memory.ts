import type { People, Presence } from './presence.js';

/** The presence of a single instance, in memory. */
export function openMemoryPresence(): Presence {
  const projects = new Map<string, Map<string, number>>();
  const watchers = new Map<string, Set<() => void>>();
  const notifyWatchers = (projectId: string) => {
    for (const onChange of watchers.get(projectId) ?? []) onChange();
  };
  const people = (projectId: string): People => new Map(projects.get(projectId));
  return {
    enter(projectId, userId) {
      const present = projects.get(projectId) ?? new Map<string, number>();
      if (present.has(userId)) return;
      projects.set(projectId, present.set(userId, Date.now()));
      notifyWatchers(projectId);
    },
    leave(projectId, userId) {
      const present = projects.get(projectId);
      if (!present?.delete(userId)) return;
      if (present.size === 0) projects.delete(projectId);
      notifyWatchers(projectId);
    },
    async watch(projectId, onChange) {
      // A new function per watch, so that the same callback can watch twice.
      const listener = () => onChange();
      const listeners = watchers.get(projectId) ?? new Set();
      watchers.set(projectId, listeners.add(listener));
      return {
        people: () => people(projectId),
        stop() {
          listeners.delete(listener);
          if (listeners.size === 0 && watchers.get(projectId) === listeners) watchers.delete(projectId);
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
