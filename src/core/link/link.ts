import type { Connection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { ModuleFacts } from '../model/module.ts';
import { clientCalls, methodCalls, type ClientTable } from './clientCalls.ts';
import { connectionsOf, type TextOf } from './connections.ts';
import { entriesOf, type LocatedHandler } from './entries.ts';
import { traceInvocation } from './invocations.ts';
import { traceLoad } from './loads.ts';
import { moduleView, type ModuleSource, type Resolve } from './modules.ts';
import { isTest } from './paths.ts';

/** What a linking pass starts from. */
export interface LinkInput {
  readonly clients: ClientTable;
  /** Facts by path, as far as they are known. */
  readonly known: (path: string) => ModuleFacts | undefined;
  /** Paths from which a client library can be reached by imports. */
  readonly relevant: ReadonlySet<string>;
  /** The handlers that infrastructure declares in the module at a path. */
  readonly handlersIn: (path: string) => readonly LocatedHandler[];
  /** Whether the module at a path is infrastructure itself, and no handler. */
  readonly isInfrastructure: (path: string) => boolean;
  readonly resolve: Resolve;
  /** Whether all modules that belong together are there. */
  readonly isWhole: boolean;
  readonly textOf: TextOf;
  /** The value that an environment variable is known to have for a module, where it is. */
  readonly variableAt: ModuleSource['variableAt'];
}

/** What modules come to that are linked together. */
export interface Linked {
  readonly entries: readonly Entry[];
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
  const entries = entriesOf(reaching, input.relevant, input);
  const calls = clientCalls(reaching, input.clients, input.relevant).filter((found) => !isTest(found.module.path));
  const paths = calls.length === 0 ? [] : input.relevant;
  const methods = methodCalls(reaching, calls, paths);
  const occasions = {
    coldStarts: calls.length === 0 ? [] : entries.map((entry) => traceLoad(reaching, entry)),
    events: calls.length === 0 ? [] : entries.map((entry) => traceInvocation(reaching, entry)),
  };
  return { entries, connections: connectionsOf(anywhere, { calls, methods, paths, isWhole: input.isWhole }, occasions, input.textOf), missing };
}
