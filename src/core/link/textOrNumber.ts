import type { Body, ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { environmentVariable } from './environment.ts';
import { meaningOf } from './values.ts';
import type { Modules } from './modules.ts';

const textMethods = new Set(['concat', 'join', 'padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'slice', 'substring', 'toLowerCase', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart']);
const textFunctions = new Set(['Number', 'String', 'decodeURIComponent', 'encodeURIComponent', 'parseInt', 'parseFloat']);

/** Values looked at for one question: functions may return what they return, and alternatives be alternatives of each other. */
const enough = 200;

/** Whether an expression can only be a string, a number or undefined: a host, a port, a URL, and never an options object. */
export function isTextOrNumber(modules: Modules, module: ModuleFacts, value: Value, budget = { left: enough }): boolean {
  if (--budget.left < 0) return false;
  const meaning = meaningOf(modules, module, value);
  if (meaning.kind !== 'value') return false;
  const known = meaning.value;
  switch (known.kind) {
    case 'literal':
      return typeof known.value !== 'boolean' && known.value !== null;
    case 'template':
      return true;
    case 'either':
      return known.options.every((option) => isTextOrNumber(modules, meaning.module, option, budget));
    case 'name':
      return /^(?:string|number)\b/.test(meaning.module.bindings[known.binding]?.annotation ?? '');
    case 'member':
      return environmentVariable(modules, meaning.module, known) !== undefined;
    case 'call':
      return isTextCall(modules, meaning.module, known.call, budget);
    default:
      return false;
  }
}

function isTextCall(modules: Modules, module: ModuleFacts, index: number, budget: { left: number }): boolean {
  const call = module.calls[index];
  if (call === undefined || call.form === 'new') return false;
  if (call.callee.kind === 'global') return textFunctions.has(call.callee.name);
  if (call.callee.kind === 'member' && textMethods.has(call.callee.property)) return true;
  const callee = meaningOf(modules, module, call.callee);
  const body = callee.kind === 'function' ? callee.module.bodies[callee.body] : undefined;
  if (callee.kind !== 'function' || body === undefined || body.returns.length === 0) return false;
  return body.returns.every((returned) => {
    const given = call.arguments[parameterIndex(body, returned)];
    if (given !== undefined) return isTextOrNumber(modules, module, given.value, budget);
    return isTextOrNumber(modules, callee.module, returned, budget);
  });
}

/** Which parameter of the function a returned value is; -1 if it is none. */
function parameterIndex(body: Body, returned: Value): number {
  return returned.kind === 'name' ? body.parameters.findIndex((parameter) => parameter.binding === returned.binding) : -1;
}
