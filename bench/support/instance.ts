import type { Role } from './cores.js';
import { Server } from './server.js';
import type { Workspace } from './workspace.js';

/** Where instances of one deployment meet. */
export interface Deployment {
  readonly workspace: Workspace;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  /** In place of the workspace's own, to look at what passes. */
  readonly databaseUrl?: string;
  /** Another Node than this process's. */
  readonly node?: string | undefined;
}

/** Starts the real server, as a deployment would: Postgres, Redis, authentication on. */
export function startInstance(name: string, role: Role, deployment: Deployment): Promise<Server> {
  const { workspace, redisUrl, redisPrefix, databaseUrl = workspace.databaseUrl, node } = deployment;
  return Server.start({
    name,
    role,
    script: 'dist/main.js',
    readyPath: '/readyz',
    node,
    env: {
      LIMIT_SOCKETS_PER_VIEWER: '1000000',
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      REDIS_PREFIX: redisPrefix,
      JWT_SECRET: workspace.jwtSecret,
      LOG_LEVEL: 'warn',
      // Every client of a bench is the same person, who asks more of a server than any one may.
      LIMIT_COST_PER_VIEWER: '999999999/1m',
      LIMIT_OPERATIONS_PER_VIEWER: '100000',
    },
  });
}
