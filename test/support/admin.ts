import { Client } from 'pg';

/** Runs statements on a separate connection, such as those that create and drop databases. */
export async function withAdmin(url: string, use: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await use(admin);
  } finally {
    await admin.end();
  }
}
