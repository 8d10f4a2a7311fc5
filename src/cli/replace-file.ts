import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { NOT_ORDINARY } from './files';

/**
 * Writes a file that was read before, as a whole or not at all. Of a link it is what the link leads to.
 *
 * @throws Error if it cannot be done, or somebody else has changed the file in the meantime
 */
export function replaceFile(name: string, before: Uint8Array, after: Uint8Array): void {
  const path = realpathSync(name);
  const { mode, uid, gid } = ordinaryFile(path);
  // Renaming would not ask for it.
  accessSync(path, constants.W_OK);
  const now = readFileSync(path);
  // Another link has led there, too.
  if (now.equals(after)) return;
  if (!now.equals(before)) throw new Error('it has changed since it was read');
  const copy = join(dirname(path), `.cdk8s-cce-${randomUUID()}.tmp`);
  try {
    writeFileSync(copy, after, { flag: 'wx', flush: true });
    if (statSync(copy).uid !== uid || statSync(copy).gid !== gid) chownSync(copy, uid, gid);
    chmodSync(copy, mode & 0o7777);
    renameSync(copy, path);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
}

function ordinaryFile(path: string) {
  const stats = statSync(path);
  if (!stats.isFile()) throw new Error(NOT_ORDINARY);
  return stats;
}
