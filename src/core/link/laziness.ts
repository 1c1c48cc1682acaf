import type { ClientRow, Connection, LazyOption } from '../model/connection.ts';
import type { Argument, Body, Call, ModuleFacts } from '../model/module.ts';
import type { Property, Value } from '../model/value.ts';
import { meaningOf, type Meaning } from './values.ts';
import type { Modules } from './modules.ts';

type Opens = Connection['opens'];

/** What one argument says about the lazy option. `silent`: it certainly says nothing. */
type Saying = 'lazy' | 'eager' | 'silent' | 'unresolved';

/** Whether the call opens a socket when it is evaluated, as far as its arguments tell. */
export function opensWhen(modules: Modules, module: ModuleFacts, call: Call, row: ClientRow): Opens {
  if (row.opens === 'on-first-use' || row.lazy === undefined) return row.opens;
  const said = row.lazy.argument.kind === 'merged' ? saidByAll(modules, module, call, row.lazy) : saidByOne(modules, module, call, row.lazy);
  if (said === 'lazy') return 'on-first-use';
  return said === 'unresolved' ? 'unresolved' : 'at-construction';
}

/** Options may stand in any of the first arguments; a URL's query beats them, then the first object that has the option. */
function saidByAll(modules: Modules, module: ModuleFacts, call: Call, lazy: LazyOption): Saying {
  const within = lazy.argument.kind === 'merged' ? lazy.argument.within : 0;
  const considered = call.arguments.slice(0, within);
  const sayings = considered.map((argument) => saidByArgument(modules, module, argument, lazy));
  if (considered.some((argument, index) => sayings[index] === 'lazy' && argument.value.kind !== 'object')) return 'lazy';
  return sayings.find((saying) => saying !== 'silent') ?? 'silent';
}

function saidByOne(modules: Modules, module: ModuleFacts, call: Call, lazy: LazyOption): Saying {
  const index = lazy.argument.kind === 'position' ? lazy.argument.index : 0;
  if (call.arguments.slice(0, index + 1).some((argument) => argument.spread)) return 'unresolved';
  const argument = call.arguments[index];
  return argument === undefined ? 'silent' : saidByArgument(modules, module, argument, lazy);
}

function saidByArgument(modules: Modules, module: ModuleFacts, argument: Argument, lazy: LazyOption): Saying {
  if (argument.spread) return 'unresolved';
  return saidByMeaning(modules, meaningOf(modules, module, argument.value), lazy);
}

function saidByMeaning(modules: Modules, meaning: Meaning, lazy: LazyOption): Saying {
  if (meaning.kind === 'function') return 'silent';
  if (meaning.kind !== 'value') return 'unresolved';
  const { module, value } = meaning;
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && mentionsInQuery([value.value], lazy) ? 'lazy' : 'silent';
    case 'template':
      return mentionsInQuery(value.texts, lazy) ? 'lazy' : 'silent';
    case 'object':
      return saidByProperties(modules, module, value.properties, lazy);
    case 'either':
      return agreed(value.options.map((option) => saidByMeaning(modules, meaningOf(modules, module, option), lazy)));
    default:
      return isTextOrNumber(modules, module, value) ? 'silent' : 'unresolved';
  }
}

function agreed(sayings: readonly Saying[]): Saying {
  const [first] = sayings;
  return first !== undefined && sayings.every((saying) => saying === first) ? first : 'unresolved';
}

/** ioredis reads the query of a URL as options, and any text of the option as true (measured, ioredis 5 and 6). */
function mentionsInQuery(texts: readonly string[], lazy: LazyOption): boolean {
  return lazy.urlQuery && texts.some((text) => new RegExp(`[?&]${lazy.name}=`).test(text));
}

function saidByProperties(modules: Modules, module: ModuleFacts, properties: readonly Property[], lazy: LazyOption): Saying {
  for (const property of [...properties].reverse()) {
    if (property.kind === 'computed') return 'unresolved';
    if (property.kind === 'spread') {
      const said = saidByMeaning(modules, meaningOf(modules, module, property.value), lazy);
      if (said !== 'silent') return said;
      continue;
    }
    if (property.key === lazy.name) return saidByOption(modules, module, property.value, lazy);
  }
  return 'silent';
}

function saidByOption(modules: Modules, module: ModuleFacts, value: Value, lazy: LazyOption): Saying {
  const meaning = meaningOf(modules, module, value);
  if (meaning.kind !== 'value' || meaning.value.kind !== 'literal') return 'unresolved';
  if (meaning.value.value === undefined) return 'silent';
  return Boolean(meaning.value.value) === lazy.value ? 'lazy' : 'eager';
}

const textMethods = new Set(['concat', 'join', 'padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'slice', 'substring', 'toLowerCase', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart']);
const textFunctions = new Set(['Number', 'String', 'decodeURIComponent', 'encodeURIComponent', 'parseInt', 'parseFloat']);

/** Whether an expression can only be a string, a number or undefined: a host, a port, a URL, and never an options object. */
export function isTextOrNumber(modules: Modules, module: ModuleFacts, value: Value): boolean {
  const meaning = meaningOf(modules, module, value);
  if (meaning.kind !== 'value') return false;
  const known = meaning.value;
  switch (known.kind) {
    case 'literal':
      return typeof known.value !== 'boolean' && known.value !== null;
    case 'template':
      return true;
    case 'either':
      return known.options.every((option) => isTextOrNumber(modules, meaning.module, option));
    case 'name':
      return /^(?:string|number)\b/.test(meaning.module.bindings[known.binding]?.annotation ?? '');
    case 'member':
      return isEnvironmentVariable(modules, meaning.module, known);
    case 'call':
      return isTextCall(modules, meaning.module, known.call);
    default:
      return false;
  }
}

function isEnvironmentVariable(modules: Modules, module: ModuleFacts, member: Extract<Value, { kind: 'member' }>): boolean {
  const { object } = member;
  const environment = object.kind === 'member' ? object : undefined;
  if (environment !== undefined && environment.property === 'env') return isProcess(modules, module, environment.object);
  const meaning = meaningOf(modules, module, object);
  return meaning.kind === 'value' && meaning.value.kind === 'member' && meaning.value.property === 'env' && isProcess(modules, meaning.module, meaning.value.object);
}

function isProcess(modules: Modules, module: ModuleFacts, value: Value): boolean {
  const meaning = meaningOf(modules, module, value);
  if (meaning.kind === 'package') return /^(?:node:)?process$/.test(meaning.specifier);
  return meaning.kind === 'value' && meaning.value.kind === 'global' && meaning.value.name === 'process';
}

function isTextCall(modules: Modules, module: ModuleFacts, index: number): boolean {
  const call = module.calls[index];
  if (call === undefined || call.form === 'new') return false;
  if (call.callee.kind === 'global') return textFunctions.has(call.callee.name);
  if (call.callee.kind === 'member' && textMethods.has(call.callee.property)) return true;
  const callee = meaningOf(modules, module, call.callee);
  const body = callee.kind === 'function' ? callee.module.bodies[callee.body] : undefined;
  if (callee.kind !== 'function' || body === undefined || body.returns.length === 0) return false;
  return body.returns.every((returned) => {
    const given = call.arguments[parameterIndex(body, returned)];
    if (given !== undefined) return isTextOrNumber(modules, module, given.value);
    return isTextOrNumber(modules, callee.module, returned);
  });
}

/** Which parameter of the function a returned value is; -1 if it is none. */
function parameterIndex(body: Body, returned: Value): number {
  return returned.kind === 'name' ? body.parameters.findIndex((parameter) => parameter.binding === returned.binding) : -1;
}
