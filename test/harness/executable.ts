// Which VS Code runs the tests: the pinned server and browser where they run, else the desktop.
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { root } from '../../src/build/root.ts';
import { isBareMachineTarget } from './browser.ts';
import { vscodeVersion } from './parts.ts';

/**
 * Gives the path of a program that takes the arguments of VS Code's `code` and runs extension tests.
 * @param desktop asks for the desktop application where both would do
 * @throws Error with a sentence when there is none.
 */
export async function vscodeExecutable(desktop: boolean): Promise<string> {
  if (isBareMachineTarget && !desktop) return writeLauncher();
  try {
    return await downloadAndUnzipVSCode({ version: vscodeVersion, cachePath: path.join(root, '.vscode-test') });
  } catch (error) {
    const installed = installedDesktop();
    const reason = error instanceof Error ? error.message : String(error);
    if (installed === undefined) {
      throw new Error(`No VS Code to test in: the download failed (${reason}), and no \`code\` command is installed. The mode without a desktop is for Linux x64.`, { cause: error });
    }
    process.stderr.write(`VS Code ${vscodeVersion} could not be downloaded (${reason}); using ${installed}.\n`);
    return installed;
  }
}

/** The full path of the `code` command, or undefined. */
export function codeCommand(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

// The `code` command is a script that lies in `bin/` of the application; tests need the application itself.
function installedDesktop(): string | undefined {
  const command = codeCommand();
  if (command === undefined) return undefined;
  const bin = path.dirname(realpathSync(command));
  const applications = [path.join(bin, '..', 'code'), path.join(bin, '..', 'Code.exe'), path.join(bin, '..', '..', '..', 'MacOS', 'Electron')];
  return applications.find((file) => existsSync(file));
}

async function writeLauncher(): Promise<string> {
  const launcher = path.join(root, 'out', 'harness', 'code');
  // One process, no `tsx` between: it ends when the process that started it has gone.
  const typescript = path.join(root, 'node_modules', 'tsx', 'dist', 'cjs', 'index.cjs');
  await mkdir(path.dirname(launcher), { recursive: true });
  await writeFile(launcher, `#!/bin/sh\nexec "${process.execPath}" --require "${typescript}" "${path.join(__dirname, 'codeProgram.ts')}" "$@"\n`, { mode: 0o755 });
  return launcher;
}
