/**
 * What a worker is doing, in memory that another thread sees while the worker is too busy to send anything: a number
 * that goes up with every step, and the file of the current step.
 */

/** What is being read, parsed or judged as one step. */
export interface Step {
  readonly folder: string;
  readonly path: string;
  /** Names the content: the stamp of the file on disk, or the version of the open document. */
  readonly content: string;
}

/** [0] counts steps, [1] is the length of the label in bytes; the label follows. */
const headerBytes = 8;
/** Longer than any path that an operating system takes; what does not fit is no step, and then nobody is blamed. */
const labelBytes = 16 * 1024;

export function createProgress(): SharedArrayBuffer {
  return new SharedArrayBuffer(headerBytes + labelBytes);
}

/** The worker's side. */
export class ProgressWriter {
  readonly #header: Int32Array;
  readonly #label: Buffer;

  constructor(shared: SharedArrayBuffer) {
    this.#header = new Int32Array(shared, 0, 2);
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
    Atomics.add(this.#header, 0, 1);
  }

  #show(label: string): void {
    const fits = Buffer.byteLength(label) <= labelBytes;
    Atomics.store(this.#header, 1, fits ? this.#label.write(label) : 0);
    this.tick();
  }
}

/** How many steps there were. */
export function countSteps(shared: SharedArrayBuffer): number {
  return Atomics.load(new Int32Array(shared, 0, 2), 0);
}

/** The step that a worker is on; to be asked when it stands still or is gone. */
export function currentStep(shared: SharedArrayBuffer): Step | undefined {
  const length = Atomics.load(new Int32Array(shared, 0, 2), 1);
  if (length === 0) return undefined;
  const label: unknown = JSON.parse(Buffer.from(shared, headerBytes, length).toString('utf8'));
  if (!Array.isArray(label)) return undefined;
  const [folder, path, content]: readonly unknown[] = label;
  return { folder: String(folder), path: String(path), content: String(content) };
}
