import type { ClientRow, LazyOption } from '../model/connection.ts';
import type { Argument, Call, ModuleFacts } from '../model/module.ts';
import type { Range, TextEdit } from '../model/text.ts';
import type { ObjectValue } from '../model/value.ts';
import { isTextOrNumber } from './laziness.ts';
import { meaningOf } from './values.ts';
import type { Modules } from './modules.ts';

/** What is needed to write into a call: its module's facts and text. */
interface CallSite {
  readonly modules: Modules;
  readonly module: ModuleFacts;
  readonly text: string;
  readonly call: Call;
}

/**
 * The edits that tell a construction to wait for the first command, or undefined where no edit is certainly right:
 * into the options object if it is written there, else around the name that holds it, else as a further argument.
 */
export function lazyEdits(site: CallSite, row: ClientRow): readonly TextEdit[] | undefined {
  const { lazy } = row;
  if (lazy === undefined || site.call.arguments.some((argument) => argument.spread)) return undefined;
  const options = optionsArgument(site, lazy);
  if (options !== undefined) return editsIntoOptions(site, options, lazy);
  const { arguments: given } = site.call;
  const wanted = lazy.argument.kind === 'merged' ? given.length : lazy.argument.index;
  const mayTake = lazy.argument.kind === 'merged' ? given.length < lazy.argument.within : given.length === wanted;
  const plain = lazy.argument.kind === 'position' || given.every((argument) => isTextOrNumber(site.modules, site.module, argument.value));
  return mayTake && plain ? [appendedArgument(site, lazy)] : undefined;
}

function optionsArgument(site: CallSite, lazy: LazyOption): Argument | undefined {
  if (lazy.argument.kind === 'position') return site.call.arguments[lazy.argument.index];
  const objects = site.call.arguments.slice(0, lazy.argument.within).filter((argument) => isObject(site, argument));
  // Of several objects the first wins option by option, so the option is safe in the first.
  return objects[0];
}

function isObject(site: CallSite, argument: Argument): boolean {
  const meaning = meaningOf(site.modules, site.module, argument.value);
  return meaning.kind === 'value' && meaning.value.kind === 'object';
}

function editsIntoOptions(site: CallSite, argument: Argument, lazy: LazyOption): readonly TextEdit[] | undefined {
  const { value } = argument;
  if (value.kind === 'object') return editsIntoLiteral(site.text, value, lazy);
  if (value.kind !== 'name' || !isObject(site, argument)) return undefined;
  const name = site.text.slice(argument.range.start, argument.range.end);
  return [{ range: argument.range, newText: `{ ...${name}, ${optionText(lazy)} }` }];
}

function optionText(lazy: LazyOption): string {
  return `${lazy.name}: ${String(lazy.value)}`;
}

function editsIntoLiteral(text: string, object: ObjectValue, lazy: LazyOption): readonly TextEdit[] | undefined {
  const written = object.properties.find((property) => property.kind === 'property' && property.key === lazy.name);
  if (written?.kind === 'property') {
    return written.value.kind === 'literal' ? [{ range: written.value.range, newText: String(lazy.value) }] : undefined;
  }
  const last = object.properties.at(-1);
  if (last === undefined) return editsIntoEmpty(object.range, lazy);
  const indent = ownLineIndent(text, last.range.start);
  if (indent === undefined || !text.slice(last.range.end, object.range.end).includes('\n')) {
    return [{ range: at(last.range.end), newText: `, ${optionText(lazy)}` }];
  }
  return editsOnOwnLine(text, { last: last.range, end: object.range.end, indent }, lazy);
}

function editsIntoEmpty(object: Range, lazy: LazyOption): readonly TextEdit[] {
  return [{ range: object, newText: `{ ${optionText(lazy)} }` }];
}

/** A new line behind the last property's, so that a comment at its end stays with it. */
function editsOnOwnLine(text: string, where: { readonly last: Range; readonly end: number; readonly indent: string }, lazy: LazyOption): readonly TextEdit[] {
  const { last, end, indent } = where;
  const comma = commaBehind(text, last.end, end);
  const newline = text.indexOf('\n', comma ?? last.end);
  const lineEnd = text[newline - 1] === '\r' ? newline - 1 : newline;
  const lineBreak = text.slice(lineEnd, newline + 1);
  const added = `${lineBreak}${indent}${optionText(lazy)}`;
  if (comma !== undefined) return [{ range: at(lineEnd), newText: `${added},` }];
  if (lineEnd === last.end) return [{ range: at(lineEnd), newText: `,${added}` }];
  return [
    { range: at(last.end), newText: ',' },
    { range: at(lineEnd), newText: added },
  ];
}

/** Where the trailing comma ends, comments in between looked over; undefined if there is none. */
function commaBehind(text: string, from: number, to: number): number | undefined {
  const gap = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*,/.exec(text.slice(from, to));
  return gap === null ? undefined : from + gap[0].length;
}

/** The white space before a piece of code that is the first on its line; undefined if it is not. */
function ownLineIndent(text: string, offset: number): string | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

function appendedArgument(site: CallSite, lazy: LazyOption): TextEdit {
  const { call, text } = site;
  const object = `{ ${optionText(lazy)} }`;
  if (call.argumentsRange === undefined) return { range: at(call.range.end), newText: `(${object})` };
  const last = call.arguments.at(-1);
  if (last === undefined) return { range: at(call.argumentsRange.start), newText: object };
  const indent = ownLineIndent(text, last.range.start);
  const separator = indent === undefined ? ', ' : `,${lineBreakOf(text)}${indent}`;
  return { range: at(last.range.end), newText: `${separator}${object}` };
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function at(offset: number): Range {
  return { start: offset, end: offset };
}
