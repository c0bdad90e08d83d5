import { ConfigError, readConfig } from '../../src/config.js';

/** What is wrong with an environment; nothing when it is usable. */
export function issuesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}
