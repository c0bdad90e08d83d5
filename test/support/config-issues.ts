import { ConfigError, readConfig } from '../../src/config.js';

/** The issues that `readConfig` reports for an environment; empty when the environment is valid. */
export function issuesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}
