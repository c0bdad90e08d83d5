import { defineConfig } from 'prisma/config';

/** Where Prisma's command line finds schema and migrations. The server itself takes its database from src/config.ts. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
