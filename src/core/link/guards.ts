import type { Guard, ModuleFacts, Test, Write } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { variableRead } from './environment.ts';
import { meaningOf, type Meaning } from './values.ts';
import type { Modules } from './modules.ts';
import { isPython } from './paths.ts';
import { isEmpty } from './valueParts.ts';

/**
 * Whether a guarded piece of code runs on a cold start: `true` and `false` are certain, `undefined` is not known.
 * A cold start is the first time the module is loaded, so whatever is memoised is still unset.
 */
export function runsOnColdStart(modules: Modules, module: ModuleFacts, guards: readonly Guard[]): boolean | undefined {
  let verdict: boolean | undefined = true;
  for (const guard of guards) {
    const passes = armRuns(modules, module, guard);
    if (passes === false) return false;
    if (passes === undefined && guard.orThrows !== true) verdict = undefined;
  }
  return verdict;
}

/** The guards of which it is not known whether they let the code run. */
export function openGuards(modules: Modules, module: ModuleFacts, guards: readonly Guard[]): readonly Guard[] {
  return guards.filter((guard) => guard.orThrows !== true && armRuns(modules, module, guard) === undefined);
}

function armRuns(modules: Modules, module: ModuleFacts, guard: Guard): boolean | undefined {
  const holds = testHolds(modules, module, guard);
  if (holds === undefined) return undefined;
  return guard.arm === 'then' ? holds : !holds;
}

function testHolds(modules: Modules, module: ModuleFacts, guard: Guard): boolean | undefined {
  const { test } = guard;
  if (test.kind === 'constant') return test.truthy;
  if (test.kind === 'unresolved') return undefined;
  if (test.kind === 'same') return isSame(modules, module, test);
  const unset = isUnset(modules, module, test, guard.branch);
  return unset === undefined ? undefined : unset !== test.negated;
}

/**
 * Test runners set NODE_ENV to `test`, and nobody deploys that: what Lambda loads is not under test. What else a variable
 * holds is known where the project's configuration says so.
 */
function isSame(modules: Modules, module: ModuleFacts, { of, as, negated }: Extract<Test, { kind: 'same' }>): boolean | undefined {
  const variable = variableRead(modules, meaningOf(modules, module, of));
  if (variable === undefined) return undefined;
  const value = modules.variableOf(module, variable);
  if (value !== undefined) return (value === as) !== negated;
  return as === 'test' && variable === 'NODE_ENV' ? negated : undefined;
}

/** Whether a value is an environment variable that is known to be set; an empty one holds nothing and is set all the same. */
function isSetVariable(modules: Modules, module: ModuleFacts, meaning: Meaning): boolean {
  const variable = variableRead(modules, meaning);
  return variable !== undefined && (modules.variableOf(module, variable) ?? '') !== '';
}

type UnsetTest = Extract<Test, { kind: 'unset' }>;

function isUnset(modules: Modules, module: ModuleFacts, test: UnsetTest, branch: number): boolean | undefined {
  const { of } = test;
  if (of.kind === 'name') return isNameUnset(modules, module, of.binding, branch);
  const meaning = meaningOf(modules, module, of);
  // What looks like `os.getenv` may be a function of the user's own, which may give what is empty.
  if (of.kind === 'call' && isPython(module.path)) return isSetVariable(modules, module, meaning) ? false : undefined;
  if (meaning.kind === 'class' || meaning.kind === 'function' || meaning.kind === 'instance') return false;
  if (isSetVariable(modules, module, meaning)) return false;
  if (meaning.kind !== 'value') return undefined;
  if (meaning.value.kind === 'literal') return meaning.value.value === undefined || meaning.value.value === null;
  const isSlot = isGlobalSlot(modules, meaning.module, meaning.value) || isStaticSlot(modules, meaning.module, meaning.value);
  return isSlot && !isWrittenBefore(module, meaning.value, branch) ? true : undefined;
}

/** `let client;` and `var client = null;` are unset until something assigns to them. */
function isNameUnset(modules: Modules, module: ModuleFacts, index: number, branch: number): boolean | undefined {
  const binding = module.bindings[index];
  if (binding === undefined || binding.kind === 'parameter' || binding.from !== undefined) return undefined;
  if (isDeclaredInsideBranch(module, index, branch)) return true;
  if (binding.init === undefined) return binding.kind === 'let' || binding.kind === 'var' ? !isNameWrittenBefore(module, index, branch) || undefined : undefined;
  const meaning = meaningOf(modules, module, binding.init);
  if (meaning.kind === 'class' || meaning.kind === 'function' || meaning.kind === 'instance') return false;
  if (isSetVariable(modules, module, meaning)) return false;
  if (meaning.kind !== 'value') return undefined;
  if (meaning.value.kind !== 'literal') return isGlobalSlot(modules, meaning.module, meaning.value) || undefined;
  if (meaning.value.value !== undefined && meaning.value.value !== null) return false;
  return !isNameWrittenBefore(module, index, branch) || undefined;
}

/** `if (typeof client === 'undefined') { var client = … }`: hoisted, so unset when the question is asked. */
function isDeclaredInsideBranch(module: ModuleFacts, index: number, branch: number): boolean {
  const binding = module.bindings[index];
  if (binding === undefined || binding.kind !== 'var') return false;
  const inside = module.calls.find((call) => call.guards.some((guard) => guard.branch === branch) && contains(binding.init?.range, call.range));
  return inside !== undefined;
}

function isNameWrittenBefore(module: ModuleFacts, index: number, branch: number): boolean {
  const start = startOf(module, branch);
  return module.writes.some(
    (write) => write.target.kind === 'name' && write.target.binding === index && countsAsEarlier(write, branch, start),
  );
}

/** Assignments at load, outside the branch and above it, may have set the value. Those in functions come later. */
function countsAsEarlier(write: Write, branch: number, start: number): boolean {
  if (write.body !== 0) return false;
  return !write.guards.some((guard) => guard.branch === branch) && write.range.end <= start;
}

/** Where the first call of a branch stands. */
function startOf(module: ModuleFacts, branch: number): number {
  return module.calls.find((call) => call.guards.some((guard) => guard.branch === branch))?.range.start ?? Infinity;
}

/** A property of `globalThis` or `global`, where singletons are kept: a new process has none of them. */
function isGlobalSlot(modules: Modules, module: ModuleFacts, value: Value): boolean {
  if (value.kind !== 'member') return false;
  const object = meaningOf(modules, module, value.object);
  if (object.kind !== 'value' || object.value.kind !== 'global') return false;
  return object.value.name === 'globalThis' || object.value.name === 'global';
}

/** A static field, where singletons are kept as well, that nothing fills while its class is evaluated. In Python fields are names of the class's body. */
function isStaticSlot(modules: Modules, module: ModuleFacts, value: Value): boolean {
  if (value.kind !== 'member') return false;
  const owner = meaningOf(modules, module, value.object);
  if (owner.kind !== 'class' || isPython(owner.module.path) || owner.module.classes[owner.class]?.superclass !== undefined) return false;
  return !owner.module.writes.some((write) => isFieldNamed(write, owner.class, value.property) && !isEmpty(write.value));
}

/** Fields write `this.name` in the body of the class's static or instance fields. */
function isFieldNamed({ target }: Write, index: number, name: string): boolean {
  return target.kind === 'member' && target.property === name && target.object.kind === 'this' && target.object.class === index;
}

function isWrittenBefore(module: ModuleFacts, slot: Value, branch: number): boolean {
  const start = startOf(module, branch);
  return module.writes.some(
    (write) =>
      write.target.kind === 'member' && slot.kind === 'member' && write.target.property === slot.property && countsAsEarlier(write, branch, start),
  );
}

function contains(outer: { readonly start: number; readonly end: number } | undefined, inner: { readonly start: number; readonly end: number }): boolean {
  return outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}
