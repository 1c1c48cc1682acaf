import type { ClientRow, OptionsArgument, OptionSetting } from '../model/client.ts';
import type { Connection } from '../model/connection.ts';
import type { Argument, Call, ModuleFacts } from '../model/module.ts';
import type { Property, Value } from '../model/value.ts';
import { isTextOrNumber } from './textOrNumber.ts';
import { meaningOf, type Meaning } from './values.ts';
import type { Modules } from './modules.ts';

/** What a call's arguments say of one option: that it has the value, that it has another, nothing, or nobody knows. */
export type Saying = 'set' | 'other' | 'silent' | 'unresolved';

/** Whether the call opens a socket when it is evaluated, as far as its arguments tell. */
export function opensWhen(modules: Modules, module: ModuleFacts, call: Call, row: ClientRow): Connection['opens'] {
  if (isLeftOut(call, row.target)) return 'on-first-use';
  if (mayBeClient(modules, module, call, row.reuses)) return 'unresolved';
  if (isUncertain(modules, module, call, row)) return 'unresolved';
  const setting = row.opens === 'at-once' ? row.lazy : row.eager;
  if (setting === undefined || row.options === undefined) return row.opens;
  const said = saidOf({ modules, options: row.options, setting, budget: { left: enough } }, module, call);
  if (said === 'unresolved') return 'unresolved';
  if (said !== 'set') return row.opens;
  return row.opens === 'at-once' ? 'on-first-use' : 'at-once';
}

function isLeftOut({ arguments: given }: Call, index: number | undefined): boolean {
  return index !== undefined && given.length <= index && !given.some((argument) => argument.spread);
}

function mayBeClient(modules: Modules, module: ModuleFacts, call: Call, index: number | undefined): boolean {
  const argument = index === undefined ? undefined : call.arguments[index];
  if (argument === undefined) return false;
  const meaning = meaningOf(modules, module, argument.value);
  if (meaning.kind !== 'value') return true;
  return meaning.value.kind !== 'object' && !isTextOrNumber(modules, meaning.module, meaning.value);
}

function isUncertain(modules: Modules, module: ModuleFacts, call: Call, { uncertainWith = [], options }: ClientRow): boolean {
  if (options === undefined) return false;
  return uncertainWith.some((name) => saidOf({ modules, options, setting: { path: [name], value: true }, budget: { left: enough } }, module, call) !== 'silent');
}

/** Values looked at for one question: spreads and alternatives of each other may have no end. */
const enough = 500;

/** One question about the options of a call. */
interface Question {
  readonly modules: Modules;
  readonly options: OptionsArgument;
  readonly setting: OptionSetting;
  readonly budget: { left: number };
}

function saidOf(question: Question, module: ModuleFacts, call: Call): Saying {
  const { options } = question;
  if (options.kind === 'keywords') return saidByName(question, module, call, options.parameters);
  return options.kind === 'merged' ? saidByAll(question, module, call.arguments.slice(0, options.within)) : saidByOne(question, module, call, options.index);
}

/** An argument that stands at the option's place, else the one of its name. */
function saidByName(question: Question, module: ModuleFacts, call: Call, parameters: readonly string[]): Saying {
  const index = parameters.indexOf(question.setting.path[0] ?? '');
  const inOrder = call.arguments.filter((argument) => argument.keywords !== true);
  if (inOrder.some((argument) => argument.spread)) return 'unresolved';
  const placed = index < 0 ? undefined : inOrder[index];
  if (placed !== undefined) return saidByOption(meaningOf(question.modules, module, placed.value), question.setting);
  const named = call.arguments.find((argument) => argument.keywords === true);
  return named === undefined ? 'silent' : saidByArgument(question, module, named);
}

/** Options may stand in any of the first arguments; a URL's query beats them, then the first object that has the option. */
function saidByAll(question: Question, module: ModuleFacts, considered: readonly Argument[]): Saying {
  const sayings = considered.map((argument) => saidByArgument(question, module, argument));
  if (considered.some((argument, index) => sayings[index] === 'set' && argument.value.kind !== 'object')) return 'set';
  return sayings.find((saying) => saying !== 'silent') ?? 'silent';
}

function saidByOne(question: Question, module: ModuleFacts, call: Call, index: number): Saying {
  if (call.arguments.slice(0, index + 1).some((argument) => argument.spread)) return 'unresolved';
  const argument = call.arguments[index];
  return argument === undefined ? 'silent' : saidByArgument(question, module, argument);
}

function saidByArgument(question: Question, module: ModuleFacts, argument: Argument): Saying {
  if (argument.spread) return 'unresolved';
  return saidByMeaning(question, meaningOf(question.modules, module, argument.value));
}

function saidByMeaning(question: Question, meaning: Meaning, depth = 0): Saying {
  if (meaning.kind === 'function') return 'silent';
  if (meaning.kind !== 'value' || --question.budget.left < 0) return 'unresolved';
  const { module, value } = meaning;
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && isInQuery(question, [value.value]) ? 'set' : 'silent';
    case 'template':
      return isInQuery(question, value.texts) ? 'set' : 'silent';
    case 'object':
      return saidByProperties(question, module, value.properties, depth);
    case 'either':
      return agreed(value.options.map((option) => saidByMeaning(question, meaningOf(question.modules, module, option), depth)));
    default:
      return isTextOrNumber(question.modules, module, value) ? 'silent' : 'unresolved';
  }
}

function agreed(sayings: readonly Saying[]): Saying {
  const [first] = sayings;
  return first !== undefined && sayings.every((saying) => saying === first) ? first : 'unresolved';
}

/** ioredis reads the query of a URL as options, and any text of the option as true (measured, ioredis 4, 5 and 6). */
function isInQuery({ options, setting }: Question, texts: readonly string[]): boolean {
  if (options.kind !== 'merged' || !options.urlQuery) return false;
  return texts.some((text) => new RegExp(`[?&]${setting.path.join('.')}=`).test(text));
}

function saidByProperties(question: Question, module: ModuleFacts, properties: readonly Property[], depth: number): Saying {
  const { modules, setting } = question;
  for (const property of [...properties].reverse()) {
    if (property.kind === 'computed') return 'unresolved';
    if (property.kind === 'spread') {
      const said = saidByMeaning(question, meaningOf(modules, module, property.value), depth);
      if (said !== 'silent') return said;
    } else if (property.key === setting.path[depth]) {
      const meaning = meaningOf(modules, module, property.value);
      return depth + 1 < setting.path.length ? saidByMeaning(question, meaning, depth + 1) : saidByOption(meaning, setting);
    }
  }
  return 'silent';
}

function saidByOption(meaning: Meaning, setting: OptionSetting): Saying {
  if (meaning.kind !== 'value' || meaning.value.kind !== 'literal') return 'unresolved';
  const { value } = meaning.value satisfies Extract<Value, { kind: 'literal' }>;
  if (value === undefined) return 'silent';
  const same = typeof setting.value === 'boolean' ? Boolean(value) === setting.value : value === setting.value;
  return same ? 'set' : 'other';
}
