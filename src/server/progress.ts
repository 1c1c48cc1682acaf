/**
 * What a worker is doing, in memory that another thread sees while the worker is too busy to send anything: a number
 * that goes up with every step, the file of the current step, and how many files are read. The other way round it tells
 * the worker to stop reading.
 */

/** What is being read, parsed or judged as one step. */
export interface Step {
  readonly folder: string;
  readonly path: string;
  /** Names the content: the stamp of the file on disk, or the version of the open document. */
  readonly content: string;
}

/** How far a worker has come with the files that it was asked to read. */
export interface Reading {
  readonly read: number;
  /** 0 as long as it looks for them. */
  readonly total: number;
}

/** Places in the header; the label follows. */
const at = { steps: 0, labelBytes: 1, read: 2, total: 3, stoppedBefore: 4 } as const;
const headerLength = 5;
const headerBytes = headerLength * Int32Array.BYTES_PER_ELEMENT;
/** Longer than any path that an operating system takes; what does not fit is no step, and then nobody is blamed. */
const labelBytes = 16 * 1024;

export function createProgress(): SharedArrayBuffer {
  return new SharedArrayBuffer(headerBytes + labelBytes);
}

/** The worker's side. */
export class ProgressWriter {
  readonly #header: Int32Array;
  readonly #label: Buffer;
  #turn = 0;

  constructor(shared: SharedArrayBuffer) {
    this.#header = headerOf(shared);
    this.#label = Buffer.from(shared, headerBytes);
  }

  /** Shows `step` while `work` runs. Where `work` throws it stays to be seen: that is what the worker dies of. */
  during(step: Step, work: () => void): void {
    this.#show(JSON.stringify([step.folder, step.path, step.content]));
    work();
    this.#show('');
  }

  /** Shows that something goes on that is no matter of one file. */
  tick(): void {
    Atomics.add(this.#header, at.steps, 1);
  }

  /** Begins with requests up to `turn`; so far they name no files. */
  begin(turn: number): void {
    this.#turn = turn;
    Atomics.store(this.#header, at.read, 0);
    Atomics.store(this.#header, at.total, 0);
  }

  /** Shows that so many more files are to be read. */
  expect(files: number): void {
    Atomics.add(this.#header, at.total, files);
  }

  /** Shows that one of them is read. */
  countRead(): void {
    Atomics.add(this.#header, at.read, 1);
  }

  /** Whether the files that are left are not wanted any more. */
  get isStopped(): boolean {
    return this.#turn < Atomics.load(this.#header, at.stoppedBefore);
  }

  #show(label: string): void {
    const fits = Buffer.byteLength(label) <= labelBytes;
    Atomics.store(this.#header, at.labelBytes, fits ? this.#label.write(label) : 0);
    this.tick();
  }
}

/** How many steps there were. */
export function countSteps(shared: SharedArrayBuffer): number {
  return Atomics.load(headerOf(shared), at.steps);
}

/** How many files are read. */
export function readingOf(shared: SharedArrayBuffer): Reading {
  const header = headerOf(shared);
  return { read: Atomics.load(header, at.read), total: Atomics.load(header, at.total) };
}

/** Has the worker read no more of the files that it was asked to read by requests up to `turn`. */
export function stopReading(shared: SharedArrayBuffer, turn: number): void {
  Atomics.store(headerOf(shared), at.stoppedBefore, turn + 1);
}

function headerOf(shared: SharedArrayBuffer): Int32Array {
  return new Int32Array(shared, 0, headerLength);
}

/** The step that a worker is on; to be asked when it stands still or is gone. */
export function currentStep(shared: SharedArrayBuffer): Step | undefined {
  const length = Atomics.load(headerOf(shared), at.labelBytes);
  if (length === 0) return undefined;
  const label: unknown = JSON.parse(Buffer.from(shared, headerBytes, length).toString('utf8'));
  if (!Array.isArray(label)) return undefined;
  const [folder, path, content]: readonly unknown[] = label;
  return { folder: String(folder), path: String(path), content: String(content) };
}
