import { phrase } from '../core/language.ts';
import type { PhraseData, PhraseId } from '../core/language.ts';
import type { FunctionSetting, HandlerFunction, HandlerSite } from '../core/model/handler.ts';
import type { LocatedPlace } from '../core/model/finding.ts';
import type { Language } from '../core/model/text.ts';
import { code, link } from './markdown.ts';

/** What a hover is written with. */
export interface HoverReader {
  readonly language: Language;
  /** The URI of a path of the same folder. */
  readonly uriOf: (path: string) => string;
}

/** More functions than these at one place make nobody any wiser. */
const mostFunctions = 4;
const mostTried = 6;

/** What a hover over a handler says, as Markdown without commands and HTML. */
export function handlerHover({ side, functions }: HandlerSite, reader: HoverReader): string {
  const say = speaker(reader);
  if (functions.length === 0) return say('server.hover.guessed');
  const blocks = functions.slice(0, mostFunctions).map((one) => paragraph(say, reader, { side, one }));
  const more = functions.length - mostFunctions;
  return [...blocks, ...(more > 0 ? [say('server.hover.more', { count: more })] : [])].join('\n\n');
}

type Say = (id: PhraseId, data?: PhraseData) => string;

function speaker({ language }: HoverReader): Say {
  return (id, data) => phrase(id, language, data);
}

function paragraph(say: Say, reader: HoverReader, { side, one }: { readonly side: HandlerSite['side']; readonly one: HandlerFunction }): string {
  const reason = side === 'code' ? say('server.hover.declared', { place: placeLink(say, reader, one.declaredAt), name: code(one.name) }) : destination(say, reader, one);
  const settings = one.settings.map((setting) => witness(say, reader, setting));
  return settings.length === 0 ? reason : `${reason}\n\n${settings.join(' · ')}`;
}

function destination(say: Say, reader: HoverReader, { name, exportName, code: where }: HandlerFunction): string {
  const data = { name: code(name), export: code(exportName) };
  if (where.kind === 'missing') return say('server.hover.noFile', { ...data, tried: triedFiles(say, where.tried) });
  if (where.export !== undefined) return say('server.hover.leads', { ...data, place: placeLink(say, reader, where.export) });
  const start = { line: 0, character: 0 };
  return say('server.hover.noExport', { ...data, place: link(code(where.module), reader.uriOf(where.module), start) });
}

function triedFiles(say: Say, tried: readonly string[]): string {
  const shown = tried.slice(0, mostTried).map(code).join(', ');
  return tried.length <= mostTried ? shown : `${shown} ${say('server.hover.more', { count: tried.length - mostTried })}`;
}

function placeLink(say: Say, { uriOf }: HoverReader, { path, start }: LocatedPlace): string {
  return link(say('server.hover.line', { file: code(path), line: start.line + 1 }), uriOf(path), start);
}

/** One setting with the place that says so. */
function witness(say: Say, { uriOf }: HoverReader, { name, value, at }: FunctionSetting): string {
  return `${say(`server.hover.${name}`)} ${link(shownValue(say, { name, value }), uriOf(at.path), at.start)}`;
}

function shownValue(say: Say, { name, value }: Pick<FunctionSetting, 'name' | 'value'>): string {
  if (value === undefined) return say(name === 'vpc' ? 'server.hover.set' : 'server.hover.computed');
  return name === 'timeout' ? say('server.hover.seconds', { seconds: value }) : code(String(value));
}
