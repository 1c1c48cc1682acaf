// Runs the cases of a job in a process of their own and tells what each of them did.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFolder } from './cache.ts';
import type { Case, Job } from './jobs.ts';
import { greetAndDrop, listen, type Listener } from './listener.ts';

/** What the code of a case did. */
export interface Outcome {
  readonly sockets: 'opens' | 'none';
  /** Lengths in milliseconds of the timers that it led to. */
  readonly timers: readonly number[];
  /** What came of an error that nobody listens to. */
  readonly unheard: 'crashes' | 'rejects' | 'logs' | 'nothing';
  /** Why the measurement is worth nothing. */
  readonly fault: string | undefined;
  /** Errors that came later, in this process: they explain why a socket is missing. */
  readonly late: readonly string[];
}

/** What test/clients/probing/environment.cjs sends; a file stands for a case. */
interface Seen {
  readonly errors: Readonly<Record<string, string>>;
  readonly late: readonly string[];
  readonly timers: Readonly<Record<string, readonly number[]>>;
  readonly elsewhere: readonly string[];
  readonly origin?: 'uncaughtException' | 'unhandledRejection';
  readonly logged: boolean;
}

interface Running {
  readonly measured: Case;
  readonly listener: Listener;
  readonly file: string;
}

/** What should connect is waited for, as long as this. */
const patience = 20_000;
/** What should not connect is given this much longer than what does. */
const grace = 300;

/** Finds the folder of node_modules for a package that a case imports. */
export type FolderOf = (name: string, measured: Case) => string;

/** Measures a job. Silent cases come first, so that the others, which are waited for, arrive later than they would. */
export async function measure(job: Job, folderOf: FolderOf): Promise<ReadonlyMap<Case, Outcome>> {
  const folder = await mkdtemp(path.join(cacheFolder, 'forms-'));
  const inOrder = [...job.cases].sort((one, other) => Number(one.form.sockets === 'opens') - Number(other.form.sockets === 'opens'));
  const running: Running[] = [];
  try {
    for (const measured of inOrder) {
      const listener = await listen(measured.form.greets === 'postgres' ? greetAndDrop : undefined);
      const file = path.join(folder, `${String(running.length)}.${measured.extension}`);
      await writeFile(file, runnable(measured, listener.port, folderOf));
      running.push({ measured, listener, file });
    }
    const seen = await watch(job, running);
    return new Map(running.map((each) => [each.measured, outcomeOf(each, seen)]));
  } finally {
    await Promise.all(running.map(({ listener }) => listener.close()));
    await rm(folder, { recursive: true, force: true });
  }
}

function runnable(measured: Case, port: number, folderOf: FolderOf): string {
  return textAt(measured, port).replace(
    /(require\(| from )'((?:@[^/']+\/)?[^/']+)((?:\/[^']*)?)'/g,
    (_, lead: string, name: string, rest: string) => `${lead}'${folderOf(name, measured)}${rest}'`,
  );
}

/** The code of a case for a port. */
export function textAt({ text }: Case, port: number): string {
  return text.replaceAll('PORT', String(port));
}

async function watch({ unheard }: Job, running: readonly Running[]): Promise<Seen> {
  // An error that nobody hears comes from a port where nobody listens, unless a server is played.
  for (const { measured, listener } of running) if (unheard && measured.form.greets === undefined) await listener.close();
  const plan = { files: running.map(({ file }) => file), ports: running.map(({ listener }) => listener.port), unheard };
  const child = fork(path.join(__dirname, 'environment.cjs'), [JSON.stringify(plan)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
  try {
    return await (unheard ? untilItEnds(child) : untilAllCame(child, running));
  } finally {
    child.kill('SIGKILL');
  }
}

async function untilAllCame(child: ChildProcess, running: readonly Running[]): Promise<Seen> {
  const awaited = running.filter(({ measured }) => measured.form.sockets === 'opens');
  if (awaited.length === 0) throw new Error('Nothing here opens a socket, so nothing tells how long the silent ones must be given.');
  const told = tellsAll(child);
  const arrived = Promise.all(awaited.map(({ listener }) => listener.firstConnection));
  await Promise.race([arrived, pause(patience), told]);
  await pause(grace);
  ask(child);
  return told;
}

/** Until an error has come. */
async function untilItEnds(child: ChildProcess): Promise<Seen> {
  const told = tellsAll(child);
  await Promise.race([told, pause(patience)]);
  ask(child);
  return told;
}

function ask(child: ChildProcess): void {
  // It may be gone already; then its end, or what it said before, is the answer.
  child.send('tell', () => undefined);
}

/** What the process saw, or that it ended without a word. */
function tellsAll(child: ChildProcess): Promise<Seen> {
  return new Promise((resolve) => {
    child.on('message', (seen: Seen) => resolve(seen));
    child.on('exit', (code) => resolve({ ...nothing, elsewhere: [`the process ended with ${String(code)}`] }));
  });
}

const nothing: Seen = { errors: {}, late: [], timers: {}, elsewhere: [], logged: false };

function outcomeOf({ listener, file }: Running, { errors, late, timers, elsewhere, origin, logged }: Seen): Outcome {
  const stray = elsewhere.length === 0 ? undefined : `Something went elsewhere: ${elsewhere.join(', ')}`;
  return {
    sockets: listener.connections() > 0 ? 'opens' : 'none',
    timers: timers[file] ?? [],
    unheard: origin === undefined ? (logged ? 'logs' : 'nothing') : origin === 'uncaughtException' ? 'crashes' : 'rejects',
    fault: errors[file] ?? stray,
    late,
  };
}
