import type { Role } from './cores.js';
import { Server } from './server.js';
import type { Workspace } from './workspace.js';

/** The database and the Redis that the instances of a deployment share. */
export interface Deployment {
  readonly workspace: Workspace;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  /** URL of a proxy in front of the workspace's database; default: the database itself. */
  readonly databaseUrl?: string;
  /** Path of the Node executable; default: this process's. */
  readonly node?: string | undefined;
}

/** Starts the real server with Postgres, Redis and authentication. */
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
      // All clients of a bench may belong to one user, who exceeds the default limits per viewer.
      LIMIT_COST_PER_VIEWER: '999999999/1m',
      LIMIT_OPERATIONS_PER_VIEWER: '100000',
    },
  });
}
