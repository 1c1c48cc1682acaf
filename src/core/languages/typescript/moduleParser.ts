import type { ModuleFacts } from '../../model/module.ts';
import type { Localized, Range } from '../../model/text.ts';
import type { ModuleParser } from '../../project.ts';
import { lineStartsOf } from '../lineStarts.ts';
import type { Complaint } from './cursor.ts';
import { dialectOf, type Dialect } from './dialect.ts';
import { mends } from './mend.ts';
import { moduleFacts, noFacts, type Identity } from './moduleFacts.ts';
import { ParserInstance, trapped } from './parserInstance.ts';

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
  return (path, text, hash) => factsOf(parser, text, { path, hash, lineStarts: lineStartsOf(text) });
}

/** One way of reading a text, and what was wrong with it. */
interface Reading {
  readonly facts: ModuleFacts;
  readonly dialect: Dialect;
  readonly complaint: Complaint | undefined;
}

function factsOf(parser: ParserInstance, text: string, identity: Identity): ModuleFacts {
  const reading = bestReading(parser, text, identity);
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

/** As a module, or, where that fails and nothing is imported or exported, as CommonJS. */
function bestReading(parser: ParserInstance, text: string, identity: Identity): Reading {
  const dialect = dialectOf(identity.path);
  const asModule = read(parser, text, identity, dialect);
  const mayBeCommonJs = dialect.mayBeCommonJs && asModule.complaint !== undefined;
  if (!mayBeCommonJs || asModule.facts.imports.some(({ form }) => form === 'static' || form === 'from')) return asModule;
  const asCommonJs = read(parser, text, identity, { ...dialect, sourceType: 'commonjs' });
  return asCommonJs.complaint === undefined ? asCommonJs : asModule;
}

function read(parser: ParserInstance, text: string, identity: Identity, dialect: Dialect): Reading {
  const reading = parser.read(text, dialect, (cursor) => ({ facts: moduleFacts(cursor, identity), dialect, complaint: cursor.firstError() }));
  if (reading !== trapped && reading.facts !== undefined) return { ...reading, facts: reading.facts };
  return { facts: noFacts(text, identity, tooDeeply), dialect, complaint: undefined };
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
  const facts = parser.read(text, dialect, (cursor) => (cursor.firstError() === undefined ? moduleFacts(cursor, identity, damage) : undefined));
  return facts === trapped ? undefined : facts;
}
