import { CallExpression, ImportExpression, NewExpression, SpreadElement, Super } from '../../../generated/yukuNodes.ts';
import type { Argument, Call, Import } from '../../model/module.ts';
import type { Range } from '../../model/text.ts';
import type { RequireValue, Value } from '../../model/value.ts';
import { calleeName, recordExportCall } from './commonJs.ts';
import { noNode, type Cursor, type NodeIndex } from './cursor.ts';
import { unresolved, type Mutable } from './draft.ts';
import { fixedString, identifierName, unwrapped } from './looks.ts';
import { lookUp } from './scope.ts';
import type { Frame, Walk } from './walk.ts';

export function isCall(cursor: Cursor, node: NodeIndex): boolean {
  const kind = cursor.kind(node);
  return kind === CallExpression.nodeKind || kind === NewExpression.nodeKind;
}

/** A call or construction, recorded; `require('x')` is an import and no call. */
export function callValue(walk: Walk, node: NodeIndex, frame: Frame, awaited: boolean): Value {
  const { cursor, draft } = walk;
  const form = cursor.kind(node) === NewExpression.nodeKind ? NewExpression : CallExpression;
  const required = form === CallExpression ? requireValue(walk, node, frame) : undefined;
  if (required !== undefined) return required;
  const index = draft.calls.length;
  const range = cursor.range(node);
  const calleeNode = cursor.child(node, form.callee);
  const call: Mutable<Call> = {
    form: form === NewExpression ? 'new' : cursor.kind(calleeNode) === Super.nodeKind ? 'super' : 'call',
    callee: unresolved(range),
    arguments: [],
    argumentsRange: argumentsRange(cursor, node, [calleeNode, cursor.child(node, form.typeArguments)]),
    awaited,
    body: frame.body,
    guards: frame.guards,
    range,
  };
  draft.calls.push(call);
  call.callee = walk.value(calleeNode, frame);
  call.arguments = argumentsOf(walk, cursor.list(node, form.arguments), frame);
  recordExportCall(walk, call);
  return interopValue(walk, call) ?? { kind: 'call', call: index, range };
}

function argumentsOf(walk: Walk, nodes: readonly NodeIndex[], frame: Frame): readonly Argument[] {
  const { cursor } = walk;
  return nodes.map((node) => {
    const spread = cursor.kind(node) === SpreadElement.nodeKind;
    const value = walk.value(spread ? cursor.child(node, SpreadElement.argument) : node, frame);
    return { value, spread, range: cursor.range(node) };
  });
}

/** Between the parentheses that follow the callee and its type arguments; undefined where there are none. */
function argumentsRange(cursor: Cursor, call: NodeIndex, before: readonly NodeIndex[]): Range | undefined {
  const end = cursor.end(call);
  const from = Math.max(...before.map((node) => (node === noNode ? 0 : cursor.end(node))));
  const open = openingParenthesis(cursor.text, from, end);
  if (open === undefined) return undefined;
  return { start: open + 1, end: cursor.text[end - 1] === ')' && end - 1 > open ? end - 1 : end };
}

/** The first `(` of a text that stands in no comment. */
function openingParenthesis(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (text[at] === '(') return at;
    if (text.startsWith('//', at)) at = skipTo(text, '\n', at);
    else if (text.startsWith('/*', at)) at = skipTo(text, '*/', at);
  }
  return undefined;
}

function skipTo(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

function requireValue(walk: Walk, node: NodeIndex, frame: Frame): RequireValue | undefined {
  const { cursor } = walk;
  const callee = unwrapped(cursor, cursor.child(node, CallExpression.callee));
  if (identifierName(cursor, callee) !== 'require' || !meansRequire(walk, frame)) return undefined;
  const source = cursor.list(node, CallExpression.arguments)[0] ?? noNode;
  return importValue(walk, { form: 'require', node, source, frame });
}

/** Whether `require` is Node's own, or made by `createRequire`. */
function meansRequire(walk: Walk, frame: Frame): boolean {
  const { bindings, calls } = walk.draft;
  const binding = lookUp(frame.scope, 'require');
  if (binding === undefined) return true;
  const init = bindings[binding]?.init;
  const callee = init?.kind === 'call' ? calls[init.call]?.callee : undefined;
  if (callee?.kind === 'member') return callee.property === 'createRequire';
  return callee?.kind === 'name' && bindings[callee.binding]?.from?.imported === 'createRequire';
}

interface Asking {
  readonly form: 'require' | 'dynamic';
  readonly node: NodeIndex;
  readonly source: NodeIndex;
  readonly frame: Frame;
}

function importValue(walk: Walk, { form, node, source, frame }: Asking): RequireValue | undefined {
  const { cursor, draft } = walk;
  const specifier = fixedString(cursor, source);
  if (specifier === undefined) return undefined;
  const range = cursor.range(node);
  const asked: Import = { specifier, specifierRange: cursor.range(source), form, typeOnly: false, body: frame.body, guards: frame.guards, range };
  return { kind: 'require', import: draft.imports.push(asked) - 1, range };
}

/** `import('x')`. Its promise is taken for the module, as `await` is looked through. */
export function dynamicImportValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const source = cursor.child(node, ImportExpression.source);
  const options = cursor.child(node, ImportExpression.options);
  const value = importValue(walk, { form: 'dynamic', node, source, frame });
  if (value === undefined) walk.value(source, frame);
  if (options !== noNode) walk.value(options, frame);
  return value ?? unresolved(cursor.range(node));
}

/**
 * What compilers put around `require('x')`: TypeScript, esbuild, Babel and SWC. The result is the module, with a
 * `default` where it had none.
 */
const interop = /^(__importDefault|__importStar|__toESM|_+interop_?[rR]equire_?([dD]efault|[wW]ildcard))$/;

function interopValue(walk: Walk, call: Call): Value | undefined {
  const [first] = call.arguments;
  return first?.value.kind === 'require' && interop.test(calleeName(walk.draft, call.callee)) ? first.value : undefined;
}
