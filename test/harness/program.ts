// Runs a program to its end, with a time limit and what it printed.
import { spawn } from 'node:child_process';

/** What a program printed. */
export type Output = { readonly stdout: string; readonly stderr: string };

/** How a program is run. `seconds` is the time limit; it is killed when that is over. */
export type RunOptions = {
  readonly seconds: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
};

/** A program that did not end well; `output` is the end of what it printed. */
export class ProgramError extends Error {
  readonly output: string;

  constructor(command: string, reason: string, output: string) {
    super(`${command}: ${reason}\n${output.trim().slice(-4000)}`);
    this.name = 'ProgramError';
    this.output = output;
  }
}

/**
 * Runs `program` without a shell and without standard input.
 * @throws ProgramError when it cannot be started, ends with another code than 0, or takes longer than `seconds`.
 */
export function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<Output> {
  const command = [program, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, env: options.env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let late = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    const timer = setTimeout(() => { late = true; child.kill('SIGKILL'); }, options.seconds * 1000);
    child.on('error', (error) => { clearTimeout(timer); reject(new ProgramError(command, error.message, '')); });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve({ stdout, stderr });
      const reason = late ? `not finished after ${options.seconds} s` : `ended with ${code ?? signal}`;
      reject(new ProgramError(command, reason, stdout + stderr));
    });
  });
}
