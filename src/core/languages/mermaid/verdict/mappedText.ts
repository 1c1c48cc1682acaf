/** A text made from another by leaving out and replacing parts, which still knows where each of its characters came from. */
export class MappedText {
  readonly text: string;
  /** For each offset of the text, its end included, the offset in the original. */
  readonly #origins: readonly number[];

  private constructor(text: string, origins: readonly number[]) {
    this.text = text;
    this.#origins = origins;
  }

  static of(original: string): MappedText {
    return new MappedText(original, Array.from({ length: original.length + 1 }, (_, offset) => offset));
  }

  /** Where the character at an offset came from; beyond the end, the end of the original. */
  originOf(offset: number): number {
    return this.#origins[Math.min(offset, this.text.length)] ?? 0;
  }

  /** Without the first `length` characters. */
  from(length: number): MappedText {
    return new MappedText(this.text.slice(length), this.#origins.slice(length));
  }

  trimStart(): MappedText {
    return this.from(this.text.length - this.text.trimStart().length);
  }

  append(added: string): MappedText {
    const end = this.#origins.at(-1) ?? 0;
    return new MappedText(this.text + added, [...this.#origins, ...Array.from(added, () => end)]);
  }

  /** As `replaceAll`. What a match is replaced with came from where the match stands, character by character as far as both go. */
  replaceAll(pattern: RegExp, replacement: (match: string) => string): MappedText {
    const pieces: string[] = [];
    const origins: number[] = [];
    let done = 0;
    const take = (end: number): void => {
      pieces.push(this.text.slice(done, end));
      for (let offset = done; offset < end; offset += 1) origins.push(this.originOf(offset));
    };
    for (const { 0: match, index } of this.text.matchAll(pattern)) {
      take(index);
      const written = replacement(match);
      pieces.push(written);
      for (let at = 0; at < written.length; at += 1) origins.push(this.originOf(index + Math.min(at, match.length - 1)));
      done = index + match.length;
    }
    take(this.text.length);
    origins.push(this.originOf(this.text.length));
    return new MappedText(pieces.join(''), origins);
  }
}
