import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents } from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import type { PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import { treeLimits } from '../valueTree.ts';
import type { ValueDialect } from '../valueTree.ts';
import { createBuilder } from './builder.ts';
import type { Built, NodeProperties, ScalarSource, TreeBuilder } from './builder.ts';

/**
 * Every document of a well-formed YAML text.
 *
 * @throws {YAMLException} where it is not well-formed, or nests deeper than {@link treeLimits}.
 */
export function readEvents(text: string, dialect: ValueDialect): readonly PropertyValue[] {
  const cursor: Cursor = { text, events: parseEvents(text, { maxDepth: treeLimits.depth }), next: 0, end: 0 };
  const documents: PropertyValue[] = [];
  while (cursor.next < cursor.events.length) {
    const event = take(cursor);
    if (event?.type !== EVENT_ID.DOCUMENT) continue;
    const builder = createBuilder(dialect);
    while (!atPop(cursor)) documents.push(readNode(cursor, builder).value);
    take(cursor);
  }
  return documents;
}

interface Cursor {
  readonly text: string;
  readonly events: readonly Event[];
  next: number;
  /** Where the last value that was read ends. */
  end: number;
}

type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

function take(cursor: Cursor): Event | undefined {
  const event = cursor.events[cursor.next];
  cursor.next += 1;
  return event;
}

function atPop(cursor: Cursor): boolean {
  const event = cursor.events[cursor.next];
  return event === undefined || event.type === EVENT_ID.POP;
}

function readNode(cursor: Cursor, builder: TreeBuilder): Built {
  const event = take(cursor);
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return readScalar(cursor, builder, event);
    case EVENT_ID.SEQUENCE:
      return readSequence(cursor, builder, event);
    case EVENT_ID.MAPPING:
      return readMapping(cursor, builder, event);
    case EVENT_ID.ALIAS:
      cursor.end = event.anchorEnd;
      return builder.alias(cursor.text.slice(event.anchorStart, event.anchorEnd), {
        start: event.anchorStart - 1,
        end: event.anchorEnd,
      });
    default:
      return builder.scalar({ text: '', plain: true, range: { start: cursor.end, end: cursor.end } }, noProperties(cursor.end));
  }
}

function readScalar(cursor: Cursor, builder: TreeBuilder, event: ScalarEvent): Built {
  const source = scalarSource(cursor, event);
  cursor.end = source.range.end;
  return builder.scalar(source, propertiesOf(cursor.text, event, source.range.start));
}

function readSequence(cursor: Cursor, builder: TreeBuilder, event: SequenceEvent): Built {
  cursor.end = event.start + 1;
  const items: Built[] = [];
  while (!atPop(cursor)) items.push(readNode(cursor, builder));
  const range = closeCollection(cursor, event);
  return builder.list(items, range, propertiesOf(cursor.text, event, event.start));
}

function readMapping(cursor: Cursor, builder: TreeBuilder, event: MappingEvent): Built {
  cursor.end = event.start + (event.style === COLLECTION_STYLE.FLOW ? 1 : 0);
  const pairs: (readonly [Built, Built])[] = [];
  while (!atPop(cursor)) pairs.push([readNode(cursor, builder), readNode(cursor, builder)]);
  const range = closeCollection(cursor, event);
  return builder.map(pairs, range, propertiesOf(cursor.text, event, event.start));
}

/** Events do not say where a collection ends: a block with its last value, a flow collection with its bracket. */
function closeCollection(cursor: Cursor, event: SequenceEvent | MappingEvent): Range {
  take(cursor);
  if (event.style === COLLECTION_STYLE.FLOW) cursor.end = closingBracket(cursor.text, cursor.end) + 1;
  return { start: event.start, end: cursor.end };
}

/** The bracket behind the last value; only separators and comments can stand between. */
function closingBracket(text: string, from: number): number {
  let offset = from;
  while (offset < text.length) {
    const character = text[offset];
    if (character === ']' || character === '}') return offset;
    offset += character === '#' ? text.slice(offset).search(/[\r\n]|$/) : 1;
  }
  return text.length - 1;
}

function scalarSource(cursor: Cursor, event: ScalarEvent): ScalarSource {
  const plain = event.style === SCALAR_STYLE.PLAIN;
  if (event.valueStart < 0) return { text: '', plain, range: emptyRange(cursor, event) };
  return { text: getScalarValue(cursor.text, event), plain, range: scalarRange(cursor.text, event) };
}

/** A value that is not written stands behind its tag or anchor, or behind the colon. */
function emptyRange(cursor: Cursor, event: ScalarEvent): Range {
  const behind = cursor.text[cursor.end] === ':' ? cursor.end + 1 : cursor.end;
  const start = Math.max(behind, event.tagEnd, event.anchorEnd);
  return { start, end: start };
}

/** Quotes belong to a value; the indentation before a block scalar and the line break behind it do not. */
function scalarRange(text: string, event: ScalarEvent): Range {
  const { valueStart: start, valueEnd: end } = event;
  switch (event.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: start - 1, end: end + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return trimmed(text, start, end);
    default:
      return { start, end };
  }
}

function trimmed(text: string, start: number, end: number): Range {
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: from, end: Math.max(from, start + written.trimEnd().length) };
}

function propertiesOf(text: string, event: Properties, start: number): NodeProperties {
  const tagged = event.tagStart >= 0;
  return {
    anchor: event.anchorStart >= 0 ? text.slice(event.anchorStart, event.anchorEnd) : undefined,
    tag: tagged ? text.slice(event.tagStart, event.tagEnd) : undefined,
    start: tagged ? event.tagStart : start,
  };
}

function noProperties(start: number): NodeProperties {
  return { anchor: undefined, tag: undefined, start };
}
