import { byPlace } from '../engine/judge.ts';
import type { FileOf } from '../engine/report.ts';
import type { Settings } from '../engine/settings.ts';
import { suppress } from '../engine/suppress.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Finding } from '../model/finding.ts';
import type { FileOutcome } from '../model/project.ts';
import type { Directive, SuppressedFinding } from '../model/suppression.ts';
import { isBroken } from './fileNotes.ts';
import type { ProjectFile } from './files.ts';
import type { FindingTable } from './findingTable.ts';
import type { Files } from './layout.ts';
import { suppressionNotices } from './suppressionNotices.ts';

export interface OutcomesOptions {
  readonly table: FindingTable;
  readonly files: Files;
  /** All rules there are, by id. */
  readonly rules: readonly string[];
  /** Those that were asked, each with the linters that it may leave findings to. */
  readonly judges: ReadonlyMap<string, readonly string[]>;
  readonly fileOf: FileOf;
  readonly settings: Settings;
}

/** What decides in all files whether a comment may be called useless. */
export interface Completeness {
  /** Whether all files are there that belong together. */
  readonly isWhole: boolean;
  /** Whether each of them could be read. */
  readonly isSound: boolean;
  readonly hasHandlers: boolean;
}

const nothing: FileOutcome = { findings: [], suppressed: [] };

/** What a project has to say in the end, by file: comments take findings back, and are told of where they take nothing back. */
export class Outcomes {
  readonly #options: OutcomesOptions;
  readonly #directives = new Map<string, readonly Directive[]>();
  readonly #files = new Map<string, FileOutcome>();
  readonly #changed = new Set<string>();
  #completeness: Completeness & { readonly crashed: boolean } = { isWhole: true, isSound: true, hasHandlers: true, crashed: false };
  /** Of all files, sorted by place, and the files in which it is not right any more. */
  #findings: readonly Finding[] = [];
  readonly #unsorted = new Set<string>();
  #suppressed = 0;

  constructor(options: OutcomesOptions) {
    this.#options = options;
  }

  /** How many findings are taken back. */
  get suppressed(): number {
    return this.#suppressed;
  }

  /** Takes what is known of a file now; undefined for one that is gone. */
  set(path: string, file: ProjectFile | undefined): void {
    const directives = file?.directives ?? [];
    if (directives.length > 0 || this.#directives.delete(path)) this.#options.table.touch(path);
    if (directives.length > 0) this.#directives.set(path, directives);
  }

  /** The project is configured otherwise: comments count in other files. */
  judgeAgain(): void {
    for (const path of this.#directives.keys()) this.#options.table.touch(path);
  }

  /** Works out again what is said of the files that the table was told something new of. */
  settle({ isWhole, isSound, hasHandlers }: Completeness): void {
    const { table } = this.#options;
    const now = { isWhole, isSound, hasHandlers, crashed: table.crashes > 0 };
    const before = this.#completeness;
    this.#completeness = now;
    if (now.isWhole !== before.isWhole || now.isSound !== before.isSound || now.hasHandlers !== before.hasHandlers || now.crashed !== before.crashed) this.judgeAgain();
    for (const path of table.takeTouched()) this.#renew(path);
  }

  /** What is said of a file. */
  at(path: string): FileOutcome {
    return this.#files.get(path) ?? nothing;
  }

  /** Files of which something else may be said than when this was last asked. */
  takeChanged(): readonly string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** All that is said, sorted by place. */
  findings(): readonly Finding[] {
    if (this.#unsorted.size > fewFiles) this.#findings = this.#inOrder().flatMap(({ findings }) => findings);
    else for (const path of this.#unsorted) this.#findings = withFile(this.#findings, path, this.at(path).findings);
    this.#unsorted.clear();
    return this.#findings;
  }

  /** All that comments take back, in the same order. */
  allSuppressed(): readonly SuppressedFinding[] {
    return this.#inOrder().flatMap(({ suppressed }) => suppressed);
  }

  #inOrder(): readonly FileOutcome[] {
    return [...this.#files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, outcome]) => outcome);
  }

  #renew(path: string): void {
    const outcome = this.#outcomeOf(path);
    this.#suppressed += outcome.suppressed.length - this.at(path).suppressed.length;
    if (outcome.findings.length + outcome.suppressed.length === 0) this.#files.delete(path);
    else this.#files.set(path, outcome);
    this.#changed.add(path);
    this.#unsorted.add(path);
  }

  #outcomeOf(path: string): FileOutcome {
    const { table, rules, fileOf, settings } = this.#options;
    const found = table.at(path);
    const directives = new Map([[path, this.#directives.get(path) ?? []]]);
    if (!this.#directives.has(path) || settings.of(path).ignored) return { findings: found, suppressed: [] };
    const { kept, suppressed, used } = suppress(found, directives);
    const notices = suppressionNotices(directives, { rules, used, fileOf, isJudged: (rule) => this.#isJudged(rule, path) });
    return { findings: notices.length === 0 ? kept : [...kept, ...notices].sort(byPlace), suppressed };
  }

  /**
   * Whether all was said of a file: a comment must not be called useless because a template cannot be read at the moment, or
   * lies outside of the folder that is open.
   */
  #isJudged(rule: string, path: string): boolean {
    const { files, judges, settings } = this.#options;
    const { isWhole, isSound, hasHandlers, crashed } = this.#completeness;
    const file = files.get(path);
    if (!isWhole || crashed || file === undefined || isBroken(file)) return false;
    const linters = judges.get(rule);
    if (linters === undefined || !reportsAll(settings.of(path).configuration, rule, linters)) return false;
    return file.kind === 'diagrams' || (isSound && (file.kind !== 'module' || hasHandlers));
  }
}

/** With so many files the list is put together anew. */
const fewFiles = 8;

/** A list sorted by place, with other findings in one file. */
function withFile(findings: readonly Finding[], path: string, own: readonly Finding[]): readonly Finding[] {
  const from = firstWhere(findings, (at) => at >= path);
  const to = firstWhere(findings, (at) => at > path);
  return [...findings.slice(0, from), ...own, ...findings.slice(to)];
}

/** The first index from which on it holds of all paths. */
function firstWhere(findings: readonly Finding[], holds: (path: string) => boolean): number {
  let low = 0;
  let high = findings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(findings[middle]?.at.path ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether all that a rule finds in a file is reported: it may be turned off, or left to others, or only its slighter findings are left out. */
function reportsAll({ rules, profile, peers }: Configuration, rule: string, linters: readonly string[]): boolean {
  const severity = rules.get(rule)?.severity;
  return severity !== 'off' && !linters.some((linter) => peers.has(linter)) && (severity !== undefined || profile !== 'quiet');
}
