import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import * as engineBindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const root = fileURLToPath(new URL('../../', import.meta.url));
const schemaPath = join(root, 'prisma/schema.prisma');
const migrationsPath = join(root, 'prisma/migrations');
const noFilter = { externalTables: [], externalEnums: [] };

/**
 * Applies the pending migrations in order and returns their names. Rejects with the engine's error.
 *
 * Prisma's command line downloads a native engine. This module runs the WebAssembly build of the same engine from npm over
 * a driver adapter, so that machines without the download can migrate. The engine writes the same `_prisma_migrations`
 * table as `prisma migrate`; both can be used on one database.
 */
export async function migrate(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string[]> {
  return withEngine(factory, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(),
      filters: noFilter,
    });
    return appliedMigrationNames;
  });
}

/**
 * Computes the SQL from the state after all migrations to `schema.prisma`; empty when they agree.
 *
 * @param factory a scratch database in which the engine creates and drops schemas, such as an empty PGlite
 */
export async function diffMigrations(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string> {
  return withEngine(factory, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', ...(await readSchema()) },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    return stdout?.includes('empty migration') ? '' : (stdout ?? '');
  });
}

async function withEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  // The engine does not close its connections, which hold the advisory lock against concurrent migrations.
  const adapters: SqlDriverAdapter[] = [];
  const track = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    adapters.push(adapter);
    return adapter;
  };
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => track(factory.connect()),
    connectToShadowDb: () => track(factory.connectToShadowDb()),
  };
  const Engine = await loadEngine();
  const { files } = await readSchema();
  const engine = await Engine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(tracked),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await Promise.all(adapters.map((adapter) => adapter.dispose()));
  }
}

type EngineClass = typeof SchemaEngine;
let engineClass: Promise<EngineClass> | undefined;

/** Instantiates the module as its bundler entry does, because Node cannot import `.wasm` files yet. */
function loadEngine(): Promise<EngineClass> {
  engineClass ??= (async () => {
    const wasmPath = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
      .replace(/\.js$/, '.wasm');
    const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
      './schema_engine_bg.js': Object.fromEntries(Object.entries(engineBindings).map(releaseTimer)),
    });
    engineBindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === 'function') start();
    return engineBindings.SchemaEngine;
  })();
  return engineClass;
}

/** Unrefs the engine's lock timer, which the engine never clears: the timer would delay the process's exit by 10 s. */
function releaseTimer([name, binding]: [string, WebAssembly.ImportValue]): [string, WebAssembly.ImportValue] {
  if (!name.startsWith('__wbg_setTimeout_')) return [name, binding];
  return [name, (run: () => void, ms: number) => setTimeout(run, ms).unref()];
}

async function readSchema(): Promise<SchemasContainer> {
  return { files: [{ path: 'schema.prisma', content: await readFile(schemaPath, 'utf8') }] };
}

async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsPath, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = await readFile(join(migrationsPath, 'migration_lock.toml'), 'utf8').catch(() => null);
  return {
    baseDir: migrationsPath,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(migrationsPath, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}
