import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { builtBundles } from '../server/builtBundles.ts';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `archnotes` as a process of its own, in English unless `environment` says otherwise. */
export async function archnotes(cwd: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const bundles = await builtBundles();
  const child = spawn(process.execPath, [path.join(bundles, 'cli.js'), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...texts };
}
