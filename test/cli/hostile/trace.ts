import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What a command did: its exit code and output, and by strace, where there is one, what was started and connected to. */
export interface Trace {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Programs started after the command itself; undefined without strace. */
  readonly started: readonly string[] | undefined;
  readonly connected: readonly string[] | undefined;
}

/** Whether strace is here and may trace. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
}

/** Runs a command and watches it and all that it starts. @param log a file for what strace sees */
export function traced(command: readonly [string, ...string[]], cwd: string, log: string, environment: NodeJS.ProcessEnv): Trace {
  const isTraced = canTrace();
  const [program, ...args] = isTraced ? (['strace', '-f', '-qq', '--seccomp-bpf', '-s', '256', '-e', 'trace=execve,execveat,connect', '-o', log, ...command] as const) : command;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env: environment, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (!isTraced) return { code: status, out: stdout, err: stderr, started: undefined, connected: undefined };
  const lines = fs.readFileSync(log, 'utf8').split('\n');
  const started = lines.flatMap((line) => (/^\d+ +execve(?:at)?\((?:AT_FDCWD, )?"([^"]*)".* = 0$/.exec(line)?.[1] ?? []));
  return { code: status, out: stdout, err: stderr, started: started.slice(1), connected: lines.filter((line) => / connect\(/.test(line)) };
}

/** Of the programs started, those that are neither git nor one of the helpers that it comes with. */
export function foreign(started: readonly string[]): readonly string[] {
  const own = spawnSync('git', ['--exec-path'], { encoding: 'utf8' }).stdout.trim();
  return started.filter((program) => !(path.basename(program) === 'git' && /^\/(usr|opt|nix|bin|home\/linuxbrew)\b/.test(program)) && !program.startsWith(`${own}/`));
}
