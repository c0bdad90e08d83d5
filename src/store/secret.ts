import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that embedded mode signs tokens with: 32 random bytes, made at the first start and kept beside the data, so
 * that people stay signed in over restarts.
 */
export async function readSecret(directory: string): Promise<string> {
  const path = join(directory, 'jwt-secret');
  await mkdir(directory, { recursive: true });
  try {
    // Fails when the file is there, so two starts can't each keep a secret of their own.
    await writeFile(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(path, 'utf8');
}
