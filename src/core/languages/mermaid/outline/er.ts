import type { DiagramOutline } from '../../../model/diagram.ts';
import { OutlineBuilder, type Word } from './outlineBuilder.ts';
import { readClick } from './links.ts';
import { readableText } from './readableText.ts';
import { readByLines } from './readByLines.ts';
import { listedIn, partOf } from './scanner.ts';

const one = String.raw`(?:\|\||\|o|o\||\}o|o\{|\}\||\|\{|u|one or zero|one or more|one or many|zero or one|zero or more|zero or many|only one|many\([01]\)|many|one|0\+|1\+|1)`;
/** `||--o{`, `one to many`: a cardinality, a line, a cardinality. */
const relation = new RegExp(String.raw`${one}\s*(?:--|\.\.|\.-|-\.|\boptionally to\b|\bto\b)\s*${one}(?![\w-])\s*`, 'i');
const name = /^(?:"[^"]*"|[^\s:;{}[\]",]+)/;

/** The structure of an entity relationship diagram's text, line by line. */
export function erOutline(source: string): DiagramOutline {
  const { text, comments } = readableText(source);
  const builder = new OutlineBuilder('er', 'entity');
  readByLines({ text: text.replace(/erDiagram/, (keyword) => ' '.repeat(keyword.length)), comments }, builder, readLine);
  return builder.build(source.length);
}

function readLine(line: Word, builder: OutlineBuilder): void {
  const { text, at } = line;
  if (builder.innermost()?.keyword === 'entity') {
    if (text.includes('}')) builder.close(at.start + text.lastIndexOf('}') + 1);
    return;
  }
  const keyword = /^(subgraph|end|direction|classDef|class|style|click)(?:\s+|$)/i.exec(text);
  if (keyword !== null && !relation.test(text)) return readKeyword((keyword[1] ?? '').toLowerCase(), partOf(line, keyword[0].length), { line, builder });
  const found = relation.exec(text);
  if (found === null) return declare(line, builder);
  const from = nameAt(partOf(line, 0, found.index));
  const rest = partOf(line, found.index + found[0].length);
  const to = nameAt(rest);
  if (from === undefined || to === undefined) return;
  builder.mention(from);
  builder.mention(to);
  const start = at.start + found.index;
  const label = /:(?!::)\s*"?([^"]*)"?$/.exec(rest.text.slice(to.text.length))?.[1]?.trim();
  builder.edge({ from: from.text, to: to.text, label, at: { start, end: start + found[0].trim().length } });
}

function readKeyword(keyword: string, rest: Word, { line, builder }: { readonly line: Word; readonly builder: OutlineBuilder }): void {
  if (keyword === 'end') return builder.close(line.at.start + 3);
  if (keyword === 'subgraph') return builder.open({ keyword, label: rest.text.replace(/"/g, ''), at: rest.text === '' ? line.at : rest.at, start: line.at.start });
  if (keyword === 'direction' || keyword === 'classdef') return;
  const ids = partOf(rest, 0, /^(?:"[^"]*"|[^\s"])+/.exec(rest.text)?.[0].length ?? 0);
  for (const id of keyword === 'click' ? [ids] : listedIn(ids)) builder.refer(id);
  if (keyword === 'click') readClick(ids, partOf(rest, ids.text.length), builder);
}

/** `ENTITY["alias"]:::css { … }`, or an entity alone on its line. */
function declare(line: Word, builder: OutlineBuilder): void {
  const id = nameAt(line);
  if (id === undefined) return;
  const after = line.text.slice(id.at.end - line.at.start);
  const alias = /^"?\s*\[\s*(?:"([^"]*)"|([^\]"]*))\s*\]/.exec(after);
  const brace = after.indexOf('{');
  if (alias === null && brace < 0 && !/^"?\s*(?::::[\w,-]+\s*)?;?$/.test(after)) return;
  builder.declare(id, { label: alias?.[1] ?? alias?.[2]?.trim() });
  if (brace < 0) return;
  builder.open({ keyword: 'entity', id: id.text, label: id.text, at: id.at, start: line.at.start });
  if (after.includes('}', brace)) builder.close(line.at.start + line.text.lastIndexOf('}') + 1);
}

/** The name that a word begins with, without its quotes. */
function nameAt(word: Word): Word | undefined {
  const id = name.exec(word.text)?.[0];
  if (id === undefined) return undefined;
  return id.startsWith('"') ? partOf(word, 1, id.length - 1) : partOf(word, 0, id.length);
}
