import type { Body, Export, ModuleFacts, Parameter } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { isBuildOutput, isTest } from './paths.ts';
import { meaningOf, meaningOfExport, type Meaning } from './values.ts';
import type { Modules } from './modules.ts';

/** The export names that AWS's own examples and starters give a handler. */
const handlerNames = new Set(['handler', 'lambdaHandler', 'lambda_handler']);
const eventNames = /^_?(?:event|evt|e|input|payload|record|records|_)$/i;
const eventTypes = /\b(?:\w+Event(?:V\d)?|Event|Context|(?:\w*Proxy)?Handler\w*)\b/;
const requestNames = /^_?(?:req|request|ctx|c|res|response|job|message|msg|props|args|argv|state|action)$/i;

/**
 * The exports of a module that look like Lambda handlers although no infrastructure names them: they bear a handler's
 * name and take what a handler takes. Web frameworks' handlers (request, response) do not.
 */
export function handlersByShape(modules: Modules, module: ModuleFacts): readonly Export[] {
  if (isTest(module.path) || isBuildOutput(module.path)) return [];
  return handlerExports(modules, module).filter((candidate) => {
    const meaning = meaningOfExport(modules, module.path, candidate.name);
    return looksLikeHandler(modules, meaning) || isAnnotated(module, candidate.value);
  });
}

function handlerExports(modules: Modules, module: ModuleFacts): readonly Export[] {
  const named = module.exports.filter((candidate) => handlerNames.has(candidate.name) && !candidate.typeOnly && candidate.from === undefined);
  if (named.length > 0) return named;
  const whole = module.exports.find((candidate) => candidate.name === '=');
  const meaning = whole?.value === undefined ? undefined : meaningOf(modules, module, whole.value);
  if (whole === undefined || meaning?.kind !== 'value' || meaning.value.kind !== 'object') return [];
  return meaning.value.properties.flatMap((property) =>
    property.kind === 'property' && handlerNames.has(property.key)
      ? [{ name: property.key, value: property.value, from: undefined, typeOnly: false, range: property.range }]
      : [],
  );
}

function looksLikeHandler(modules: Modules, meaning: Meaning): boolean {
  if (meaning.kind === 'function') return takesEvent(meaning.module.bodies[meaning.body]);
  if (meaning.kind !== 'value' || meaning.value.kind !== 'call') return false;
  return isWrapped(modules, meaning.module, meaning.value.call);
}

/** `middy(async (event) => …)`, `wrap(handle)`: a call that is given something which looks like a handler. */
function isWrapped(modules: Modules, module: ModuleFacts, index: number, depth = 0): boolean {
  const call = module.calls[index];
  if (call === undefined || depth > 5) return false;
  const given = call.arguments.some((argument) => {
    const meaning = meaningOf(modules, module, argument.value);
    if (meaning.kind === 'function') return takesEvent(meaning.module.bodies[meaning.body], true);
    return meaning.kind === 'value' && meaning.value.kind === 'call' && isWrapped(modules, meaning.module, meaning.value.call, depth + 1);
  });
  return given || (call.callee.kind === 'member' && call.callee.object.kind === 'call' && isWrapped(modules, module, call.callee.object.call, depth + 1));
}

function takesEvent(body: Body | undefined, mustTake = false): boolean {
  if (body === undefined || body.parameters.length > 3) return false;
  const [first] = body.parameters;
  return first === undefined ? !mustTake : isEvent(first);
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
