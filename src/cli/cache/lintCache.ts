import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { Basis, Sighting } from '../../node/basis/basis.ts';
import { Eye } from '../../node/basis/eye.ts';
import { renewedBasis } from '../../node/basis/renewedBasis.ts';
import { contentHash } from '../../node/contentHash.ts';
import { largestFactFile } from '../../node/factFile.ts';
import { packageVersion } from '../../node/packageFolder.ts';
import type { KeptFacts } from '../../server/workerProtocol.ts';
import type { JudgedRoot } from '../judgedRoot.ts';
import { largestAnswer, prepareCache, readCacheFile, writeCacheFile } from './cacheLocation.ts';
import type { CacheLocation } from './cacheLocation.ts';
import { readRemembered, writtenRemembered } from './remembered.ts';
import type { Remembered } from './remembered.ts';

/** What judges, as it lies beside this bundle. */
const ownFiles = ['worker.js', 'mermaid.js', 'yuku.wasm'];

/**
 * Remembers answers about roots on the disk, and facts of their files. An answer is given again while everything that it
 * rests on looks the same, facts for a text that is the same; what is wrong with a cache is never anybody's trouble: then
 * nothing is remembered.
 */
export class LintCache {
  readonly #location: CacheLocation;
  readonly #rules: readonly string[] | undefined;
  /** Where the files that judge are. */
  readonly #engine: string;
  /** Why nothing can be written. */
  #refusal: string | undefined;
  readonly #outdated = new Map<string, Remembered>();
  #own: readonly Sighting[] | undefined;

  /**
   * @param rules the only rules that judge; undefined for all
   * @param engine the folder of the worker's bundle
   */
  constructor(location: CacheLocation, rules: readonly string[] | undefined, engine: string) {
    this.#location = location;
    this.#engine = engine;
    this.#rules = rules === undefined ? undefined : [...new Set(rules)].sort();
    this.#refusal = prepareCache(location);
  }

  /** The answer about a root, if it still holds. */
  recall(root: string): JudgedRoot | undefined {
    const written = checked(readCacheFile(this.#location, this.#answerFile(root), largestAnswer));
    const remembered = written === undefined ? undefined : readRemembered(written, this.#key());
    if (remembered === undefined) return undefined;
    const own = renewedOwn(this.#engine, remembered.own);
    const basis = own === undefined ? undefined : renewedBasis(root, remembered.basis, path.relative(root, this.#location.folder).split(path.sep).join('/'));
    if (own === undefined || basis === undefined) return undefined;
    const { judged } = remembered;
    if (own !== remembered.own || basis !== remembered.basis) this.#outdated.set(root, { judged, basis, own });
    return judged;
  }

  /** Looks at what judges; to be called before it is loaded. Without that nothing is kept. */
  lookAtEngine(): void {
    this.#own ??= ownFiles.map((name) => new Eye(this.#engine).look('plain', name));
  }

  /** Remembers an answer. */
  keep(root: string, judged: JudgedRoot, basis: Basis): void {
    this.#outdated.delete(root);
    if (this.#own?.every(({ content }) => isHash(content)) === true) this.#write(root, { judged, basis, own: this.#own });
  }

  /** What is kept of the files of a root; to be asked for after {@link lookAtEngine}. Undefined where nothing can be kept. */
  facts(root: string): KeptFacts | undefined {
    const key = this.#factKey();
    return key === undefined ? undefined : { key, written: readCacheFile(this.#location, this.#factFile(root), largestFactFile) };
  }

  keepFacts(root: string, written: Uint8Array): void {
    if (this.#refusal === undefined) this.#refusal = writeCacheFile(this.#location, this.#factFile(root), written);
  }

  /** Writes the stamps of now for what was recalled with others. */
  renew(): void {
    for (const [root, remembered] of this.#outdated) this.#write(root, remembered);
    this.#outdated.clear();
  }

  /** What the user should know. */
  notes(language: Language): readonly string[] {
    return this.#refusal === undefined ? [] : [phrase('cli.cache.refused', language, { folder: this.#location.name, reason: this.#refusal })];
  }

  #write(root: string, remembered: Remembered): void {
    if (this.#refusal !== undefined) return;
    const text = writtenRemembered(remembered, this.#key());
    const written = `${contentHash(text)}\n${text}`;
    if (written.length <= largestAnswer) this.#refusal = writeCacheFile(this.#location, this.#answerFile(root), written);
  }

  /** The same for every version, so that each takes the place of the one before; and wherever the repository lies. */
  #answerFile(root: string): string {
    return `${contentHash(JSON.stringify([this.#wayTo(root), this.#rules ?? null]))}.lint`;
  }

  /** The same for whatever rules are asked: facts know none. */
  #factFile(root: string): string {
    return `${contentHash(JSON.stringify([this.#wayTo(root)]))}.facts`;
  }

  #wayTo(root: string): string {
    return path.relative(this.#location.folder, root).split(path.sep).join('/');
  }

  /** What else an answer depends on: who may read which files is a matter of users. */
  #key(): string {
    return JSON.stringify([packageVersion(), process.versions.node, process.platform, process.getuid?.() ?? null, process.getgid?.() ?? null, this.#rules ?? null]);
  }

  /** What facts depend on beside the text: what makes them, and Node. Undefined where that is not known. */
  #factKey(): string | undefined {
    return this.#own === undefined || this.#own.some(({ content }) => !isHash(content)) ? undefined : JSON.stringify([packageVersion(), process.versions.node, process.platform, ...this.#own.map(({ content }) => content)]);
  }
}

/** What stands behind a line with its hash; undefined where it is another. */
function checked(written: Buffer | undefined): Buffer | undefined {
  const end = written?.indexOf('\n') ?? -1;
  if (written === undefined || end < 0) return undefined;
  const content = written.subarray(end + 1);
  return contentHash(content) === written.subarray(0, end).toString('latin1') ? content : undefined;
}

/** Undefined where not exactly the files that judge are meant, or one is another. */
function renewedOwn(engine: string, own: readonly Sighting[]): readonly Sighting[] | undefined {
  if (own.length !== ownFiles.length || own.some(({ path: name, content }, index) => name !== ownFiles[index] || !isHash(content))) return undefined;
  const before: Basis = { folders: [], listed: [], referenced: [], plain: own, standing: [] };
  const renewed = renewedBasis(engine, before);
  if (renewed === undefined) return undefined;
  return renewed === before ? own : [...renewed.plain];
}

/** Whether a file was there and read. */
function isHash(content: string): boolean {
  return /^[0-9a-f]{40}$/.test(content);
}
