import type { DiagramOutline } from '../../../model/diagram.ts';
import { OutlineBuilder, type Word } from './outlineBuilder.ts';
import { readClick, readCommentLinks } from './links.ts';
import { readableText } from './readableText.ts';
import { listedIn, partOf, Scanner } from './scanner.ts';

/** Ids as `flow.jison` of Mermaid 12.3.0 has them (`NODE_STRING`, `UNICODE_TEXT`); `&` and `:::` stand between ids. */
const id = /(?:[A-Za-z0-9!#$%'*+`?\\/_\u00aa-\uffff]|\.(?!-)|-(?=[^->.\s])|=(?!=)|:(?!::)(?=[A-Za-z0-9_]))+/y;
const statement = /(subgraph|end|direction|click|style|linkStyle|classDef|class)(?=[\s;]|$)/y;
/** An arrow without words in it, the `e1@` of its id included. */
const arrow = /(?:\w[\w-]*@(?=[xo<]?[-=~.]))?(?:[xo<]?--+[-xo>]|[xo<]?==+[=xo>]|[xo<]?-?\.+-[xo>]?|~~~+)/y;
/** The beginning of an arrow whose words stand in it, and its end. */
const openArrow = /(?:\w[\w-]*@(?=[xo<]?[-=]))?[xo<]?(?:--|==|-\.)(?=[^\n])/y;
const arrowEnd: Readonly<Record<string, RegExp>> = {
  '--': /(?:[^\S\n]*"[^"]*")?[^\n]*?--(?:-+[xo>]?|[xo>])/y,
  '==': /(?:[^\S\n]*"[^"]*")?[^\n]*?==(?:=+[xo>]?|[xo>])/y,
  '-.': /(?:[^\S\n]*"[^"]*")?[^\n]*?\.-[xo>]?/y,
};

/** What opens a shape, longest first, and what closes it. */
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['(((', [')))']],
  ['((', ['))']],
  ['([', ['])']],
  ['(-', ['-)']],
  ['[[', [']]']],
  ['[(', [')]']],
  ['[|', [']']],
  ['[/', ['/]', '\\]']],
  ['[\\', ['\\]', '/]']],
  ['{{', ['}}']],
  ['[', [']']],
  ['(', [')']],
  ['{', ['}']],
  ['>', [']']],
];

/** The structure of a flowchart's text. What is not understood is passed over, to the end of its line. */
export function flowchartOutline(source: string): DiagramOutline {
  const { text, comments } = readableText(source);
  const reader = new FlowchartReader(text);
  reader.read();
  readCommentLinks(comments, reader.builder);
  return reader.builder.build(source.length);
}

/** A node of a statement. */
interface Vertex {
  readonly word: Word;
  readonly isShaped: boolean;
}

class FlowchartReader {
  readonly builder = new OutlineBuilder('flowchart', 'node');
  readonly #scanner: Scanner;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  read(): void {
    const scanner = this.#scanner;
    scanner.take(/\s*(?:flowchart-elk|flowchart|graph)(?=[\s;]|$)[^\n;]*/y);
    while (!scanner.isDone) {
      scanner.take(/[\s;]*/y);
      if (scanner.isDone) return;
      if (!this.#keyword()) this.#chain();
      // Whatever is left of a statement is passed over: each round takes at least one character.
      if (scanner.look(/[^\S\n]*(?:[;\n]|$)/y) === undefined) scanner.take(/[^\n;]+|;/y);
    }
  }

  #keyword(): boolean {
    const scanner = this.#scanner;
    const start = scanner.offset;
    const keyword = scanner.look(statement)?.[1];
    if (keyword === undefined || scanner.look(/\w+[^\S\n]*(?:--|==|-\.)/y) !== undefined) return false;
    scanner.offset += keyword.length;
    if (keyword === 'end') {
      this.builder.close(scanner.offset);
      return true;
    }
    if (keyword === 'subgraph') this.#subgraph(start);
    else if (keyword === 'click' || keyword === 'style' || keyword === 'class') this.#aboutNodes(keyword);
    else scanner.take(/[^\n;]*/y);
    return true;
  }

  #subgraph(start: number): void {
    const rest = this.#scanner.word(/[^\n;]*/y) ?? { text: '', at: { start, end: start } };
    const name = partOf(rest, 0);
    const titled = /^([^\s"[\]]+)\s*\[(.*)$/.exec(name.text);
    const isId = titled === null && /^[^\s"]+$/.test(name.text);
    const subgraphId = titled !== null || isId ? partOf(name, 0, titled?.[1]?.length ?? name.text.length) : undefined;
    const title = titled?.[2]?.replace(/\]$/, '');
    const label = labelOf(title ?? name.text);
    if (subgraphId !== undefined) this.builder.declare(subgraphId, { label: title && label });
    const at = name.text === '' ? { start, end: start + 'subgraph'.length } : (subgraphId ?? name).at;
    this.builder.open({ keyword: 'subgraph', id: subgraphId?.text, label, at, start });
  }

  #aboutNodes(keyword: string): void {
    const scanner = this.#scanner;
    scanner.spaces();
    const ids = scanner.word(/[^\s;]+/y);
    if (ids === undefined) return;
    for (const word of keyword === 'click' ? [ids] : listedIn(ids)) {
      // Mermaid draws a node that nothing but a style speaks of.
      if (keyword === 'style') this.builder.mention(word);
      else this.builder.refer(word);
    }
    const rest = scanner.word(/(?:"[^"]*"|[^\n;"])*/y);
    if (keyword === 'click' && rest !== undefined) readClick(ids, rest, this.builder);
  }

  /** `A & B --> C -- text --> D`. */
  #chain(): void {
    let [from, isAlone] = [this.#vertices(), true];
    while (from.length > 0) {
      const edge = this.#edge();
      const to = edge === undefined ? [] : this.#vertices();
      if (edge === undefined) break;
      isAlone = false;
      for (const one of from) for (const other of to) this.builder.edge({ from: one.word.text, to: other.word.text, ...edge });
      this.#note(from, false);
      from = to;
    }
    this.#note(from, isAlone);
  }

  /** A node with nothing but its id is declared where nothing else stands on the line. */
  #note(vertices: readonly Vertex[], isAlone: boolean): void {
    if (isAlone) for (const { word, isShaped } of vertices) if (!isShaped) this.builder.declare(word);
  }

  #vertices(): readonly Vertex[] {
    const vertices: Vertex[] = [];
    do {
      const vertex = this.#vertex();
      if (vertex === undefined) break;
      vertices.push(vertex);
    } while (this.#scanner.take(/\s*&\s*/y) !== undefined);
    return vertices;
  }

  #vertex(): Vertex | undefined {
    const scanner = this.#scanner;
    scanner.spaces();
    const word = scanner.word(id);
    if (word === undefined) return undefined;
    const shape = this.#shape();
    if (shape === undefined) this.builder.mention(word);
    else this.builder.declare(word, { label: shape.label });
    scanner.take(/:::[\w-]+/y);
    return { word, isShaped: shape !== undefined };
  }

  #shape(): { readonly label: string | undefined } | undefined {
    const scanner = this.#scanner;
    if (scanner.look(/@\{/y) !== undefined) {
      const data = scanner.take(/@\{(?:"[^"]*"|'[^'\n]*'|[^}"'])*\}?/y)?.[0] ?? '';
      return { label: /\blabel\s*:\s*(["'])(.*?)\1/s.exec(data)?.[2] };
    }
    const shape = shapes.find(([opening]) => scanner.text.startsWith(opening, scanner.offset));
    if (shape === undefined) return undefined;
    const [opening, closings] = shape;
    const start = scanner.offset;
    scanner.offset += opening.length;
    const text = scanner.take(/\s*"[^"]*"\s*|[^\n[\](){}"]*/y)?.[0] ?? '';
    const closing = closings.find((one) => scanner.text.startsWith(one, scanner.offset));
    if (closing !== undefined) scanner.offset += closing.length;
    // The closing of `[/` begins with a character that a label may hold.
    else if (opening.startsWith('[') && /[\\/]$/.test(text) && scanner.text[scanner.offset] === ']') scanner.offset += 1;
    else if (!scanner.text.slice(start, scanner.offset).includes('\n')) scanner.take(/[^\n;]*/y);
    return { label: labelOf(text) };
  }

  #edge(): { readonly label: string | undefined; readonly at: Word['at'] } | undefined {
    const scanner = this.#scanner;
    const before = scanner.offset;
    scanner.take(/\s*/y);
    const plain = scanner.word(arrow);
    if (plain !== undefined) {
      this.#named(plain.text);
      scanner.spaces();
      const label = scanner.take(/\|(?:"([^"]*)"|([^|\n]*))\|/y);
      scanner.take(/\s*/y);
      return { label: label && labelOf(label[1] ?? label[2] ?? ''), at: plain.at };
    }
    const start = scanner.offset;
    const opened = scanner.take(openArrow)?.[0];
    const end = opened === undefined ? undefined : arrowEnd[opened.slice(-2)];
    const words = end && scanner.take(end)?.[0];
    if (words === undefined) {
      scanner.offset = before;
      return undefined;
    }
    const at = { start, end: scanner.offset };
    this.#named(opened ?? '');
    scanner.take(/\s*/y);
    return { label: labelOf(words.replace(/[xo<]?[-=.]+[xo>]?$/, '')), at };
  }

  /** `e1@-->` */
  #named(arrowText: string): void {
    const end = arrowText.indexOf('@');
    if (end > 0) this.builder.nameEdge(arrowText.slice(0, end));
  }
}

function labelOf(text: string): string {
  const label = text.trim().replace(/^"([^]*)"$/, '$1').replace(/[\\/]$/, '');
  return label.trim().replace(/^`([^]*)`$/, '$1').replace(/\s+/g, ' ');
}
