import type { Connection, Load } from '../model/connection.ts';
import type { Guard } from '../model/module.ts';
import { openGuards, runsOnColdStart } from './guards.ts';
import { opensWhen } from './laziness.ts';
import { lazyEdits } from './lazyEdit.ts';
import type { ClientCall } from './clientCalls.ts';
import type { LoadTrace } from './loads.ts';
import type { Modules } from './modules.ts';

/** Gives the text that a module's facts were made from. */
export type TextOf = (path: string) => string | undefined;

/** Joins the constructions of clients to the entries whose loading runs them. */
export function connectionsOf(modules: Modules, calls: readonly ClientCall[], traces: readonly LoadTrace[], textOf: TextOf): readonly Connection[] {
  const opened = calls.map((found) => ({ found, opens: opensWhen(modules, found.module, found.call, found.row) }));
  const eager = opened.filter(({ opens }) => opens === 'at-construction').map(({ found }) => found);
  return opened.map(({ found, opens }) => ({
    client: found.row,
    package: found.package,
    at: { path: found.module.path, range: found.call.range },
    opens,
    loads: runsUnconditionally(modules, found, eager) ? loadsOf(found, traces) : [],
    lazyEdit: lazyEditOf(modules, found, textOf),
  }));
}

function loadsOf(found: ClientCall, traces: readonly LoadTrace[]): readonly Load[] {
  return traces.flatMap((trace) => trace.arrivalAt(found.module.path, found.call.body) ?? []);
}

/** Also true where every arm of a condition that nobody can evaluate constructs an eager client: one of them will run. */
function runsUnconditionally(modules: Modules, found: ClientCall, eager: readonly ClientCall[]): boolean {
  const runs = runsOnColdStart(modules, found.module, found.call.guards);
  if (runs !== undefined) return runs;
  return openGuards(modules, found.module, found.call.guards).every((guard) => hasTwin(found, guard, eager));
}

function hasTwin(found: ClientCall, guard: Guard, eager: readonly ClientCall[]): boolean {
  return eager.some(
    (other) =>
      other.module.path === found.module.path &&
      other.call.guards.length === found.call.guards.length &&
      other.call.guards.some((twin) => twin.branch === guard.branch && twin.arm !== guard.arm),
  );
}

function lazyEditOf(modules: Modules, found: ClientCall, textOf: TextOf): Connection['lazyEdit'] {
  const text = textOf(found.module.path);
  const edits = text === undefined ? undefined : lazyEdits({ modules, module: found.module, text, call: found.call }, found.row);
  return edits === undefined ? undefined : { path: found.module.path, hash: found.module.hash, edits };
}
