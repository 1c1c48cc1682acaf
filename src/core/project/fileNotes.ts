import type { FileOf } from '../engine/report.ts';
import type { Settings } from '../engine/settings.ts';
import type { Finding } from '../model/finding.ts';
import type { SkipReason } from '../model/project.ts';
import { fileKindOf } from './fileKind.ts';
import { damageOf, type ProjectFile } from './files.ts';
import type { FindingTable } from './findingTable.ts';
import type { Files } from './layout.ts';
import { skipNotice, syntaxNotice } from './notices.ts';

export interface FileNotesOptions {
  readonly files: Files;
  readonly settings: Settings;
  readonly fileOf: FileOf;
}

/** Reasons that mean something went wrong, rather than that a file is not meant to be read. */
const failures: ReadonlySet<SkipReason> = new Set(['crashed', 'timed-out', 'unreadable']);

const rank = 2 ** 34;

/** The files that there is something to say of whatever the rules are: skipped, or broken. */
export class FileNotes {
  readonly #options: FileNotesOptions;
  readonly #skipped = new Set<string>();
  readonly #failing = new Set<string>();
  readonly #broken = new Set<string>();
  /** Files whose note may be another than when it was last told. */
  readonly #untold = new Set<string>();

  constructor(options: FileNotesOptions) {
    this.#options = options;
  }

  /** How many files were left out. */
  get skipped(): number {
    return this.#skipped.size;
  }

  /** How many files could not be read although they should have been. */
  get failures(): number {
    return [...this.#failing].filter((path) => !this.#options.settings.of(path).ignored).length;
  }

  /** Whether every file could be read that is to be read. */
  get isSound(): boolean {
    return this.#failing.size === 0 && this.#broken.size === 0;
  }

  /** Takes what is known of a file now; undefined for one that is gone. */
  set(path: string, file: ProjectFile | undefined): void {
    const hadNote = this.#skipped.has(path) || this.#broken.has(path);
    put(this.#skipped, path, file?.kind === 'skipped');
    put(this.#failing, path, file !== undefined && isFailure(file));
    put(this.#broken, path, file !== undefined && damageOf(file) !== undefined);
    if (hadNote || this.#skipped.has(path) || this.#broken.has(path)) this.#untold.add(path);
  }

  /** The project is configured otherwise: what is said of ignored files is another. */
  judgeAgain(): void {
    for (const paths of [this.#skipped, this.#broken]) for (const path of paths) this.#untold.add(path);
  }

  /** Tells the notes that may be others than when this was last asked. */
  tell(table: FindingTable): void {
    for (const path of this.#untold) {
      const findings = this.#noteOn(path);
      table.say({ name: `note ${path}`, rank }, findings.length === 0 ? undefined : { findings, crashes: 0 });
    }
    this.#untold.clear();
  }

  #noteOn(path: string): readonly Finding[] {
    const { files, settings, fileOf } = this.#options;
    const file = files.get(path);
    if (file === undefined || fileKindOf(path) === 'configuration' || settings.of(path).ignored) return [];
    if (file.kind === 'skipped') return skipNotice(path, file.reason, fileOf);
    const broken = damageOf(file);
    return broken === undefined ? [] : syntaxNotice({ path, ...broken }, fileOf);
  }
}

/** Whether a file is not known as it should be: it could not be read, or only in part. */
export function isBroken(file: ProjectFile): boolean {
  return isFailure(file) || damageOf(file) !== undefined;
}

function isFailure(file: ProjectFile): boolean {
  return file.kind === 'skipped' && failures.has(file.reason);
}

function put(paths: Set<string>, path: string, isIn: boolean): void {
  if (isIn) paths.add(path);
  else paths.delete(path);
}
