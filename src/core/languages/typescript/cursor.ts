import { headerWords, kindOfTag, SEVERITY } from '../../../generated/yukuNodes.ts';
import type { SyntaxDamage } from '../../model/module.ts';
import type { Range } from '../../model/text.ts';
import { utf16Offsets, type ToUtf16 } from './positions.ts';

/*
 * The parser leaves its tree as one table of 32-bit words: a header of eleven, then eleven for each node (tag and flags;
 * eight fields; start and end in bytes), then the "extra" table that lists point into, then a pool of the strings that
 * are not slices of the source, comments, tokens and diagnostics. Where each field is comes from the generated constants.
 */

const wordsOfNode = 11;
const wordsOfHeader = 11;
const startWord = 9;
const endWord = 10;
const bytesOfAttachedComment = 12;
const bytesOfComment = 20;
/** Words of a comment's entry; the two before them are those of its content. */
const commentStart = 3;
const commentEnd = 4;
const bytesOfToken = 16;

/** Index of a node in the table; -1 where there is none. */
export type NodeIndex = number;

/** Ways in which a node holds something, as the generated constants say them. */
export interface ChildField {
  readonly child: number;
}
export interface ListField {
  readonly list: number;
  readonly count: 'low' | 'high';
}
export interface TextField {
  readonly from: number;
  readonly to: number;
}
export interface FlagField {
  readonly flag: number;
}
export interface ChoiceField<Word> {
  readonly shift: number;
  readonly mask: number;
  readonly of: readonly Word[];
}

/** What the parser complains of. `openedAt`: the bracket that it found unclosed. */
export interface Complaint extends SyntaxDamage {
  readonly openedAt: number | undefined;
}

/** The kind of no node. */
export const noNode = -1;

/**
 * One parsed text. Reads the parser's memory in place, so it is good until the next parse. Every offset it gives is in
 * UTF-16 code units. Broken text leaves gaps: any child may be {@link noNode}.
 */
export class Cursor {
  readonly text: string;
  readonly root: NodeIndex;
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;
  private readonly extra: number;
  private readonly pool: number;
  private readonly byteLength: number;
  private readonly toUtf16: ToUtf16;

  /**
   * @param text what was parsed
   * @param bytes the parser's result for it, a multiple of four bytes into its buffer
   */
  constructor(text: string, bytes: Uint8Array) {
    this.text = text;
    this.bytes = bytes;
    this.words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
    this.byteLength = this.word(headerWords.srcLen);
    this.root = this.word(headerWords.progIdx);
    this.extra = wordsOfHeader + this.word(headerWords.nodeCount) * wordsOfNode;
    this.pool = (this.extra + this.word(headerWords.extraCount)) * 4;
    this.toUtf16 = utf16Offsets(text, this.byteLength, this.word(headerWords.firstNa));
  }

  /** The `nodeKind` of one of the generated constants. */
  kind(node: NodeIndex): number {
    if (node < 0) return noNode;
    return kindOfTag[this.field(node, 0) & 0xff] ?? noNode;
  }

  start(node: NodeIndex): number {
    return node < 0 ? 0 : this.toUtf16(this.field(node, startWord));
  }

  end(node: NodeIndex): number {
    return node < 0 ? 0 : this.toUtf16(this.field(node, endWord));
  }

  range(node: NodeIndex): Range {
    return { start: this.start(node), end: this.end(node) };
  }

  /** The source of a node, as written. */
  source(node: NodeIndex): string {
    return this.text.slice(this.start(node), this.end(node));
  }

  child(node: NodeIndex, field: ChildField): NodeIndex {
    return this.field(node, field.child);
  }

  /** Holes in a list are {@link noNode}. A list of more than 65,535 comes shortened: the table counts in 16 bits. */
  list(node: NodeIndex, field: ListField): readonly NodeIndex[] {
    if (node < 0) return [];
    const counts = this.field(node, 1);
    const count = field.count === 'low' ? counts & 0xffff : counts >>> 16;
    const first = this.extra + this.field(node, field.list);
    const nodes: NodeIndex[] = [];
    for (let i = 0; i < count; i++) nodes.push(this.word(first + i));
    return nodes;
  }

  /** A name or the content of a string, escapes resolved. */
  string(node: NodeIndex, field: TextField): string {
    if (node < 0) return '';
    const from = this.field(node, field.from);
    const to = this.field(node, field.to);
    if (from < this.byteLength || from === to) return this.text.slice(this.toUtf16(from), this.toUtf16(to));
    return decodeUtf8(this.bytes.subarray(this.pool + from - this.byteLength, this.pool + to - this.byteLength));
  }

  flag(node: NodeIndex, field: FlagField): boolean {
    return node >= 0 && ((this.field(node, 0) >>> 16) & field.flag) !== 0;
  }

  choice<Word>(node: NodeIndex, field: ChoiceField<Word>): Word | undefined {
    return field.of[((this.field(node, 0) >>> 16) >> field.shift) & field.mask];
  }

  get nodeCount(): number {
    return this.word(headerWords.nodeCount);
  }

  /** Where the comments are, in order. */
  comments(): readonly Range[] {
    const first = this.comment >> 2;
    return Array.from({ length: this.word(headerWords.commentCount) }, (_, index) => {
      const at = first + (index * bytesOfComment) / 4;
      return { start: this.toUtf16(this.word(at + commentStart)), end: this.toUtf16(this.word(at + commentEnd)) };
    });
  }

  /** How many things the parser complains of. */
  get complaints(): number {
    return this.word(headerWords.diagCount);
  }

  /** The first complaint that is an error, with the place of the bracket it says was opened, if any. */
  firstError(): Complaint | undefined {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    let at = this.diagnostics();
    for (let i = 0; i < this.complaints; i++) {
      const severity = SEVERITY[view.getUint8(at)];
      const start = this.toUtf16(view.getUint32(at + 1, true));
      const end = this.toUtf16(view.getUint32(at + 5, true));
      const message = readString(view, this.bytes, at + 9);
      const { label, next } = helpAndLabels(view, this.bytes, message.next);
      const openedAt = label === undefined ? undefined : this.toUtf16(label);
      if (severity === 'error') return { message: message.text, range: { start, end: Math.max(start, end) }, openedAt };
      at = next;
    }
    return undefined;
  }

  private diagnostics(): number {
    return this.comment + this.word(headerWords.commentCount) * bytesOfComment + this.word(headerWords.tokenCount) * bytesOfToken;
  }

  /** Where the table of comments begins. */
  private get comment(): number {
    const afterPool = this.pool + ((this.word(headerWords.spLen) + 3) & ~3);
    return afterPool + this.word(headerWords.attachedCommentCount) * bytesOfAttachedComment;
  }

  private field(node: NodeIndex, word: number): number {
    return node < 0 ? noNode : this.word(wordsOfHeader + node * wordsOfNode + word);
  }

  private word(index: number): number {
    return this.words[index] ?? noNode;
  }
}

function readString(view: DataView, bytes: Uint8Array, at: number): { readonly text: string; readonly next: number } {
  const next = at + 4 + view.getUint32(at, true);
  return { text: decodeUtf8(bytes.subarray(at + 4, next)), next };
}

/** What follows the message of a complaint: help, if any, and places with a remark each. Gives the first place. */
function helpAndLabels(view: DataView, bytes: Uint8Array, at: number): { readonly label: number | undefined; readonly next: number } {
  let next = at + 1;
  if (view.getUint8(at) !== 0) next = readString(view, bytes, next).next;
  const labels = view.getUint32(next, true);
  next += 4;
  const label = labels === 0 ? undefined : view.getUint32(next, true);
  for (let i = 0; i < labels; i++) next = readString(view, bytes, next + 8).next;
  return { label, next };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The pool holds lone surrogates (`'\ud800'`) as three bytes each, which a TextDecoder replaces by three U+FFFD. */
function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
