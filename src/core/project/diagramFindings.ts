import { judgeDiagrams, type Judgement } from '../engine/judge.ts';
import type { FileOf } from '../engine/report.ts';
import type { DiagramFileFacts, JudgedDiagram, LinkTarget } from '../model/diagram.ts';
import type { Rule } from '../rule/index.ts';

interface Judged {
  readonly facts: DiagramFileFacts;
  /** What was known of the links' targets when it was judged. */
  readonly standing: string;
  readonly judgement: Judgement;
}

/**
 * What the rules say of diagrams, by file: a file is judged again when it changes, or when what its links lead to comes
 * or goes.
 */
export class DiagramFindings {
  readonly #rules: readonly Rule[];
  readonly #fileOf: FileOf;
  readonly #files = new Map<string, DiagramFileFacts>();
  readonly #judged = new Map<string, Judged>();
  /** Of paths that were asked for, whether anything is there. */
  readonly #standing = new Map<string, boolean>();

  constructor(rules: readonly Rule[], fileOf: FileOf) {
    this.#rules = rules;
    this.#fileOf = fileOf;
  }

  /** Takes the facts of a file; undefined for one that holds no diagrams any more. */
  set(path: string, facts: DiagramFileFacts | undefined): void {
    if (facts !== undefined) this.#files.set(path, facts);
    else if (this.#files.delete(path)) this.#judged.delete(path);
  }

  stand(path: string, exists: boolean): void {
    this.#standing.set(path, exists);
  }

  lookAgain(): void {
    this.#standing.clear();
  }

  /** Paths that decide whether a link is broken and of which nothing is known. */
  sought(): readonly string[] {
    const targets = [...this.#files.values()].flatMap(({ diagrams }) => diagrams.flatMap((diagram) => diagram.targets));
    return [...new Set(targets.flatMap((target) => (this.#exists(target) === true ? [] : target.candidates.filter((path) => this.#isThere(path) === undefined))))];
  }

  judgements(): readonly Judgement[] {
    return [...this.#files.values()].map((facts) => this.#judge(facts));
  }

  #judge(facts: DiagramFileFacts): Judgement {
    const known = this.#judged.get(facts.path);
    const standing = facts.diagrams.flatMap(({ targets }) => targets.map((target) => String(this.#exists(target)))).join();
    if (known?.facts === facts && known.standing === standing) return known.judgement;
    const diagrams = facts.diagrams.map((diagram): JudgedDiagram => ({
      ...diagram,
      linked: diagram.targets.map((target) => ({ link: target.link, exists: this.#exists(target) })),
      neighbours: facts.diagrams,
    }));
    const judgement = judgeDiagrams(this.#rules, diagrams, this.#fileOf);
    this.#judged.set(facts.path, { facts, standing, judgement });
    return judgement;
  }

  #exists({ candidates }: LinkTarget): boolean | undefined {
    const known = candidates.map((path) => this.#isThere(path));
    if (known.includes(true)) return true;
    return known.length === 0 || known.includes(undefined) ? undefined : false;
  }

  /** An empty path is the project itself. */
  #isThere(path: string): boolean | undefined {
    return path === '' || this.#fileOf(path) !== undefined ? true : this.#standing.get(path);
  }
}
