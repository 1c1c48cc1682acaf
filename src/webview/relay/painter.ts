import * as z from 'zod/mini';
import type { Failure } from '../../protocol/failure.ts';
import type { PainterOrder } from '../messages/painterOrder.ts';
import { painterReport, type PainterReport } from '../messages/painterReport.ts';
import type { Palette } from '../messages/palette.ts';
import type { Outline } from '../../protocol/picture.ts';
import { likely } from '../likely.ts';
import { openFrame, type OpaqueFrame } from './frame.ts';
import { openPackSupply, type PackSupply } from './packSupply.ts';
import type { Resources } from './resources.ts';

export type Painted = Extract<PainterReport, { type: 'painted' }>;

export interface PaintJob {
  readonly source: string;
  readonly palette: Palette;
  onPainted(painted: Painted): void;
  onFailed(failure: Failure): void;
  /** After {@link Painter.outline}, where Mermaid can tell what is in the picture. */
  onOutlined?(outline: Outline): void;
}

/** Milliseconds for what is not the text's doing: a process for the frame, Mermaid's scripts. */
const startAllowance = 15_000;
/** A newer text waits this long (milliseconds) for an older one's picture; then the painter is ended in the middle of it. */
const supersedeAfter = 1_000;
/** So many frames ended within a minute, and painting pauses until the user says so. */
const killsUntilPause = 3;
const pauseWindow = 60_000;
const rememberedStubborn = 20;

/** Has one diagram painted at a time, by a frame that is ended and replaced when it does not answer. */
export class Painter {
  readonly #parent: Element;
  readonly #resources: Resources;
  #timeout = 5_000;
  #frame: OpaqueFrame | undefined;
  #supply: PackSupply | undefined;
  #ready = false;
  #current: { readonly id: number; readonly job: PaintJob; readonly since: number; readonly later: boolean; started: boolean } | undefined;
  #next: PaintJob | undefined;
  /** Jobs that wait until nothing is to be shown. */
  readonly #later: PaintJob[] = [];
  /** What was painted last of what may be asked for its outline. */
  #painted: { readonly id: number; readonly job: PaintJob } | undefined;
  #id = 0;
  #watchdog: number | undefined;
  #supersede: number | undefined;
  /** Sources that took too long; they are not tried again as long as they stay as they are. */
  readonly #stubborn: string[] = [];
  #kills: number[] = [];
  #paused = false;

  readonly #closed: () => void;

  /** @param closed is called when a frame that may hang was closed, before another is opened */
  constructor(parent: Element, resources: Resources, closed: () => void) {
    this.#parent = parent;
    this.#resources = resources;
    this.#closed = closed;
    this.#open();
  }

  set timeoutSeconds(seconds: number) {
    this.#timeout = seconds * 1_000;
  }

  get busy(): boolean {
    return this.#current !== undefined || this.#next !== undefined;
  }

  /** Paints this next; what was waiting, or is still being painted, is of no interest any more. */
  paint(job: PaintJob): void {
    this.cancel();
    const refused = this.#refusal(job);
    if (refused) return job.onFailed(refused);
    this.#next = job;
    this.#resources.prepare(likely(job.source).packs);
    if (!this.#frame) this.#open();
    this.#go();
  }

  /** Paints this when there is nothing to be shown; nothing supersedes it. */
  paintLater(job: PaintJob): void {
    this.#later.push(job);
    if (!this.#frame) this.#open();
    this.#go();
  }

  /** Asks what the last picture says, unless another is being painted for the screen: that one will be asked. */
  outline(): void {
    if (this.#painted && (this.#current?.later ?? true)) this.#order({ type: 'outline', id: this.#painted.id, source: this.#painted.job.source });
  }

  #refusal({ source }: PaintJob): Failure | undefined {
    if (this.#stubborn.includes(source)) return whole('timeout');
    return this.#paused ? whole('paused') : undefined;
  }

  /** Whether a text is being drawn, and the thread of the frames taken. */
  get drawing(): boolean {
    return this.#current?.started === true;
  }

  /** The picture of a text took too long to be shown: it is not tried again. */
  blame(source: string): Failure {
    this.#remember(source);
    this.restart();
    return whole(this.#paused ? 'paused' : 'timeout');
  }

  /** Ends all frames, for they share a process. What was being painted is painted by the next one. */
  restart(): void {
    const { job, later } = this.#current ?? {};
    if (later === true && job) this.#later.unshift(job);
    else if (this.#supersede === undefined) this.#next ??= job;
    this.#replace();
  }

  /** Nothing is to be painted. What is being painted comes to nothing. */
  cancel(): void {
    this.#next = undefined;
    const { since, later } = this.#current ?? {};
    if (since === undefined || later === true || this.#supersede !== undefined) return;
    this.#supersede = window.setTimeout(() => this.#replace(), Math.max(0, since + supersedeAfter - performance.now()));
  }

  /** Ends a pause; also what took too long may be tried again. */
  resume(): void {
    this.#paused = false;
    this.#kills = [];
    this.#stubborn.length = 0;
  }

  #open(): void {
    this.#ready = false;
    const { painterScript: script, nonce } = this.#resources;
    const frame = openFrame(this.#parent, { name: 'painter', script, nonce, onMessage: (message) => this.#heard(message) });
    this.#frame = frame;
    this.#supply = openPackSupply(this.#resources, (order) => frame.post(order));
    this.#guard();
  }

  #replace(): void {
    this.#close();
    this.#open();
  }

  #close(): void {
    this.#unwatch();
    window.clearTimeout(this.#supersede);
    this.#supersede = undefined;
    this.#current = undefined;
    this.#frame?.close();
    this.#frame = undefined;
    this.#closed();
  }

  #go(): void {
    if (!this.#ready || this.#current) return;
    const later = this.#next === undefined;
    const job = this.#next ?? this.#later.shift();
    if (!job) return;
    this.#next = undefined;
    const refused = this.#refusal(job);
    if (refused) {
      job.onFailed(refused);
      return this.#go();
    }
    const id = ++this.#id;
    this.#current = { id, job, since: performance.now(), later, started: false };
    const { source, palette } = job;
    this.#guard();
    void this.#give(likely(source).packs, () => this.#current?.id === id && this.#order({ type: 'paint', id, source, palette }));
  }

  #order(order: PainterOrder): void {
    this.#frame?.post(order);
  }

  /** The frame has so long to say something more. */
  #guard(): void {
    this.#unwatch();
    const drawing = this.#current?.started === true;
    this.#watchdog = window.setTimeout(() => (drawing ? this.#hangs() : this.#fails()), drawing ? this.#timeout : startAllowance);
  }

  #unwatch(): void {
    window.clearTimeout(this.#watchdog);
  }

  #hangs(): void {
    // Superseded meanwhile: its text is gone, there is nothing to blame.
    const job = this.#supersede === undefined ? this.#current?.job : undefined;
    if (job) this.#remember(job.source);
    this.#replace();
    job?.onFailed(whole(this.#paused ? 'paused' : 'timeout'));
  }

  #remember(stubborn: string): void {
    const now = performance.now();
    this.#kills = [...this.#kills.filter((at) => at > now - pauseWindow), now];
    this.#paused = this.#kills.length >= killsUntilPause;
    this.#stubborn.splice(0, Math.max(0, this.#stubborn.length + 1 - rememberedStubborn));
    this.#stubborn.push(stubborn);
  }

  #heard(message: unknown): void {
    const report = z.safeParse(painterReport, message);
    if (!report.success) return this.#fails();
    this.#unwatch();
    switch (report.data.type) {
      case 'ready':
        this.#ready = true;
        return this.#go();
      case 'started':
        if (this.#current?.id === report.data.id) this.#current.started = true;
        return this.#guard();
      case 'need':
        return void this.#give(report.data.packs, () => this.#guard());
      case 'outlined':
        if (this.#painted?.id === report.data.id) this.#painted.job.onOutlined?.(report.data.outline);
        return this.#current ? this.#guard() : undefined;
      default:
        return this.#finish(report.data);
    }
  }

  /** Gives the frame what it has not of these packs; `given` is called when it has them all, unless another frame has taken its place. */
  async #give(names: readonly string[], given: () => void): Promise<void> {
    const frame = this.#frame;
    try {
      await this.#supply?.give(names);
      if (frame === this.#frame) given();
    } catch {
      // A part of the extension cannot be read: told to the user as our failure, and tried again with the next text.
      if (frame === this.#frame) this.#fails();
    }
  }

  #finish(report: Extract<PainterReport, { type: 'painted' | 'failed' }>): void {
    const { id, job } = this.#current ?? {};
    if (report.id !== id || !job) return;
    const superseded = this.#supersede !== undefined;
    window.clearTimeout(this.#supersede);
    this.#supersede = undefined;
    this.#current = undefined;
    if (report.type === 'painted' && job.onOutlined) this.#painted = { id: report.id, job };
    this.#go();
    if (superseded) return;
    if (report.type === 'painted') return job.onPainted(report);
    const { type: _failed, id: _its, ...failure } = report;
    job.onFailed(failure);
  }

  /** The frame says what it must not, does not come up, or its script cannot be had: the next text gets another one. */
  #fails(): void {
    const job = this.#supersede === undefined ? (this.#current?.job ?? this.#next ?? this.#later.shift()) : this.#next;
    this.#next = undefined;
    this.#close();
    job?.onFailed(whole('internal'));
    if (this.#later.length > 0 && !this.#frame) this.#open();
  }
}

function whole(reason: Failure['reason']): Failure {
  return { reason, detail: '', line: null, character: null };
}
