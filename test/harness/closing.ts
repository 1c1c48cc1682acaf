// What must be closed before this process ends, however it ends.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

type Close = () => Promise<void>;

const open = new Set<Close>();
let listening = false;

/** Sees that `close` runs on Ctrl-C and on a polite kill too. Gives a function that closes at once; it does so only once. */
export function closeAtEnd(close: Close): Close {
  listen();
  const closeOnce = async (): Promise<void> => {
    if (open.delete(closeOnce)) await close();
  };
  open.add(closeOnce);
  return closeOnce;
}

/** Asks a child process to end, and waits until it has. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Closes everything that is still open, the newest first. */
export async function closeAll(): Promise<void> {
  for (const close of [...open].reverse()) await close();
}

function listen(): void {
  if (listening) return;
  listening = true;
  const ends = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const end = (code: number) => (): void => {
    void closeAll().finally(() => process.exit(code));
  };
  process.once('SIGINT', end(ends.SIGINT));
  process.once('SIGTERM', end(ends.SIGTERM));
  process.once('SIGHUP', end(ends.SIGHUP));
}

/** Runs the main function of a script of the harness to its exit code; an error is printed as its sentence and gives 1. */
export function runToEnd(main: () => Promise<number>): void {
  const failed = (error: unknown): number => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  };
  void main().catch(failed).then(async (code) => {
    await closeAll();
    process.exit(code);
  });
}
