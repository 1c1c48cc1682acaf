import type { Body, Export, ModuleFacts, Parameter } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { handlerMakers, handlerNames } from './handlerNames.ts';
import { isBuildOutput, isPython, isTest } from './paths.ts';
import { meaningOf, meaningOfExport, type Meaning } from './values.ts';
import type { Modules } from './modules.ts';

const eventNames = /^_?(?:event|evt|e|input|payload|record|records|_)$/i;
const eventTypes = /\b(?:\w+Event(?:V\d)?|Event|Context|(?:\w*Proxy)?Handler\w*)\b/;
const requestNames = /^_?(?:req|request|ctx|c|res|response|job|message|msg|props|args|argv|state|action)$/i;

/**
 * The exports of a module that look like Lambda handlers although no infrastructure names them: they bear a handler's
 * name and take what a handler takes. Web frameworks' handlers (request, response) do not.
 */
export function handlersByShape(modules: Modules, module: ModuleFacts): readonly Export[] {
  if (!mayBeHandler(module.path)) return [];
  return ownExports(module).filter((candidate) => {
    const meaning = meaningOfExport(modules, module.path, candidate.name);
    if (isMadeHandler(modules, meaning)) return true;
    return handlerNames.has(candidate.name) && (looksLikeHandler(modules, meaning) || isAnnotated(module, candidate.value));
  });
}

/** Whether a handler may be recognised at a path by its shape alone. */
export function mayBeHandler(path: string): boolean {
  return !isTest(path) && !isBuildOutput(path);
}

/** What the module exports itself, by name; the front end lists the properties of `module.exports = { … }` too. */
function ownExports(module: ModuleFacts): readonly Export[] {
  return module.exports.filter(({ name, from, typeOnly }) => !typeOnly && from === undefined && name !== '=' && name !== '*');
}

function isMadeHandler(modules: Modules, meaning: Meaning): boolean {
  const maker = packageCalled(modules, meaning);
  return maker !== undefined && handlerMakers.has(maker);
}

/** The package whose function, or whose function's function, a value was made by: `thundra({ … })(handle)`. */
function packageCalled(modules: Modules, meaning: Meaning, depth = 0): string | undefined {
  if (meaning.kind === 'package') return meaning.specifier;
  if (meaning.kind !== 'value' || depth > 8) return undefined;
  const { module, value } = meaning;
  if (value.kind === 'member') return packageCalled(modules, meaningOf(modules, module, value.object), depth + 1);
  const call = value.kind === 'call' ? module.calls[value.call] : undefined;
  return call === undefined ? undefined : packageCalled(modules, meaningOf(modules, module, call.callee), depth + 1);
}

function looksLikeHandler(modules: Modules, meaning: Meaning): boolean {
  if (meaning.kind === 'function') return takesEvent(meaning);
  if (meaning.kind !== 'value' || meaning.value.kind !== 'call') return false;
  return isWrapped(modules, meaning.module, meaning.value.call);
}

/** `middy(async (event) => …)`, `wrap(handle)`: a call that is given something which looks like a handler. */
function isWrapped(modules: Modules, module: ModuleFacts, index: number, budget = { left: enough }): boolean {
  const call = module.calls[index];
  if (call === undefined || --budget.left < 0) return false;
  const given = call.arguments.some((argument) => {
    const meaning = meaningOf(modules, module, argument.value);
    if (meaning.kind === 'function') return takesEvent(meaning, true);
    return meaning.kind === 'value' && meaning.value.kind === 'call' && isWrapped(modules, meaning.module, meaning.value.call, budget);
  });
  return given || (call.callee.kind === 'member' && call.callee.object.kind === 'call' && isWrapped(modules, module, call.callee.object.call, budget));
}

/** Calls looked at for one export: wrappers may be given each other. */
const enough = 50;

function takesEvent({ module: { path, bodies }, body: index }: Extract<Meaning, { kind: 'function' }>, mustTake = false): boolean {
  const body = bodies[index];
  if (body === undefined || body.parameters.length > 3) return false;
  if (isPython(path)) return takesEventAndContext(body);
  const [first] = body.parameters;
  return first === undefined ? !mustTake : isEvent(first);
}

const contextNames = /^_*(?:context|ctx|lambda_context|c|_)?$/i;
const pythonEventNames = /^_*(?:event|evt|events|lambda_event|input_event|record)$/i;

/** Lambda calls a Python handler with both; many other things are called `handler` there. */
function takesEventAndContext({ parameters }: Body): boolean {
  const [event, context, ...others] = parameters;
  if (event?.name === undefined || context?.name === undefined || others.length > 0) return false;
  return pythonEventNames.test(event.name) && contextNames.test(context.name);
}

function isEvent(parameter: Parameter): boolean {
  if (parameter.annotation !== undefined && eventTypes.test(parameter.annotation)) return true;
  if (parameter.name === undefined) return true;
  return eventNames.test(parameter.name) || (parameter.annotation === undefined && !requestNames.test(parameter.name));
}

/** `export const handler: APIGatewayProxyHandlerV2 = …`: whoever writes the type knows what it is. */
function isAnnotated(module: ModuleFacts, value: Value | undefined): boolean {
  if (value?.kind !== 'name') return false;
  return /\b(?:\w+Handler(?:V\d)?|Handler)\b/.test(module.bindings[value.binding]?.annotation ?? '');
}
