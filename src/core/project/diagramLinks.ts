import { positionAt } from '../engine/locate.ts';
import { lineStartsOf } from '../languages/lineStarts.ts';
import { linkCandidates } from '../languages/mermaid/linkCandidates.ts';
import type { LinkDestination, LinkedPart } from '../model/diagram.ts';
import type { WrittenLink } from '../model/project.ts';
import type { Position } from '../model/text.ts';
import type { SymbolFile } from '../symbols/fileSymbol.ts';
import { linesNamed } from '../symbols/lineAnchor.ts';
import { lookUp } from '../symbols/lookUp.ts';

/** What a link may mean: the files to look at in this order, and what of the file. */
export interface Target {
  readonly candidates: readonly string[];
  readonly symbol: string | undefined;
}

/** What comes of following a link. */
export type Followed =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nothing' }
  /** `named`: whether the file has what is named; undefined where that cannot be told. */
  | { readonly kind: 'there'; readonly destination: LinkDestination; readonly named: boolean | undefined };

/** The files of the project, to those who follow links into them. */
export interface LinkedFiles {
  has(path: string): boolean;
  isReadable(path: string): boolean;
  /** Undefined where its content must be given first. */
  symbolFile(path: string, text: string | undefined): SymbolFile | undefined;
}

interface Part {
  readonly part: LinkedPart | undefined;
  readonly named: boolean | undefined;
}

/** Follows links to files and into them. What it must know of files for that, the project is asked for and no other. */
export class DiagramLinks {
  readonly #files: LinkedFiles;
  /** Of paths that were asked for, whether anything is there. */
  readonly #standing = new Map<string, boolean>();
  /** Of files that links ask for a part of. */
  readonly #texts = new Map<string, string>();
  /** The links of texts that are shown somewhere, by the file that they stand in. */
  readonly #asked = new Map<string, readonly Target[]>();
  #followed: ReadonlySet<string> = new Set();
  /** Links for which nothing was wanted, or nothing sought, until something happens to what they may mean. */
  #settled: readonly Target[] | undefined;
  #certain: readonly Target[] | undefined;
  /** What was found in a file, by its path and then by the symbol. */
  readonly #found = new Map<string, { readonly file: SymbolFile; readonly parts: Map<string, Part> }>();

  constructor(files: LinkedFiles) {
    this.#files = files;
  }

  stand(path: string, exists: boolean): void {
    this.#standing.set(path, exists);
    this.#unsettle();
  }

  lookAgain(): void {
    this.#standing.clear();
    this.#unsettle();
  }

  /** A file of the project came, went or is another. */
  change(path: string, isOther: { readonly presence: boolean }): void {
    if (isOther.presence || (this.#followed.has(path) && this.#lacks(path))) this.#unsettle();
  }

  /** Whether the text of a file is wanted for the links that lead into it. */
  isFollowed(path: string): boolean {
    return this.#followed.has(path);
  }

  /** Takes the text of a file that is followed; undefined when it is gone. */
  read(path: string, text: string | undefined): void {
    if (text === undefined) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  /** Looks at other links of a file than those that the project knows; until it is asked about that file again. */
  ask(from: string, links: readonly WrittenLink[]): readonly Target[] {
    const targets = links.map(({ path, symbol }) => ({ candidates: linkCandidates(path, from), symbol }));
    this.#asked.set(from, targets);
    this.#unsettle();
    return targets;
  }

  /** Paths of which nothing is known and that decide where these links lead. */
  sought(targets: readonly Target[]): readonly string[] {
    if (this.#certain === targets) return [];
    const unknown = this.#with(targets).flatMap(({ candidates }) => (this.#file(candidates) === undefined ? candidates.filter((path) => this.#isThere(path) === undefined) : []));
    this.#certain = unknown.length === 0 ? targets : undefined;
    return [...new Set(unknown)];
  }

  /** Files whose content is missing to follow these links into them. */
  wanted(targets: readonly Target[]): readonly string[] {
    if (this.#settled === targets) return [];
    const into = this.#with(targets).flatMap(({ candidates, symbol }) => (symbol === undefined || linesNamed(symbol) !== undefined ? [] : this.#file(candidates) ?? []));
    this.#followed = new Set(into.filter((path) => this.#files.has(path)));
    for (const kept of [this.#texts, this.#found]) for (const path of kept.keys()) if (!this.#followed.has(path)) kept.delete(path);
    const wanted = [...this.#followed].filter((path) => this.#lacks(path));
    this.#settled = wanted.length === 0 ? targets : undefined;
    return wanted;
  }

  follow({ candidates, symbol }: Target): Followed {
    const path = this.#file(candidates);
    if (path !== undefined) {
      const { part, named } = symbol === undefined ? { part: undefined, named: undefined } : this.#part(path, symbol);
      return { kind: 'there', destination: { path, part }, named };
    }
    return candidates.length === 0 || candidates.some((each) => this.#isThere(each) === undefined) ? { kind: 'unknown' } : { kind: 'nothing' };
  }

  #unsettle(): void {
    this.#settled = undefined;
    this.#certain = undefined;
  }

  /** Whether the content of a file is missing that is there and can be read. */
  #lacks(path: string): boolean {
    return this.#files.isReadable(path) && this.#files.symbolFile(path, this.#texts.get(path)) === undefined;
  }

  #with(targets: readonly Target[]): readonly Target[] {
    return [...targets, ...[...this.#asked.values()].flat()];
  }

  /** The first that is there, once nothing before it can be. */
  #file(candidates: readonly string[]): string | undefined {
    const first = candidates.find((path) => this.#isThere(path) !== false);
    return first !== undefined && this.#isThere(first) === true ? first : undefined;
  }

  /** An empty path is the project itself. */
  #isThere(path: string): boolean | undefined {
    return path === '' || this.#files.has(path) ? true : this.#standing.get(path);
  }

  #part(path: string, symbol: string): Part {
    const file = this.#files.has(path) ? this.#files.symbolFile(path, this.#texts.get(path)) : undefined;
    if (file === undefined) return { part: linesNamed(symbol), named: undefined };
    const before = this.#found.get(path);
    const known = before !== undefined && isSame(before.file, file) ? before : { file, parts: new Map<string, Part>() };
    const part = known.parts.get(symbol) ?? partOf(file, symbol);
    known.parts.set(symbol, part);
    this.#found.set(path, known);
    return part;
  }
}

function isSame(one: SymbolFile, other: SymbolFile): boolean {
  const isSameFile = one.text === other.text && one.module === other.module && one.terraform === other.terraform && one.diagrams === other.diagrams;
  return isSameFile && one.templates.length === other.templates.length && one.templates.every((template, index) => template === other.templates[index]);
}

function partOf(file: SymbolFile, symbol: string): Part {
  const found = lookUp(file, symbol);
  if (found.kind === 'found') {
    const starts = lineStartsOf(file.text);
    const placed = (offset: number): Position => positionAt(starts, offset);
    return { part: { at: placed(found.at.start), start: placed(found.range.start), end: placed(found.range.end) }, named: true };
  }
  const lines = linesNamed(symbol);
  return { part: lines, named: lines === undefined && found.kind === 'absent' ? false : undefined };
}
