import { spawn } from 'node:child_process';
import { root } from './root.ts';

export interface Ran {
  readonly code: number;
  /** Standard output, and standard error after it. */
  readonly output: string;
}

/** Runs a script of an installed package with this Node in a folder (the repository's, unless told otherwise). */
export function runTool(script: string, args: readonly string[], folder = root): Promise<Ran> {
  return runProgram(process.execPath, [`${root}/node_modules/${script}`, ...args], folder);
}

/** Runs a program without a shell and waits for its end. Rejects when it cannot be started or a signal ended it. */
export function runProgram(program: string, args: readonly string[], folder = root): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === null) reject(new Error(`${program} was ended by ${String(signal)}`));
      else resolve({ code, output: output + errors });
    });
  });
}
