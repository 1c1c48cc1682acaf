// Builds the extension and lays out what ships: tests and visitors get exactly the files of the VSIX.
import { cp, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';
import { vsixFiles } from '../../src/build/shippedFiles.ts';
import { runProgram } from './program.ts';

/** The script that runs TypeScript files on Node. */
export const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/**
 * Makes `dist/` anew and gives the folder of the extension to start VS Code with.
 * It is not the repository: VS Code takes every theme below that folder for one under development, `.vscode-test/` included.
 * @throws Error with what the build printed when it fails.
 */
export async function buildExtension(): Promise<string> {
  process.stderr.write('Building …\n');
  await runProgram(process.execPath, [tsx, path.join('src', 'build', 'bundle.ts')], { cwd: root, seconds: 300 });
  const folder = path.join(root, 'out', 'extension');
  await rm(folder, { recursive: true, force: true });
  for (const file of await vsixFiles()) await cp(path.join(root, file), path.join(folder, file));
  return folder;
}
