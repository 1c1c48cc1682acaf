// What must be closed before this process ends, however it ends.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

type Close = () => Promise<void>;

const open = new Set<Close>();
let listening = false;

/** Sees that `close` runs on Ctrl-C and on a polite kill too. Gives a function that closes at once; it does so only once. */
export function closeAtEnd(close: Close): Close {
  listen();
  let closed: Promise<void> | undefined;
  const closeOnce = (): Promise<void> => {
    closed ??= close().finally(() => open.delete(closeOnce));
    return closed;
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

/** The exit codes that shells give to these signals. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

let signalled = false;

function listen(): void {
  if (listening) return;
  listening = true;
  const end = (code: number) => (): void => {
    signalled = true;
    void closeAll().finally(() => process.exit(code));
  };
  process.once('SIGINT', end(signals.SIGINT));
  process.once('SIGTERM', end(signals.SIGTERM));
  process.once('SIGHUP', end(signals.SIGHUP));
}

/** Runs the main function of a script of the harness to its exit code; an error is printed as its sentence and gives 1. */
export function runToEnd(main: () => Promise<number>): void {
  const failed = (error: unknown): number => {
    // What is closed by a signal fails in whoever waits for it; that is no news.
    if (!signalled) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  };
  void main().catch(failed).then(async (code) => {
    if (signalled) return;
    await closeAll();
    process.exit(code);
  });
}
