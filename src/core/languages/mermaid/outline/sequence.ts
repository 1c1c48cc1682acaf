import type { DiagramOutline } from '../../../model/diagram.ts';
import { OutlineBuilder, type Word } from './outlineBuilder.ts';
import { readableText } from './readableText.ts';
import { readByLines } from './readByLines.ts';
import { listedIn, partOf } from './scanner.ts';

/** The arrows of Mermaid 12.3.0, longest first. */
const arrow = /<<-->>|<<->>|-->>|->>|--\|\\|--\|\/|--\\\\|--\/\/|\/\|--|\\\|--|\/\/--|\\\\--|-->|--x|--\)|->|-x|-\)|-\|\\|-\|\/|-\\\\|-\/\/|\/\|-|\\\|-|\/\/-|\\\\-/i;
const opening = /^(loop|alt|opt|par_over|par|critical|break|rect|box)\b/i;
const participant = /^(?:create\s+)?(participant|actor)\s+/i;
const aboutOne = /^(?:activate|deactivate|destroy|links|link|properties|details)\s+/i;
const note = /^note\s+(?:over|(?:left|right)\s+of)\s+/i;

/** The structure of a sequence diagram's text, line by line. */
export function sequenceOutline(source: string): DiagramOutline {
  const builder = new OutlineBuilder('sequence', 'participant');
  readByLines(readableText(source), builder, readLine);
  return builder.build(source.length);
}

function readLine(line: Word, builder: OutlineBuilder): void {
  const { text, at } = line;
  const block = opening.exec(text)?.[1];
  if (block !== undefined && !arrow.test(text.slice(0, text.indexOf(':') < 0 ? undefined : text.indexOf(':')))) {
    const label = partOf(line, block.length);
    return builder.open({ keyword: block.toLowerCase(), label: label.text, at: { start: at.start, end: at.start + block.length }, start: at.start });
  }
  if (/^end\b\s*[;#]?/i.test(text) && !arrow.test(text)) return builder.close(at.start + 3);
  const declared = participant.exec(text);
  if (declared !== null) return declare(partOf(line, declared[0].length), declared[1]?.toLowerCase() === 'actor' ? 'actor' : 'participant', builder);
  const named = note.exec(text) ?? aboutOne.exec(text);
  if (named !== null) {
    for (const one of listedIn(upTo(partOf(line, named[0].length), /[:;#]/))) builder.mention(one);
    return;
  }
  readMessage(line, builder);
}

function declare(rest: Word, role: 'participant' | 'actor', builder: OutlineBuilder): void {
  const [, name = '', data = '', alias] = /^([^<>:,;@]*?)(?:\s*@(\{[^}]*\}?))?(?:\s+as\s+(.*))?$/.exec(rest.text) ?? [];
  const shown = alias ?? /["']?alias["']?\s*:\s*["']([^"']*)["']/.exec(data)?.[1];
  const id = partOf(rest, 0, name.length);
  if (id.text !== '') builder.declare(id, { label: shown?.replace(/[;#].*$/, '').trim(), role });
}

function readMessage(line: Word, builder: OutlineBuilder): void {
  const found = arrow.exec(line.text);
  if (found === null) return;
  const from = participantIn(partOf(line, 0, found.index));
  const rest = partOf(line, found.index + found[0].length);
  const to = participantIn(upTo(rest, /[:;]/));
  if (from.text === '' || to.text === '') return;
  builder.mention(from);
  builder.mention(to);
  const colon = rest.text.indexOf(':');
  const start = line.at.start + found.index;
  builder.edge({ from: from.text, to: to.text, label: colon < 0 ? undefined : rest.text.slice(colon + 1).trim(), at: { start, end: start + found[0].length } });
}

/** Without the marks of an activation and of a central connection. */
function participantIn(word: Word): Word {
  const [lead = ''] = /^(?:\(\)|[+-])?\s*/.exec(word.text) ?? [];
  const tail = /\(\)$/.test(word.text) ? 2 : 0;
  return partOf(word, lead.length, word.text.length - tail);
}

function upTo(word: Word, stop: RegExp): Word {
  const end = stop.exec(word.text)?.index ?? word.text.length;
  return partOf(word, 0, end);
}
