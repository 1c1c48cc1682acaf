import { phrase } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import type { FixedProject } from '../core/project.ts';
import type { Loaders } from '../core/model/loaders.ts';
import { Supervisor } from '../server/supervisor.ts';
import type { WorkerTrouble } from '../server/supervisor.ts';
import { workerFile } from '../server/workerFile.ts';
import type { FolderAnswer } from '../server/workerProtocol.ts';
import type { LintCache } from './cache/lintCache.ts';
import type { JudgedRoot } from './judgedRoot.ts';
import type { LintRoot } from './roots.ts';

export interface ProjectsOptions {
  /** The only rules that judge; undefined for all. */
  readonly rules?: readonly string[] | undefined;
  readonly cache?: LintCache | undefined;
  /** Whether files may be written: what goes into them never comes out of a cache, which may be somebody else's. */
  readonly isFixing?: boolean;
}

/** The projects of a command line, each judged in a worker that a file cannot take down, or remembered. */
export class Projects {
  readonly #roots: readonly LintRoot[];
  readonly #supervisor: Supervisor;
  readonly #judged = new Map<string, JudgedRoot>();
  readonly #troubles: WorkerTrouble[] = [];
  readonly #cache: LintCache | undefined;
  /** Roots that the worker knows, by folder. */
  readonly #open = new Set<string>();
  /** Of those, the ones whose files the worker was told of. */
  readonly #recalling = new Set<string>();
  readonly #isFixing: boolean;

  constructor(roots: readonly LintRoot[], { rules, cache, isFixing = false }: ProjectsOptions = {}) {
    this.#roots = roots;
    this.#cache = cache;
    this.#isFixing = isFixing;
    this.#supervisor = new Supervisor({
      workerFile,
      rules,
      records: cache !== undefined,
      onAnswer: (answer) => this.#take(answer),
      onTrouble: (trouble) => this.#troubles.push(trouble),
    });
  }

  /** Judges every root whose answer is not remembered. */
  async judge(): Promise<void> {
    for (const { folder } of this.#roots) {
      const remembered = this.#cache?.recall(folder);
      if (remembered === undefined) this.#start(folder, !this.#isFixing);
      else this.#judged.set(folder, remembered);
    }
    await this.#supervisor.settled();
    await this.#judgeFailedAgain();
  }

  /** What fails may fail of what somebody wrote into the cache. */
  async #judgeFailedAgain(): Promise<void> {
    for (const folder of this.#recalling) {
      if (this.#judged.get(folder)?.stats.failures === 0) continue;
      this.#judged.delete(folder);
      this.#start(folder, false);
    }
    await this.#supervisor.settled();
  }

  /** How many roots were not judged, because their answers are remembered. */
  get remembered(): number {
    return this.#roots.length - this.#open.size;
  }

  /** Has the cache remember what was judged as a whole. */
  async remember(): Promise<void> {
    if (this.#cache === undefined) return;
    for (const folder of this.#open) {
      const reply = await this.#supervisor.ask({ kind: 'basis', folder });
      const judged = this.#judged.get(folder);
      if (reply?.kind === 'basis' && reply.basis !== undefined && judged !== undefined) this.#cache.keep(folder, judged, reply.basis);
      const facts = await this.#supervisor.ask({ kind: 'facts', folder });
      if (facts?.kind === 'facts' && facts.written !== undefined) this.#cache.keepFacts(folder, facts.written);
    }
    this.#cache.renew();
  }

  /** Undefined for a root that no worker could judge. */
  judged({ folder }: LintRoot): JudgedRoot | undefined {
    return this.#judged.get(folder);
  }

  /** Why the worker was given up, if it was. */
  troubles(language: Language): readonly string[] {
    return this.#troubles.flatMap(({ kind, reason }) => (kind === 'failed' ? [phrase('cli.lint.failed', language, { reason })] : []));
  }

  /**
   * What fixing everything comes to; nothing is written.
   * @param path the only file whose findings are meant
   * @param rules the only rules that are meant
   */
  async fixes({ folder }: LintRoot, path: string | undefined, rules: readonly string[] | undefined): Promise<FixedProject> {
    if (!this.#open.has(folder)) {
      if (!hasFix(this.#judged.get(folder))) return { files: [], fixed: 0 };
      this.#judged.delete(folder);
      this.#start(folder, false);
      await this.#supervisor.settled();
    }
    const reply = await this.#supervisor.ask({ kind: 'fixAll', folder, path, without: [], ...(rules === undefined ? {} : { rules }) });
    return reply?.kind === 'fixAll' ? reply : { files: [], fixed: 0 };
  }

  /** The handlers that load a module; undefined for what is no module of the root. */
  async loaders({ folder }: LintRoot, path: string): Promise<Loaders | undefined> {
    const reply = await this.#supervisor.ask({ kind: 'loadersOf', folder, path });
    return reply?.kind === 'loadersOf' ? reply.loaders : undefined;
  }

  /** Judges again after these files were written. */
  async changed({ folder }: LintRoot, paths: readonly string[]): Promise<void> {
    this.#supervisor.changed(folder, paths);
    await this.#supervisor.settled();
  }

  async stop(): Promise<void> {
    await this.#supervisor.stop();
  }

  #start(folder: string, recalls: boolean): void {
    this.#cache?.lookAtEngine();
    this.#open.add(folder);
    const kept = this.#cache?.facts(folder);
    if (recalls && kept?.written !== undefined) this.#recalling.add(folder);
    this.#supervisor.open(folder, folder, kept === undefined || recalls ? kept : { key: kept.key, written: undefined });
  }

  #take({ folder, files, stats, unreadable, trouble }: FolderAnswer): void {
    const before = this.#judged.get(folder);
    const [findings, suppressed] = [new Map(before?.findings), new Map(before?.suppressed)];
    for (const file of files) {
      findings.set(file.path, file.findings);
      suppressed.set(file.path, file.suppressed);
    }
    this.#judged.set(folder, { findings, suppressed, stats, unreadable, trouble });
  }
}

function hasFix(judged: JudgedRoot | undefined): boolean {
  return [...(judged?.findings.values() ?? [])].flat().some(({ fix }) => fix !== undefined);
}
