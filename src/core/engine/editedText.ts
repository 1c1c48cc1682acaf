import type { TextEdit } from '../model/text.ts';

/** A part of a text that was edited: a span of the original, or what was written since. */
type Piece = { readonly kind: 'original'; readonly start: number; readonly end: number } | { readonly kind: 'written'; readonly text: string };

/** A text, and what edits have made of it, one round after the other. */
export class EditedText {
  readonly original: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.original = original;
    this.#pieces = [{ kind: 'original', start: 0, end: original.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Carries out edits that refer to the text as it is now and do not overlap. */
  edit(edits: readonly TextEdit[]): void {
    const sorted = [...edits].sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
    const pieces: Piece[] = [];
    let done = 0;
    for (const { range, newText } of sorted) {
      pieces.push(...this.#slice(done, range.start), { kind: 'written', text: newText });
      done = range.end;
    }
    this.#pieces = [...pieces, ...this.#slice(done, Number.MAX_SAFE_INTEGER)];
  }

  /** The edits that lead from the original to the text as it is now, in order, none of them without effect. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let [done, written] = [0, ''];
    for (const piece of [...this.#pieces, { kind: 'original', start: this.original.length, end: this.original.length } as const]) {
      if (piece.kind === 'written') {
        written += piece.text;
        continue;
      }
      if (written !== this.original.slice(done, piece.start)) edits.push({ range: { start: done, end: piece.start }, newText: written });
      [done, written] = [piece.end, ''];
    }
    return edits;
  }

  /** The pieces of a span of the text as it is now. */
  #slice(start: number, end: number): readonly Piece[] {
    const slices: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = piece.kind === 'original' ? piece.end - piece.start : piece.text.length;
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
      if (from < to) slices.push(piece.kind === 'original' ? { kind: 'original', start: piece.start + from, end: piece.start + to } : { kind: 'written', text: piece.text.slice(from, to) });
      at += length;
    }
    return slices;
  }

  #textOf(piece: Piece): string {
    return piece.kind === 'original' ? this.original.slice(piece.start, piece.end) : piece.text;
  }
}
