import { Client } from 'pg';
import type { Backend } from './backends.js';

/** Holds the lock of a stream until disposal. Appending transactions wait meanwhile. */
export async function holdStream(backend: Backend, streamId: string): Promise<AsyncDisposable> {
  await backend.database.prisma.stream.upsert({
    where: { id: streamId },
    create: { id: streamId, head: 0 },
    update: {},
  });
  const client = new Client({ connectionString: backend.env.DATABASE_URL! });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM stream WHERE id = $1 FOR UPDATE', [streamId]);
  return { [Symbol.asyncDispose]: () => client.end() };
}

/** The number of connections to the backend's database in a lock wait. */
export async function countWaiting({ database }: Backend): Promise<number> {
  const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row!.count;
}
