import type { DiagramOutline } from '../../../model/diagram.ts';
import { OutlineBuilder, type Word } from './outlineBuilder.ts';
import { readClick, readCommentLinks } from './links.ts';
import { readableText } from './readableText.ts';
import { listedIn, partOf, Scanner, trimmedWord } from './scanner.ts';

/** `<|--`, `..|>`, `*--o`. */
const relation = /(?:<\||<|\*|\bo|\(\))?\s?(?:--|\.\.)\s?(?:\|>|>|\*|o\b|\(\))?/;
/** A name as `classDiagram.jison` has it: plain, or in backticks, and what it is generic over. */
const name = /^(`[^`]+`|[^\s~:{}[\]"<>`,]+)(?:~[^\n]*?~(?![\w<~]))?/;

/** The structure of a class diagram's text, line by line. */
export function classOutline(source: string): DiagramOutline {
  const { text, comments } = readableText(source);
  const reader = new ClassReader();
  const scanner = new Scanner(text.replace(/classDiagram(?:-v2)?/, (keyword) => ' '.repeat(keyword.length)));
  while (!scanner.isDone) {
    reader.line(trimmedWord(scanner.restOfLine()));
    scanner.offset += 1;
  }
  readCommentLinks(comments, reader.builder);
  return reader.builder.build(source.length);
}

class ClassReader {
  readonly builder = new OutlineBuilder('class', 'class');

  line(line: Word): void {
    const { text, at } = line;
    if (text.startsWith('}')) return this.builder.close(at.start + 1);
    if (this.builder.innermost()?.keyword === 'class') {
      if (text.endsWith('}')) this.builder.close(at.end);
      return;
    }
    const keyword = /^(class|namespace|note\s+for|note|click|callback|link|style|cssClass|classDef|direction)(?:\s+|$)/.exec(text);
    if (keyword !== null) return this.#keyword(keyword[1] ?? '', partOf(line, keyword[0].length), line);
    const annotated = /^<<[^>]*>>\s*/.exec(text);
    if (annotated === null) this.#statement(line);
    else this.#mention(partOf(line, annotated[0].length));
  }

  #keyword(keyword: string, rest: Word, line: Word): void {
    if (keyword === 'class') return this.#class(rest, line);
    if (keyword === 'namespace') {
      const label = partOf(rest, 0, /^[^\s{]+/.exec(rest.text)?.[0].length ?? 0);
      return this.builder.open({ keyword, label: label.text, at: label.at, start: line.at.start });
    }
    if (keyword === 'cssClass') {
      const [, listed = ''] = /^"([^"]*)"/.exec(rest.text) ?? [];
      for (const id of listedIn(partOf(rest, 1, 1 + listed.length))) this.builder.refer(id);
      return;
    }
    if (keyword === 'classDef' || keyword === 'direction' || keyword === 'note') return;
    const id = nameAt(rest);
    if (id === undefined) return;
    this.builder.refer(id);
    if (keyword === 'click' || keyword === 'link') readClick(id, partOf(rest, id.at.end - rest.at.start), this.builder);
  }

  /** `class A~T~["Label"]:::css { … }`. */
  #class(rest: Word, line: Word): void {
    const id = nameAt(rest);
    if (id === undefined) return;
    const [whole = ''] = name.exec(rest.text) ?? [];
    const after = rest.text.slice(whole.length);
    this.builder.declare(id, { label: /^\s*\["([^"]*)"\]/.exec(after)?.[1] });
    const brace = after.indexOf('{');
    if (brace < 0) return;
    this.builder.open({ keyword: 'class', id: id.text, label: id.text, at: id.at, start: line.at.start });
    if (after.includes('}', brace)) this.builder.close(rest.at.end);
  }

  #statement(line: Word): void {
    const colon = labelStart(line.text);
    const head = partOf(line, 0, colon < 0 ? undefined : colon);
    const found = relation.exec(head.text.replace(/"[^"]*"|`[^`]*`/g, (quoted) => ' '.repeat(quoted.length)));
    if (found === null) {
      // `A : +member()`, and a class alone on its line.
      const id = colon >= 0 || nameAt(head)?.text === head.text ? nameAt(head) : undefined;
      if (id !== undefined) this.builder.declare(id);
      return;
    }
    const arrow = partOf(head, found.index, found.index + found[0].length);
    const from = this.#mention(partOf(head, 0, found.index));
    const to = this.#mention(withoutCardinality(partOf(head, found.index + found[0].length)));
    if (from === undefined || to === undefined) return;
    const label = colon < 0 ? undefined : line.text.slice(colon + 1).trim();
    this.builder.edge({ from: from.text, to: to.text, label, at: arrow.at });
  }

  #mention(word: Word): Word | undefined {
    const id = nameAt(word);
    if (id !== undefined) this.builder.mention(id);
    return id;
  }
}

/** The colon before a label: not one of `:::`, nor one in quotes or backticks. */
function labelStart(text: string): number {
  for (const { 0: match, index } of text.matchAll(/"[^"]*"|`[^`]*`|:::|:/g)) if (match === ':') return index;
  return -1;
}

/** The name that a word begins with, without its backticks. */
function nameAt(word: Word): Word | undefined {
  const id = name.exec(word.text)?.[1];
  if (id === undefined || id === '[*]') return undefined;
  return id.startsWith('`') ? partOf(word, 1, id.length - 1) : partOf(word, 0, id.length);
}

/** `"1..*" Order` is an Order. */
function withoutCardinality(word: Word): Word {
  return partOf(word, /^(?:"[^"]*"\s*)?/.exec(word.text)?.[0].length ?? 0);
}
