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

/*
 * Prisma's command line runs migrations by a native engine that it downloads. The same engine exists as WebAssembly on
 * npm; this module starts it over a driver adapter, so that a machine without that download can migrate too. What it
 * writes (`_prisma_migrations`) is what `prisma migrate` writes, so either may be used on the same database.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const schemaPath = join(root, 'prisma/schema.prisma');
const migrationsPath = join(root, 'prisma/migrations');
const noFilter = { externalTables: [], externalEnums: [] };

/** Applies the migrations the database has not seen, in order; returns their names. Raises the engine's error. */
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
 * The SQL that leads from the migrations on disk to `schema.prisma`; empty when they agree.
 *
 * @param factory a database the engine may create and drop schemas in (an empty PGlite serves)
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
  // The engine leaves its connections open, and with them the advisory lock that keeps two instances from migrating at once.
  const opened: SqlDriverAdapter[] = [];
  const keep = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    opened.push(adapter);
    return adapter;
  };
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => keep(factory.connect()),
    connectToShadowDb: () => keep(factory.connectToShadowDb()),
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
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  }
}

type EngineClass = typeof SchemaEngine;
let engineClass: Promise<EngineClass> | undefined;

/** Node has no import of `.wasm` files yet, so the module is put together as its bundler entry would do it. */
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

/** The engine never clears the timer that it waits for its lock with: as it is, no process could end for ten seconds. */
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
