// Runs a whole process and says what it cost.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Command } from './contestants.ts';

export interface Cost {
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Milliseconds of processor time of the process and its children, user and system; undefined where nothing tells. */
  readonly cpu: number | undefined;
  /** The most memory that it held, in MiB. */
  readonly memory: number | undefined;
}

const time = '/usr/bin/time';

/** Whether GNU time is there: only it tells processor time and memory of somebody else's process. */
export function hasTime(): boolean {
  return spawnSync(time, ['-f', '%e', 'true']).status === 0;
}

/** Runs a command to its end, whatever its exit code says: linters say with it what they found. */
export async function measured({ program, args, cwd }: Command, withTime: boolean): Promise<Cost> {
  const folder = await mkdtemp(path.join(tmpdir(), 'archnotes-bench-'));
  try {
    const report = path.join(folder, 'time');
    const [run, given] = withTime ? [time, ['-q', '-f', '%U %S %M', '-o', report, program, ...args]] : [program, args];
    const started = performance.now();
    await new Promise<void>((resolve, reject) => {
      spawn(run, given, { cwd, stdio: 'ignore' }).on('error', reject).on('close', () => resolve());
    });
    const wall = performance.now() - started;
    const [user, system, memory] = withTime ? (await readFile(report, 'utf8')).trim().split(/\s+/).map(Number) : [];
    return { wall, cpu: user === undefined || system === undefined ? undefined : (user + system) * 1000, memory: memory === undefined ? undefined : memory / 1024 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2;
}
