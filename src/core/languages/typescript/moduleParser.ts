import type { ModuleFacts } from '../../model/module.ts';
import type { Localized, Range } from '../../model/text.ts';
import type { ModuleParser } from '../../project.ts';
import { lineStartsOf } from '../lineStarts.ts';
import type { Complaint } from './cursor.ts';
import { dialectOf, type Dialect } from './dialect.ts';
import { LastModule } from './lastModule.ts';
import { mends } from './mend.ts';
import { moduleFacts, noFacts, type Identity } from './moduleFacts.ts';
import { ParserInstance, trapped } from './parserInstance.ts';
import type { TopLevel } from './topLevel.ts';

/** The complaint about a text that neither the parser nor the facts can go to the bottom of. */
export const tooDeeply: Localized = {
  en: 'The code is nested too deeply to be read.',
  ko: '코드가 너무 깊이 중첩되어 있어 읽을 수 없습니다.',
};

/** Longer texts are not mended: each try parses the whole. In UTF-16 code units. */
const longestMended = 1 << 17;

/**
 * Makes the parser of TypeScript and JavaScript files. The path decides the dialect; the text has no byte order mark.
 * It never throws for what a text holds: broken text gives what could be recovered, and `syntaxError`.
 * @param wasm the file `yuku-parser.wasm` of @yuku-parser/wasm
 */
export function createModuleParser(wasm: Uint8Array): ModuleParser {
  const parser = new ParserInstance(wasm);
  const last = new LastModule(parser);
  const parse = (path: string, text: string, hash: string): ModuleFacts => {
    const identity = { path, hash, lineStarts: lineStartsOf(text) };
    const reading = bestReading(parser, text, identity);
    const { dialect, topLevel } = reading;
    last.keep(reading.complaint === undefined && topLevel !== undefined ? { path, text, dialect, topLevel } : undefined);
    return factsOf(parser, text, identity, reading);
  };
  return Object.assign(parse, { isOnlyMoved: last.isOnlyMoved.bind(last) });
}

/** One way of reading a text, and what was wrong with it. */
interface Reading {
  readonly facts: ModuleFacts;
  readonly dialect: Dialect;
  readonly complaint: Complaint | undefined;
  /** Undefined also where the text could not be read. */
  readonly topLevel: (() => TopLevel) | undefined;
}

function factsOf(parser: ParserInstance, text: string, identity: Identity, reading: Reading): ModuleFacts {
  const { facts, complaint } = reading;
  if (complaint === undefined) return facts;
  const { message, range } = complaint;
  return { ...(mended(parser, text, identity, reading) ?? facts), syntaxError: { message, range: withWholeLineEnds(text, range) } };
}

/** The parser may complain of one half of a CRLF: a place that no editor has. */
function withWholeLineEnds(text: string, { start, end }: Range): Range {
  const cuts = (offset: number): boolean => text[offset - 1] === '\r' && text[offset] === '\n';
  return { start: cuts(start) ? start - 1 : start, end: cuts(end) ? end + 1 : end };
}

/** As its path says, or, where that fails, as the first of the others that it is without a fault. */
function bestReading(parser: ParserInstance, text: string, identity: Identity): Reading {
  const dialect = dialectOf(identity.path);
  const asWritten = read(parser, text, identity, dialect);
  if (asWritten.complaint === undefined) return asWritten;
  for (const other of otherDialects(dialect, asWritten.facts)) {
    const reading = read(parser, text, identity, other);
    if (reading.complaint === undefined) return reading;
  }
  return asWritten;
}

/** What a text in JavaScript can be that is none as a module: CommonJS, where nothing is imported or exported, or, compiled by Babel, typed with Flow. */
function otherDialects(dialect: Dialect, { imports }: ModuleFacts): readonly Dialect[] {
  if (dialect.language !== 'jsx') return [];
  const isModule = imports.some(({ form }) => form === 'static' || form === 'from');
  return [...(dialect.mayBeCommonJs && !isModule ? [{ ...dialect, sourceType: 'commonjs' } as const] : []), { ...dialect, language: 'tsx' }];
}

function read(parser: ParserInstance, text: string, identity: Identity, dialect: Dialect): Reading {
  const reading = parser.read(text, dialect, (cursor) => ({ module: moduleFacts(cursor, identity), complaint: cursor.firstError() }));
  if (reading !== trapped && reading.module !== undefined) return { facts: reading.module.facts, topLevel: reading.module.topLevel, dialect, complaint: reading.complaint };
  return { facts: noFacts(text, identity, tooDeeply), dialect, complaint: undefined, topLevel: undefined };
}

/** The facts of the first mend of a text that makes it sound. */
function mended(parser: ParserInstance, text: string, identity: Identity, { complaint, dialect }: Reading): ModuleFacts | undefined {
  if (complaint === undefined || text.length > longestMended) return undefined;
  for (const mend of mends(text, complaint)) {
    const facts = soundFacts(parser, mend.text, { dialect, identity, damage: mend.damage });
    if (facts !== undefined) return facts;
  }
  return undefined;
}

interface Trial {
  readonly dialect: Dialect;
  readonly identity: Identity;
  readonly damage: Range;
}

function soundFacts(parser: ParserInstance, text: string, { dialect, identity, damage }: Trial): ModuleFacts | undefined {
  const facts = parser.read(text, dialect, (cursor) => (cursor.firstError() === undefined ? moduleFacts(cursor, identity, damage)?.facts : undefined));
  return facts === trapped ? undefined : facts;
}
