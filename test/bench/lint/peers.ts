// What the linter is compared with, installed from test/bench/lint/peers into .bench-cache.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../src/build/root.ts';
import { withLock } from '../../harness/lock.ts';
import { ProgramError, runProgram } from '../../harness/program.ts';

const pinned = path.join(root, 'test', 'bench', 'lint', 'peers');
/** Where they are installed; git does not see it. */
export const peersFolder = path.join(root, '.bench-cache');

/** Installs the peers, unless the same ones are there. Gives a sentence where that is not possible: the rest is measured all the same. */
export async function ensurePeers(): Promise<string | undefined> {
  await mkdir(peersFolder, { recursive: true });
  return withLock(path.join(peersFolder, '.lock'), async () => {
    await cp(pinned, peersFolder, { recursive: true });
    const stamp = path.join(peersFolder, '.installed.json');
    const wanted = await readFile(path.join(pinned, 'package-lock.json'), 'utf8');
    if (existsSync(stamp) && existsSync(path.join(peersFolder, 'node_modules')) && (await readFile(stamp, 'utf8')) === wanted) return undefined;
    await rm(stamp, { force: true });
    try {
      await runProgram('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peersFolder, seconds: 900 });
    } catch (error) {
      return `The peers cannot be installed from the npm registry. npm says: ${error instanceof ProgramError ? error.output : String(error)}`;
    }
    await writeFile(stamp, wanted);
    return undefined;
  });
}

/** The program that a package brings for this platform, in a package of its own; undefined where it brings none. */
export function platformBinary(name: string, file: string, linux = ''): string | undefined {
  const folder = path.join(peersFolder, 'node_modules', `${name}-${process.platform}-${process.arch}${process.platform === 'linux' ? linux : ''}`);
  const program = path.join(folder, process.platform === 'win32' ? `${file}.exe` : file);
  return existsSync(program) ? program : undefined;
}
