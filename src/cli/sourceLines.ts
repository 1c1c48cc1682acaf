import type { LocatedPlace } from '../core/model/finding.ts';
import { decodeText } from '../core/project/decodeText.ts';
import { contentHash } from '../node/contentHash.ts';
import { FileReader } from '../node/readFile.ts';

/** Gives lines of the files of one folder, as long as a file is the one that was judged. */
export class SourceLines {
  readonly #reader: FileReader;
  /** The file that was read last: findings come by file. */
  #last: { readonly path: string; readonly text: string; readonly hash: string } | undefined;

  /** @throws a system error when the folder does not exist */
  constructor(folder: string) {
    this.#reader = new FileReader(folder);
  }

  /**
   * The line that a place begins in, without its end; undefined where the file cannot be read, or has changed.
   * @param hash of the text that `at` refers to
   */
  lineAt(at: LocatedPlace, hash: string): string | undefined {
    const file = this.#file(at.path);
    if (file?.hash !== hash) return undefined;
    const start = at.range.start - at.start.character;
    const length = file.text.slice(start).search(/[\r\n]/);
    return length < 0 ? file.text.slice(start) : file.text.slice(start, start + length);
  }

  #file(path: string): { readonly text: string; readonly hash: string } | undefined {
    if (this.#last?.path === path) return this.#last;
    const content = this.#reader.readListed(path);
    if (content.kind !== 'bytes') return undefined;
    const text = decodeText(content.bytes);
    this.#last = { path, text, hash: contentHash(text) };
    return this.#last;
  }
}
