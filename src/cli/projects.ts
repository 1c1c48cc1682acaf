import { phrase } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import type { FixedProject, ProjectStats } from '../core/project.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Loaders } from '../core/model/loaders.ts';
import type { SuppressedFinding } from '../core/model/suppression.ts';
import { Supervisor } from '../server/supervisor.ts';
import type { WorkerTrouble } from '../server/supervisor.ts';
import { workerFile } from '../server/workerFile.ts';
import type { FolderAnswer } from '../server/workerProtocol.ts';
import type { LintRoot } from './roots.ts';

/** What is known of one root: everything that was answered about it so far. */
export interface JudgedRoot {
  /** By path, as seen from the root's folder. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Those that comments take back, likewise. */
  readonly suppressed: ReadonlyMap<string, readonly SuppressedFinding[]>;
  readonly stats: ProjectStats;
  readonly unreadable: readonly string[];
  readonly trouble: string | undefined;
}

/** The projects of a command line, each judged in a worker that a file cannot take down. */
export class Projects {
  readonly #roots: readonly LintRoot[];
  readonly #supervisor: Supervisor;
  readonly #judged = new Map<string, JudgedRoot>();
  readonly #troubles: WorkerTrouble[] = [];

  /** @param rules the only rules that judge; undefined for all */
  constructor(roots: readonly LintRoot[], rules: readonly string[] | undefined) {
    this.#roots = roots;
    this.#supervisor = new Supervisor({
      workerFile,
      rules,
      onAnswer: (answer) => this.#take(answer),
      onTrouble: (trouble) => this.#troubles.push(trouble),
    });
  }

  /** Judges every root. */
  async judge(): Promise<void> {
    for (const { folder } of this.#roots) this.#supervisor.open(folder, folder);
    await this.#supervisor.settled();
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
