// A lock between processes: a file that holds the number of the process that owns it.
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `work` while no other process holds `file`; waits for the others. A lock whose owner has died is taken over.
 * The folder of `file` must exist.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!(await take(file))) {
    if (await ownerIsGone(file)) await rm(file, { force: true });
    else await pause(200);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

let taken = 0;

// A hard link appears with its content in one step; a file that is created and then written does not.
async function take(file: string): Promise<boolean> {
  taken += 1;
  const own = `${file}-${process.pid}-${taken}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function ownerIsGone(file: string): Promise<boolean> {
  const owner = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  return owner !== undefined && !isAlive(Number(owner));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
