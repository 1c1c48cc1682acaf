import type { Worker } from 'node:worker_threads';
import { startEngineWorker } from './engineWorker.ts';
import { quarantineHash } from './quarantine.ts';
import type { OpenDocument } from './openDocument.ts';
import { createProgress, currentStep, readingOf, stopReading } from './progress.ts';
import type { Reading, Step } from './progress.ts';
import { timesForAll, usualPatience, Watchdog } from './watchdog.ts';
import type { FolderAnswer, KeptFacts, WorkerAnswer, WorkerQuestion, WorkerReply, WorkerRequest, WorkerStart } from './workerProtocol.ts';

export interface SupervisorOptions {
  /** The worker's code: a file that calls `serveWorker`. */
  readonly workerFile: string;
  /** Flags of Node for the worker. */
  readonly execArgv?: readonly string[];
  readonly onAnswer: (answer: FolderAnswer) => void;
  readonly onTrouble: (trouble: WorkerTrouble) => void;
  /** How long a worker may stand still on one file, in milliseconds. */
  readonly patience?: number;
  /** The only rules that judge, by id; undefined for all. */
  readonly rules?: readonly string[] | undefined;
  /** Whether the worker notes what its answers rest on, so that it can be asked for that. */
  readonly records?: boolean;
  /** The worker's heap, in MiB. */
  readonly heap?: number;
  /** How much of it is for what is young, in MiB. */
  readonly young?: number;
}

export type WorkerTrouble =
  /** A file on which the worker hung or died, and which is left alone from now on until it changes. */
  | { readonly kind: 'quarantined'; readonly step: Step; readonly reason: string }
  /** The worker died while on no file, or with facts that an earlier run kept, and was started again, without these. */
  | { readonly kind: 'restarted'; readonly reason: string }
  /** It died too often: nothing is judged any more. */
  | { readonly kind: 'failed'; readonly reason: string };

/** How often a worker is started again without a file to blame. */
const mostBlamelessDeaths = 3;
/** Within this time, in milliseconds: one that dies of what it did after its answer would otherwise do so for ever. */
const blamelessSpan = 5 * 60_000;
/** And how often with a new file to blame each time, before it gives an answer. */
const mostDeaths = 50;
/** The same with facts that somebody may have made so that it never ends. Without them it is tried again, so that less is enough. */
const timesForRecalled = 5;

interface Folder {
  readonly root: string | undefined;
  readonly documents: Map<string, OpenDocument>;
  /** Files that the receiver of the answers holds something of. */
  readonly told: Set<string>;
  /** The key of what is kept of its files, if anything is. */
  readonly factKey: string | undefined;
}

interface Run {
  readonly worker: Worker;
  readonly progress: SharedArrayBuffer;
  readonly watchdog: Watchdog;
  /** Whether it was given facts that an earlier run kept. */
  recalls: boolean;
  /** What it threw, or why it was ended. */
  reason: string | undefined;
}

/**
 * Holds the worker that judges, and everything needed to start another: a file on which one hangs or dies is put in
 * quarantine by its content, and the next worker judges the rest. What was found in other files stays.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #folders = new Map<string, Folder>();
  readonly #quarantine = new Set<string>();
  #run: Run | undefined;
  #turn = 0;
  #answered = 0;
  #changes = 0;
  /** Since the last answer. */
  #blamedDeaths = 0;
  /** When they were, in milliseconds. */
  #blamelessDeaths: readonly number[] = [];
  #state: 'working' | 'failed' | 'stopped' = 'working';
  #waiting: { readonly turn: number; readonly done: () => void }[] = [];
  #questions: { readonly turn: number; readonly done: (reply: WorkerReply | undefined) => void }[] = [];

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get failed(): boolean {
    return this.#state === 'failed';
  }

  /** Another number whenever the worker was told of something since; a question tells it nothing. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * @param root the folder's path; undefined for one that is not on this disk
   * @param facts what is kept of its files; what is written of them is given away, and empty afterwards
   */
  open(folder: string, root: string | undefined, facts?: KeptFacts): void {
    this.#folders.set(folder, { root, documents: new Map(), told: new Set(), factKey: facts?.key });
    this.#send({ kind: 'open', folder, root, ...(facts === undefined ? {} : { facts }) });
    if (this.#run !== undefined && facts?.written !== undefined) this.#run.recalls = true;
  }

  close(folder: string): void {
    if (this.#folders.delete(folder)) this.#send({ kind: 'close', folder });
  }

  setText(folder: string, path: string, document: OpenDocument): void {
    this.#folders.get(folder)?.documents.set(path, document);
    this.#send({ kind: 'text', folder, path, ...document });
  }

  closeText(folder: string, path: string): void {
    if (this.#folders.get(folder)?.documents.delete(path) === true) this.#send({ kind: 'closeText', folder, path });
  }

  changed(folder: string, paths: readonly string[]): void {
    this.#send({ kind: 'changed', folder, paths });
  }

  rescan(folder: string, thorough: boolean): void {
    this.#send({ kind: 'rescan', folder, thorough });
  }

  /** How far it has come with the files of the folders that it reads. */
  get reading(): Reading {
    return this.#run === undefined ? { read: 0, total: 0 } : readingOf(this.#run.progress);
  }

  /** Leaves the files that folders opened or scanned so far still have to be read; a later rescan reads them. */
  stopReading(): void {
    if (this.#run !== undefined) stopReading(this.#run.progress, this.#turn);
  }

  /** The worker's reply; undefined where the folder is not open, or the worker died over it. */
  ask(question: WorkerQuestion): Promise<WorkerReply | undefined> {
    if (this.#state !== 'working') return Promise.resolve(undefined);
    this.#post(question);
    const turn = this.#turn;
    return new Promise((done) => this.#questions.push({ turn, done }));
  }

  /** Resolves when everything asked so far is answered, or nothing will be answered any more (see `failed`). */
  settled(): Promise<void> {
    if (this.#state !== 'working' || this.#answered >= this.#turn) return Promise.resolve();
    return new Promise((done) => this.#waiting.push({ turn: this.#turn, done }));
  }

  async stop(): Promise<void> {
    this.#state = 'stopped';
    const run = this.#run;
    this.#run = undefined;
    run?.watchdog.rest();
    this.#reply({ turn: this.#turn, replies: [] });
    this.#release();
    await run?.worker.terminate();
  }

  #send(request: WorkerRequest): void {
    this.#changes += 1;
    this.#post(request);
  }

  #post(request: WorkerRequest | WorkerQuestion): void {
    if (this.#state !== 'working') return;
    this.#turn += 1;
    this.#run ??= this.#start();
    this.#run.worker.postMessage({ turn: this.#turn, request }, givenAway(request));
    this.#run.watchdog.watch();
  }

  #start(): Run {
    const progress = createProgress();
    const start: WorkerStart = { progress, quarantine: [...this.#quarantine], records: this.#options.records === true, ...(this.#options.rules === undefined ? {} : { rules: this.#options.rules }) };
    const { workerFile, execArgv, heap, young } = this.#options;
    const worker = startEngineWorker(workerFile, { data: start, execArgv, heap, young });
    // Standard output belongs to whoever is served: a protocol, a report.
    worker.stdout.pipe(process.stderr, { end: false });
    worker.stderr.pipe(process.stderr, { end: false });
    const patience = this.#options.patience ?? usualPatience;
    const watchdog = new Watchdog({ progress, patience, timesForAll: () => (run.recalls ? timesForRecalled : timesForAll), onStuck: (reason) => this.#end(run, reason) });
    const run: Run = { worker, progress, watchdog, recalls: false, reason: undefined };
    worker.on('message', (answer: WorkerAnswer) => this.#take(run, answer));
    worker.on('error', (error) => (run.reason ??= error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => this.#bury(run, run.reason ?? `exit code ${code}`));
    return run;
  }

  #take(run: Run, answer: WorkerAnswer): void {
    if (run !== this.#run) return;
    this.#answered = answer.turn;
    this.#blamedDeaths = 0;
    if (answer.turn >= this.#turn) run.watchdog.rest();
    for (const folder of answer.folders) this.#tell(folder);
    this.#reply(answer);
    this.#release();
  }

  #reply({ turn, replies }: Pick<WorkerAnswer, 'turn' | 'replies'>): void {
    const answered = this.#questions.filter((question) => question.turn <= turn);
    this.#questions = this.#questions.filter((question) => question.turn > turn);
    for (const question of answered) question.done(replies.find((one) => one.turn === question.turn)?.reply);
  }

  /** A worker that starts anew does not know what the one before it told: what it does not repeat is gone. */
  #tell(answer: FolderAnswer): void {
    const folder = this.#folders.get(answer.folder);
    if (folder === undefined) return;
    const named = new Set(answer.files.map(({ path }) => path));
    const gone = answer.complete ? [...folder.told].filter((path) => !named.has(path)) : [];
    const files = [...answer.files, ...gone.map((path) => ({ path, version: undefined, findings: [], suppressed: [] }))];
    for (const { path, findings, suppressed } of files) {
      if (findings.length + suppressed.length > 0) folder.told.add(path);
      else folder.told.delete(path);
    }
    this.#options.onAnswer({ ...answer, files });
  }

  #end(run: Run, reason: string): void {
    run.reason ??= reason;
    void run.worker.terminate();
  }

  /** The worker is gone: says who is to blame and starts another. */
  #bury(run: Run, reason: string): void {
    run.watchdog.rest();
    if (run !== this.#run) return;
    this.#run = undefined;
    const step = currentStep(run.progress);
    // A question may be what it died of: it is not asked again.
    this.#reply({ turn: this.#turn, replies: [] });
    // Nor is anybody to blame yet where it may be what somebody wrote into the facts: the next worker makes them all itself.
    if (!run.recalls && step === undefined) this.#countBlameless();
    if (!run.recalls && step !== undefined) this.#blame(step, reason);
    if (this.#blamelessDeaths.length > mostBlamelessDeaths || this.#blamedDeaths > mostDeaths) return this.#fail(reason);
    if (run.recalls || step === undefined) this.#options.onTrouble({ kind: 'restarted', reason });
    this.#replay();
  }

  #countBlameless(): void {
    const now = performance.now();
    this.#blamelessDeaths = [...this.#blamelessDeaths.filter((time) => now - time < blamelessSpan), now];
  }

  #blame(step: Step, reason: string): void {
    this.#blamedDeaths += 1;
    const folder = this.#folders.get(step.folder);
    if (folder === undefined) return;
    const hash = quarantineHash(step, folder.root, folder.documents.get(step.path));
    // Where the content has changed meanwhile, the new one deserves its own trial.
    if (hash === undefined) return;
    this.#quarantine.add(hash);
    this.#options.onTrouble({ kind: 'quarantined', step, reason });
  }

  #replay(): void {
    for (const [folder, { root, documents, factKey }] of this.#folders) {
      this.#send({ kind: 'open', folder, root, ...(factKey === undefined ? {} : { facts: { key: factKey, written: undefined } }) });
      for (const [path, document] of documents) this.#send({ kind: 'text', folder, path, ...document });
    }
    this.#release();
  }

  #fail(reason: string): void {
    this.#state = 'failed';
    this.#options.onTrouble({ kind: 'failed', reason });
    this.#release();
  }

  #release(): void {
    const over = (turn: number): boolean => this.#state !== 'working' || turn <= this.#answered;
    const done = this.#waiting.filter(({ turn }) => over(turn));
    this.#waiting = this.#waiting.filter(({ turn }) => !over(turn));
    for (const waiter of done) waiter.done();
  }
}

/** What goes to the worker instead of being copied: facts may be a hundred megabytes. Small buffers of Node share their memory with others. */
function givenAway(request: WorkerRequest | WorkerQuestion): readonly ArrayBuffer[] {
  const written = request.kind === 'open' ? request.facts?.written : undefined;
  return written?.buffer instanceof ArrayBuffer && written.byteLength === written.buffer.byteLength ? [written.buffer] : [];
}
