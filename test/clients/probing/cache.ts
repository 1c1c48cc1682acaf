// The cache of the probes: what test/clients/cache/package-lock.json pins, whole or not at all.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../../src/build/root.ts';
import { withLock } from '../../harness/lock.ts';
import { ProgramError, runProgram } from '../../harness/program.ts';

/** Where the packages are pinned. */
export const pinnedFolder = path.join(root, 'test', 'clients', 'cache');
/** Where they are installed; git does not see it. */
export const cacheFolder = path.join(root, '.clients-cache');

/** What is asked for, what that comes to, and how npm reads it. */
const pinnedFiles = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * Installs the packages unless an installation of the same ones has come to its end.
 * @throws Error with what npm says when it cannot.
 */
export async function ensureCache(folder = cacheFolder, installWith = install): Promise<void> {
  await mkdir(folder, { recursive: true });
  await withLock(path.join(folder, '.lock'), async () => {
    const stamp = path.join(folder, '.installed.json');
    const wanted = JSON.stringify(await Promise.all(pinnedFiles.map((file) => readFile(path.join(pinnedFolder, file), 'utf8'))));
    if ((await readFile(stamp, 'utf8').catch(absent)) === wanted) return;
    await rm(stamp, { force: true });
    await installWith(folder);
    // Last of all: an installation that was cut short leaves none.
    await writeFile(stamp, wanted);
  });
}

async function install(folder: string): Promise<void> {
  process.stderr.write('Installing the client libraries of test/clients/cache into .clients-cache …\n');
  for (const file of pinnedFiles) await copyFile(path.join(pinnedFolder, file), path.join(folder, file));
  try {
    await runProgram('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, seconds: 900 });
  } catch (error) {
    const said = error instanceof ProgramError ? error.output : String(error);
    throw new Error(`The client libraries cannot be installed from the npm registry. npm says: ${said}`, { cause: error });
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
