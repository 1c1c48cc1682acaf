import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that it is there whole or not at all, whenever the process dies: as a draft first, which `publish`
 * then gives its name.
 * @throws what `publish` throws; the draft is gone then
 */
export async function writeDurably(path: string, value: unknown, publish: (draft: string, path: string) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
  const draft = join(folder, `${randomUUID()}.draft`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(`${JSON.stringify(value)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await publish(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(folder);
  if (isNew) await syncFolder(dirname(folder));
}

/** A new name survives a power failure only once its folder is written too. Windows has no such call, and opens no folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** Names in a folder, sorted; none where it does not exist. Drafts of processes that died are left out. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.endsWith('.draft')).sort();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Whether an error of the file system has this code, such as ENOENT. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
