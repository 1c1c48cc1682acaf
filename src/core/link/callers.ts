import type { Caller } from '../model/entry.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { partsOf } from './valueParts.ts';

/** What answers CloudFormation on behalf of a custom resource: AWS's own module, also where it was copied into the project, and crhelper of Python. */
const answeringPackage = /(?:^|[/.])(?:cfn[-_]?response|crhelper)(?:\.[cm]?[jt]s)?$/i;
/** The events of a custom resource in @types/aws-lambda and aws-cdk-lib. */
const deploymentEvent = /\b(?:CloudFormationCustomResource\w*(?:Event|Handler)|CdkCustomResource\w*(?:Event|Handler)|(?:OnEvent|IsComplete)Request)\b/;
/** What such an event has, and no other has all of (CloudFormation User Guide, “Custom resource request reference”). */
const deploymentKeys = ['RequestType', 'ResourceProperties'];
/** The same of an event with which Secrets Manager has a secret rotated (Secrets Manager User Guide, “Rotation by Lambda function”). */
const rotationKeys = ['SecretId', 'ClientRequestToken', 'Step'];

/** Found once for all keystrokes in other modules. */
const callers = new WeakMap<ModuleFacts, { readonly caller: Caller | undefined }>();

/** What the code of a module says of who calls the handlers in it; undefined where it says nothing of that. */
export function callerOf(module: ModuleFacts): Caller | undefined {
  const known = callers.get(module) ?? { caller: saidCaller(module) };
  callers.set(module, known);
  return known.caller;
}

function saidCaller(module: ModuleFacts): Caller | undefined {
  if (module.imports.some(({ specifier }) => answeringPackage.test(specifier)) || annotationsOf(module).some((type) => deploymentEvent.test(type))) return 'deployment';
  const read = keysRead(module);
  if (deploymentKeys.every((key) => read.has(key))) return 'deployment';
  return rotationKeys.every((key) => read.has(key)) ? 'schedule' : undefined;
}

function annotationsOf({ bindings, bodies }: ModuleFacts): readonly string[] {
  return [...bindings, ...bodies.flatMap(({ parameters }) => parameters)].flatMap(({ annotation }) => annotation ?? []);
}

/** The names of members that are asked for by name anywhere in a module. */
function keysRead({ bindings, calls }: ModuleFacts): ReadonlySet<string> {
  const tests = calls.flatMap(({ guards }) => guards.flatMap(({ test }) => ('of' in test ? [test.of] : [])));
  const values: readonly (Value | undefined)[] = [...bindings.map(({ init }) => init), ...calls.flatMap(({ callee, arguments: given }) => [callee, ...given.map(({ value }) => value)]), ...tests];
  return new Set(values.flatMap((value) => (value === undefined ? [] : partsOf(value).flatMap((part) => (part.kind === 'member' ? [part.property] : [])))));
}
