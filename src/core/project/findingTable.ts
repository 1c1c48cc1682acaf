import { byPlace, type Judgement } from '../engine/judge.ts';
import type { Finding } from '../model/finding.ts';

/** Somebody who finds something; each has a name of its own. `rank` decides the order of what is otherwise alike. */
export interface Finder {
  readonly name: string;
  readonly rank: number;
}

interface Said {
  readonly rank: number;
  readonly judgement: Judgement;
}

/** The findings of one finder in one file. */
interface Share {
  readonly finder: Finder;
  readonly findings: readonly Finding[];
}

/**
 * What was found, by file and by who found it: where a finder says something else than before, only the files that it speaks
 * of are looked at again.
 */
export class FindingTable {
  readonly #said = new Map<string, Said>();
  readonly #files = new Map<string, Map<string, Share>>();
  #touched = new Set<string>();
  #crashes = 0;

  /** How often a rule crashed. */
  get crashes(): number {
    return this.#crashes;
  }

  /** Takes what a finder says now instead of what it said before; undefined where it says nothing any more. */
  say(finder: Finder, judgement: Judgement | undefined): void {
    const before = this.#said.get(finder.name);
    if (before?.judgement === judgement && (before === undefined || before.rank === finder.rank)) return;
    this.#crashes += (judgement?.crashes ?? 0) - (before?.judgement.crashes ?? 0);
    for (const { at } of before?.judgement.findings ?? []) this.#withdraw(at.path, finder);
    if (judgement === undefined) this.#said.delete(finder.name);
    else this.#said.set(finder.name, { rank: finder.rank, judgement });
    for (const [path, findings] of byPath(judgement?.findings ?? [])) this.#enter(path, { finder, findings });
  }

  /** What was found in a file, sorted by place. */
  at(path: string): readonly Finding[] {
    const shares = [...(this.#files.get(path)?.values() ?? [])].sort((one, other) => one.finder.rank - other.finder.rank);
    return shares.flatMap(({ findings }) => findings).sort(byPlace);
  }

  /** Says that what is made of a file's findings may be something else. */
  touch(path: string): void {
    this.#touched.add(path);
  }

  /** Files that something else is said of than when this was last asked. */
  takeTouched(): ReadonlySet<string> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  #withdraw(path: string, { name }: Finder): void {
    const shares = this.#files.get(path);
    if (shares?.delete(name) !== true) return;
    if (shares.size === 0) this.#files.delete(path);
    this.touch(path);
  }

  #enter(path: string, share: Share): void {
    const shares = this.#files.get(path) ?? new Map<string, Share>();
    shares.set(share.finder.name, share);
    this.#files.set(path, shares);
    this.touch(path);
  }
}

function byPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.at.path);
    if (known === undefined) files.set(finding.at.path, [finding]);
    else known.push(finding);
  }
  return files;
}
