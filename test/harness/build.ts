// Builds the extension as it ships, by the command that people use.
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';
import { runProgram } from './program.ts';

/** The script that runs TypeScript files on Node. */
export const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** Makes `dist/` anew. @throws Error with what the build printed when it fails. */
export async function buildExtension(): Promise<void> {
  process.stderr.write('Building …\n');
  await runProgram(process.execPath, [tsx, path.join('src', 'build', 'bundle.ts')], { cwd: root, seconds: 300 });
}
