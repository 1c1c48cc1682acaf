import type { ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { isPython } from './paths.ts';
import { meaningOf, type Meaning } from './values.ts';
import type { Modules } from './modules.ts';

/** The name of the variable that `process.env.NAME` reads; undefined for any other member. */
export function environmentVariable(modules: Modules, module: ModuleFacts, member: Extract<Value, { kind: 'member' }>): string | undefined {
  return isEnvironment(modules, module, member.object) ? member.property : undefined;
}

function isEnvironment(modules: Modules, module: ModuleFacts, object: Value): boolean {
  if (object.kind === 'member' && object.property === 'env') return isProcess(modules, module, object.object);
  const meaning = meaningOf(modules, module, object);
  return meaning.kind === 'value' && meaning.value.kind === 'member' && meaning.value.property === 'env' && isProcess(modules, meaning.module, meaning.value.object);
}

function isProcess(modules: Modules, module: ModuleFacts, value: Value): boolean {
  const meaning = meaningOf(modules, module, value);
  if (meaning.kind === 'package') return /^(?:node:)?process$/.test(meaning.specifier);
  return meaning.kind === 'value' && meaning.value.kind === 'global' && meaning.value.name === 'process';
}

/**
 * The environment variable that a value is read from, in the ways of its language: `process.env.NAME`; in Python
 * `os.environ['NAME']`, `os.environ.get('NAME')` and `os.getenv('NAME')`, with or without something else for where it is not set.
 */
export function variableRead(modules: Modules, meaning: Meaning): string | undefined {
  if (meaning.kind === 'package') return variableOfPackage(meaning);
  if (meaning.kind !== 'value') return undefined;
  const { module, value } = meaning;
  if (value.kind === 'member') return environmentVariable(modules, module, value);
  return value.kind === 'call' && isPython(module.path) ? variableAskedFor(modules, module, value.call) : undefined;
}

/** `environ['NAME']` is a member of what `os` offers, as `env.NAME` is of `node:process`. */
function variableOfPackage({ specifier, path: [slot, name, ...others] }: Extract<Meaning, { kind: 'package' }>): string | undefined {
  const isEnvironmentOf = specifier === 'os' ? slot === 'environ' : /^(?:node:)?process$/.test(specifier) && slot === 'env';
  return isEnvironmentOf && others.length === 0 ? name : undefined;
}

function variableAskedFor(modules: Modules, module: ModuleFacts, index: number): string | undefined {
  const call = module.calls[index];
  const callee = call === undefined ? undefined : meaningOf(modules, module, call.callee);
  if (call === undefined || callee?.kind !== 'package' || callee.specifier !== 'os' || !/^(?:environ\.get|getenv)$/.test(callee.path.join('.'))) return undefined;
  const [name] = call.arguments;
  return name?.value.kind === 'literal' && typeof name.value.value === 'string' ? name.value.value : undefined;
}
