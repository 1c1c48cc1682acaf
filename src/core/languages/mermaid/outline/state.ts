import type { DiagramOutline } from '../../../model/diagram.ts';
import { OutlineBuilder, type Word } from './outlineBuilder.ts';
import { readClick, readCommentLinks } from './links.ts';
import { readableText } from './readableText.ts';
import { listedIn, partOf, Scanner, trimmedWord } from './scanner.ts';

/** The structure of a state diagram's text, line by line. */
export function stateOutline(source: string): DiagramOutline {
  const { text, comments } = readableText(source);
  const reader = new StateReader();
  const scanner = new Scanner(text.replace(/stateDiagram(?:-v2)?/, (keyword) => ' '.repeat(keyword.length)));
  while (!scanner.isDone) {
    reader.line(trimmedWord(scanner.restOfLine()));
    scanner.offset += 1;
  }
  readCommentLinks(comments, reader.builder);
  return reader.builder.build(source.length);
}

class StateReader {
  readonly builder = new OutlineBuilder('state', 'state');
  #inNote = false;

  line(line: Word): void {
    const { text, at } = line;
    if (this.#inNote) {
      this.#inNote = !/^end note\b/i.test(text);
      return;
    }
    if (/^(?:direction|hide|scale|classDef|--)(?:\s|$)/.test(text)) return;
    const closing = /^(?:\}\s*)+/.exec(text)?.[0] ?? '';
    for (let offset = 0; offset < closing.length; offset += 1) if (closing[offset] === '}') this.builder.close(at.start + offset + 1);
    this.#opened(partOf(line, closing.length));
  }

  /** A line without what it closes. */
  #opened(line: Word): void {
    const { text } = line;
    if (text === '') return;
    const word = /^(state|note|click|style|class)\s+/i.exec(text);
    const rest = word === null ? line : partOf(line, word[0].length);
    if (word?.[1]?.toLowerCase() === 'state') return this.#declared(rest, line);
    if (word?.[1]?.toLowerCase() === 'note') return this.#note(rest);
    if (word !== null) return this.#aboutNodes(word[1] ?? '', rest);
    this.#statement(line);
  }

  /** `state "Label" as id {`, `state id <<choice>>`, `state id {`. */
  #declared(rest: Word, line: Word): void {
    const labelled = /^"([^"]*)"\s+as\s+/.exec(rest.text);
    const body = labelled === null ? rest : partOf(rest, labelled[0].length);
    const name = partOf(body, 0, /^[^\s:{<]+/.exec(body.text)?.[0].length ?? 0);
    if (name.text === '') return;
    const id = withoutClass(name);
    const described = /^\s*:([^:].*)$/.exec(body.text.slice(name.text.length))?.[1]?.trim();
    this.builder.declare(id, { label: labelled?.[1] ?? described });
    if (/\{\s*$/.test(body.text)) this.builder.open({ keyword: 'state', id: id.text, label: labelled?.[1] ?? id.text, at: id.at, start: line.at.start });
    else if (/\{.*\}\s*$/.test(body.text)) this.#inOneLine(body, id, line);
  }

  /** `state a { b --> c }`. */
  #inOneLine(body: Word, id: Word, line: Word): void {
    this.builder.open({ keyword: 'state', id: id.text, label: id.text, at: id.at, start: line.at.start });
    this.#statement(partOf(body, body.text.indexOf('{') + 1, body.text.lastIndexOf('}')));
    this.builder.close(body.at.end);
  }

  #note(rest: Word): void {
    const of = /^(?:left|right)\s+of\s+/i.exec(rest.text);
    if (of === null) return;
    const target = partOf(rest, of[0].length);
    const colon = target.text.indexOf(':');
    const id = partOf(target, 0, colon < 0 ? undefined : colon);
    if (id.text !== '') this.builder.mention(id);
    this.#inNote = colon < 0;
  }

  #aboutNodes(keyword: string, rest: Word): void {
    const ids = partOf(rest, 0, keyword.toLowerCase() === 'class' ? /^[^\s,]+(?:\s*,\s*[^\s,]+)*/.exec(rest.text)?.[0].length : /^\S+/.exec(rest.text)?.[0].length);
    for (const id of listedIn(ids)) this.builder.refer(id);
    if (keyword.toLowerCase() === 'click') readClick(ids, partOf(rest, ids.text.length), this.builder);
  }

  /** `a --> b : label`, `a : description`, `a`. */
  #statement(line: Word): void {
    const arrow = line.text.indexOf('-->');
    if (arrow < 0) {
      const [, name = '', description] = /^([^\s:{]+(?:::[\w-]+)?)\s*(?::([^:].*))?$/.exec(line.text) ?? [];
      if (name !== '' && name !== '[*]') this.builder.declare(withoutClass(partOf(line, 0, name.length)), { label: description?.trim() });
      return;
    }
    const from = withoutClass(partOf(line, 0, arrow));
    const rest = partOf(line, arrow + 3);
    const [target = ''] = /^[^\s:]*(?:::[^\s:]+)?/.exec(rest.text) ?? [];
    const to = withoutClass(partOf(rest, 0, target.length));
    for (const word of [from, to]) if (word.text !== '' && word.text !== '[*]' && !/\s/.test(word.text)) this.builder.mention(word);
    const label = /^\s*:(.*)$/.exec(rest.text.slice(target.length))?.[1]?.trim();
    if (from.text !== '' && to.text !== '') this.builder.edge({ from: from.text, to: to.text, label, at: { start: line.at.start + arrow, end: line.at.start + arrow + 3 } });
  }
}

function withoutClass(word: Word): Word {
  const at = word.text.indexOf(':::');
  return partOf(word, 0, at < 0 ? undefined : at);
}
