import type { OptionsArgument } from '../model/client.ts';
import type { OptionSlot } from '../model/connection.ts';
import type { Argument, Call, ModuleFacts } from '../model/module.ts';
import type { Range, TextEdit } from '../model/text.ts';
import type { ObjectValue } from '../model/value.ts';
import { isTextOrNumber } from './textOrNumber.ts';
import { meaningOf } from './values.ts';
import type { Modules } from './modules.ts';

/** What is needed to write into a call: its module's facts and text. */
export interface CallSite {
  readonly modules: Modules;
  readonly module: ModuleFacts;
  readonly text: string;
  readonly call: Call;
}

/** A gap for one more option, without the file it is in. */
interface Gap {
  readonly at: Range;
  readonly before: string;
  readonly after: string;
  readonly besides: readonly TextEdit[];
}

/**
 * Where one more option can be written into a call, or undefined where no place is certainly right: in the options
 * object if it is written there, else around the name that holds it, else as a further argument.
 */
export function optionSlotOf(site: CallSite, options: OptionsArgument): OptionSlot | undefined {
  if (options.kind === 'keywords' || site.call.arguments.some((argument) => argument.spread)) return undefined;
  const given = optionsArgument(site, options);
  const gap = given === undefined ? gapBehindArguments(site, options) : gapInOptions(site, given);
  return gap === undefined ? undefined : { path: site.module.path, hash: site.module.hash, ...gap };
}

/** The argument that holds the options; of several merged objects the first wins, so a new option is safe there. */
export function optionsArgument(site: Omit<CallSite, 'text'>, options: OptionsArgument): Argument | undefined {
  if (options.kind === 'position') return site.call.arguments[options.index];
  if (options.kind === 'keywords') return site.call.arguments.find((argument) => argument.keywords === true);
  return site.call.arguments.slice(0, options.within).find((argument) => isObject(site, argument));
}

function isObject(site: Omit<CallSite, 'text'>, argument: Argument): boolean {
  const meaning = meaningOf(site.modules, site.module, argument.value);
  return meaning.kind === 'value' && meaning.value.kind === 'object';
}

function gapInOptions(site: CallSite, argument: Argument): Gap | undefined {
  const { value } = argument;
  if (value.kind === 'object') return gapInLiteral(site.text, value);
  if (value.kind !== 'name' || !isObject(site, argument)) return undefined;
  const name = site.text.slice(argument.range.start, argument.range.end);
  return { at: argument.range, before: `{ ...${name}, `, after: ' }', besides: [] };
}

function gapInLiteral(text: string, object: ObjectValue): Gap {
  const last = object.properties.at(-1);
  if (last === undefined) return { at: object.range, before: '{ ', after: ' }', besides: [] };
  const indent = ownLineIndent(text, last.range.start);
  if (indent === undefined || !/[\r\n]/.test(text.slice(last.range.end, object.range.end))) {
    return { at: at(last.range.end), before: ', ', after: '', besides: [] };
  }
  return gapOnOwnLine(text, { last: last.range, end: object.range.end, indent });
}

/** A new line behind the last property's, so that a comment at its end stays with it. */
function gapOnOwnLine(text: string, where: { readonly last: Range; readonly end: number; readonly indent: string }): Gap {
  const { last, end, indent } = where;
  const comma = commaBehind(text, last.end, end);
  const lineEnd = (comma ?? last.end) + text.slice(comma ?? last.end).search(/[\r\n]/);
  const lineBreak = text.startsWith('\r\n', lineEnd) ? '\r\n' : (text[lineEnd] ?? '\n');
  const before = `${lineBreak}${indent}`;
  if (comma !== undefined) return { at: at(lineEnd), before, after: ',', besides: [] };
  if (lineEnd === last.end) return { at: at(lineEnd), before: `,${before}`, after: '', besides: [] };
  return { at: at(lineEnd), before, after: '', besides: [{ range: at(last.end), newText: ',' }] };
}

/** Where the trailing comma ends, comments in between looked over; undefined if there is none. */
function commaBehind(text: string, from: number, to: number): number | undefined {
  const gap = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*)*,/.exec(text.slice(from, to));
  return gap === null ? undefined : from + gap[0].length;
}

/** The white space before a piece of code that is the first on its line; undefined if it is not. */
function ownLineIndent(text: string, offset: number): string | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** A new last argument, where the ones before it leave the options' place free. */
function gapBehindArguments(site: CallSite, options: OptionsArgument): Gap | undefined {
  const { call, text } = site;
  const given = call.arguments;
  if (options.kind === 'keywords') return undefined;
  const isFree =
    options.kind === 'position'
      ? given.length === options.index
      : given.length < options.within && given.every((argument) => isTextOrNumber(site.modules, site.module, argument.value));
  if (!isFree) return undefined;
  if (call.argumentsRange === undefined) return { at: at(call.range.end), before: '({ ', after: ' })', besides: [] };
  const last = given.at(-1);
  if (last === undefined) return { at: at(call.argumentsRange.start), before: '{ ', after: ' }', besides: [] };
  const indent = ownLineIndent(text, last.range.start);
  const separator = indent === undefined ? ', ' : `,${text.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
  return { at: at(last.range.end), before: `${separator}{ `, after: ' }', besides: [] };
}

function at(offset: number): Range {
  return { start: offset, end: offset };
}
