import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { builtBundles } from '../server/builtBundles.ts';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether nobody reads what it prints. */
  readonly unread?: boolean;
  /** The folder of the command's bundles, where they are not those that are shipped. */
  readonly bundles?: string;
}

/** Runs `archnotes` as a process of its own, in English unless the environment says otherwise. */
export async function archnotes(cwd: string, args: readonly string[], { environment, unread, bundles }: Surroundings = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [path.join(bundles ?? (await builtBundles()), 'cli.js'), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  if (unread === true) child.stdout.destroy();
  else child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...texts };
}
