import type { ConnectionOptions, Declaration } from '../model/connection.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { FileEdit, Range, TextEdit } from '../model/text.ts';
import type { Value } from '../model/value.ts';
import type { ClientCall } from './clientCalls.ts';
import { partsOf } from './valueParts.ts';

/** A client's call with what is already known of it. */
export interface Hoistable {
  readonly found: ClientCall;
  readonly opens: 'at-once' | 'on-first-use' | 'unresolved';
  readonly options: ConnectionOptions;
  readonly declaration: Declaration | undefined;
}

/**
 * The edit that moves the declaration of a client from the function it is the first statement of to module scope, in
 * front of that function, and makes the client wait for its first use. Undefined where the moved call would not
 * certainly do the same: something runs before it, or its names mean nothing or something else there. `text` is the
 * module's text.
 */
export function hoistOf(hoistable: Hoistable, text: string | undefined): FileEdit | undefined {
  const { found, declaration } = hoistable;
  const { module, call } = found;
  if (text === undefined || declaration === undefined || call.body === 0 || call.awaited || call.guards.length > 0) return undefined;
  const start = aboveComments(text, lineStart(text, nameStart(found)));
  const target = placeBefore(module, call.body, { text, start });
  const waiting = edited(hoistable, text, { start, end: declaration.end });
  if (target === undefined || waiting === undefined || !isAloneOfItsName(module, declaration.name) || !meansTheSame(found, target)) return undefined;
  const statement = dedented(waiting, declaration.lead);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  if (statement === undefined) return undefined;
  const blank = /^(?:\r\n|\n)(?:[ \t]*(?:\r\n|\n))?/.exec(text.slice(declaration.end));
  const edits: readonly TextEdit[] = [
    { range: { start: target, end: target }, newText: `${statement}${lineBreak}${lineBreak}` },
    { range: { start, end: declaration.end + (blank?.[0].length ?? 0) }, newText: '' },
  ];
  return { path: module.path, hash: module.hash, edits };
}

function nameStart({ module, index, call }: ClientCall): number {
  return module.bindings.find(({ init }) => init?.kind === 'call' && init.call === index)?.range.start ?? call.range.start;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The start of the statement that holds a function, comments above it included, if the function's first statement is at `start`. */
function placeBefore(module: ModuleFacts, index: number, { text, start }: { readonly text: string; readonly start: number }): number | undefined {
  const body = module.bodies[index];
  if (body?.kind !== 'function' || body.parent !== 0) return undefined;
  const isFirst = /^[^{}]*\{[ \t]*(?:\r\n|\n)$/.test(text.slice(body.range.start, start)) && !module.calls.some((other) => other.body === index && other.range.start < start);
  const line = lineStart(text, body.range.start);
  // A declared function can be called above the place where it stands, where the client would not be there yet.
  const runsAbove = /^(?:export )?(?:default )?(?:async )?function\b/.test(text.slice(line)) && module.calls.some((other) => other.body === 0 && other.range.start < line);
  if (!isFirst || runsAbove || !/^(?:export|const|async|function|exports\.|module\.exports)\b/.test(text.slice(line))) return undefined;
  return aboveComments(text, line);
}

/** The start of the comments that end right above a line: they belong to it. */
function aboveComments(text: string, line: number): number {
  if (line === 0) return line;
  const above = lineStart(text, line - 1);
  return commentLine.test(text.slice(above, line)) ? aboveComments(text, above) : line;
}

const commentLine = /^[ \t]*(?:\/\/|\/\*|\*)/;

/** Whether the last of these lines may be a comment that belongs to what follows. */
export function mayBelongBelow(lines: string): boolean {
  return commentLine.test(lines.slice(lineStart(lines, lines.length - 1)));
}

/** The statement with the option that makes the call wait, where it would open at once. */
function edited({ found, opens, options }: Hoistable, text: string, statement: Range): string | undefined {
  if (opens === 'on-first-use') return text.slice(statement.start, statement.end);
  const { lazy } = found.row;
  const { slot } = options;
  const [name, ...inner] = lazy?.path ?? [];
  if (opens === 'unresolved' || lazy === undefined || slot === undefined || name === undefined || inner.length > 0) return undefined;
  if (slot.besides.length > 0 || options.given.some(({ path }) => path.join('.') === name)) return undefined;
  return `${text.slice(statement.start, slot.at.start)}${slot.before}${name}: ${String(lazy.value)}${slot.after}${text.slice(slot.at.end, statement.end)}`;
}

/** A statement moved to the left; undefined where a line is not indented as the first is, or a text would change with it. */
function dedented(statement: string, lead: string): string | undefined {
  const indent = lead.replace(/^[\r\n]+/, '');
  const lines = statement.split('\n');
  if (lines.some((line) => !line.startsWith(indent)) || (lines.length > 1 && statement.includes('`'))) return undefined;
  const moved = lines.map((line) => line.slice(indent.length)).join('\n');
  return /^(?:(?:\/\/|\/\*| \*).*\n)*const /.test(moved) ? moved : undefined;
}

function isAloneOfItsName({ bindings }: ModuleFacts, name: string): boolean {
  return bindings.filter((binding) => binding.name === name).length === 1;
}

/** Whether the call is made of nothing but what the module has, unchanged, above `place`. */
function meansTheSame({ module, call }: ClientCall, place: number): boolean {
  const parts = [call.callee, ...call.arguments.map(({ value }) => value)].flatMap((value) => partsOf(value));
  return parts.every((part) => isSettled(module, part, place));
}

function isSettled(module: ModuleFacts, part: Value, place: number): boolean {
  if (part.kind === 'call' || part.kind === 'function' || part.kind === 'class' || part.kind === 'this' || part.kind === 'unresolved') return false;
  const binding = part.kind === 'name' ? module.bindings[part.binding] : undefined;
  if (part.kind !== 'name') return true;
  return binding?.kind === 'import' || (binding?.kind === 'const' && binding.body === 0 && binding.range.end < place);
}
