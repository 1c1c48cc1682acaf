import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

/** A program in a process of its own. */
export interface Program {
  /** The next line that it puts out, as JSON. Rejects where it ends without one. */
  readonly nextLine: () => Promise<Readonly<Record<string, unknown>>>;
  readonly tellToStop: () => void;
  /** How it ended: its exit code, or the signal that killed it. */
  readonly ended: Promise<number | string | null>;
}

/** Starts a compiled file of this project, beside `test/` as given. */
export function startProgram(context: TestContext, file: string, env: Readonly<Record<string, string>> = {}): Program {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const child = spawn(process.execPath, [path], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  context.after(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    nextLine: async () => {
      const { done, value } = await lines.next();
      if (done === true) throw new Error('The program has ended.');
      return JSON.parse(value) as Readonly<Record<string, unknown>>;
    },
    tellToStop: () => child.kill('SIGTERM'),
    ended: once(child, 'exit').then(([code, signal]: (number | string | null)[]) => code ?? signal ?? null),
  };
}
