import type { ClientRow } from '../model/client.ts';
import type { Connection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { LambdaFunction } from '../model/lambdaFunction.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { TemplateFacts } from '../model/template.ts';
import type { ProjectResource } from '../rule/index.ts';
import { clientCalls, methodCalls } from './clientCalls.ts';
import { connectionsOf, type TextOf } from './connections.ts';
import { functionsOf } from './functions.ts';
import { entriesOf, type LocatedHandler } from './entries.ts';
import { traceInvocation } from './invocations.ts';
import { traceLoad } from './loads.ts';
import { moduleView, type ModuleSource, type Resolve } from './modules.ts';
import type { MajorOf } from './packageVersions.ts';
import { isTest } from './paths.ts';

/** What a linking pass starts from. */
export interface LinkInput {
  readonly clients: readonly ClientRow[];
  /** Facts by path, as far as they are known. */
  readonly known: (path: string) => ModuleFacts | undefined;
  /** Paths from which a client library can be reached by imports. */
  readonly relevant: ReadonlySet<string>;
  readonly handlers: readonly LocatedHandler[];
  readonly templates: readonly TemplateFacts[];
  readonly resolve: Resolve;
  readonly majorOf: MajorOf;
  readonly textOf: TextOf;
  /** The value that an environment variable is known to have for a module, where it is. */
  readonly variableAt: ModuleSource['variableAt'];
}

/** The project as rules see it. */
export interface Linked {
  readonly entries: readonly Entry[];
  readonly resources: readonly ProjectResource[];
  readonly functions: readonly LambdaFunction[];
  readonly connections: readonly Connection[];
  /** Paths whose facts would make the picture more certain. */
  readonly missing: ReadonlySet<string>;
}

/** Joins facts to entries and connections. Pure: the same input gives the same picture. */
export function link(input: LinkInput): Linked {
  const missing = new Set<string>();
  const source = { known: input.known, resolve: input.resolve, variableAt: input.variableAt, missing };
  // What runs is followed only where a client can be reached; what an option is, wherever it is written.
  const reaching = moduleView(source, (path) => input.relevant.has(path));
  const anywhere = moduleView(source, () => true);
  const entries = entriesOf(reaching, input.relevant, {
    handlers: input.handlers,
    infrastructure: new Set(input.templates.map(({ path }) => path)),
  });
  const calls = clientCalls(reaching, { rows: input.clients, majorOf: input.majorOf }, input.relevant).filter((found) => !isTest(found.module.path));
  const paths = calls.length === 0 ? [] : input.relevant;
  const methods = methodCalls(reaching, calls, paths);
  const occasions = {
    coldStarts: calls.length === 0 ? [] : entries.map((entry) => traceLoad(reaching, entry)),
    events: calls.length === 0 ? [] : entries.map((entry) => traceInvocation(reaching, entry)),
  };
  const resources = input.templates.flatMap((template) => template.resources.map((resource) => ({ resource, template })));
  return { entries, resources, functions: functionsOf(input.templates), connections: connectionsOf(anywhere, { calls, methods, paths }, occasions, input.textOf), missing };
}
