import type { ClientUse, Connection, Load } from '../model/connection.ts';
import type { Argument, Call, Guard, ModuleFacts } from '../model/module.ts';
import { keyOf, type ClientCall, type MethodCall } from './clientCalls.ts';
import { declarationOf } from './declaration.ts';
import { dependsOnParameter } from './dependence.ts';
import { escapes } from './escapes.ts';
import { outcomeOf } from './outcome.ts';
import { openGuards, runsOnColdStart } from './guards.ts';
import { runsWithEveryEvent } from './invocations.ts';
import { hoistOf } from './hoist.ts';
import type { Modules } from './modules.ts';
import { optionsOf } from './options.ts';
import { opensWhen } from './settings.ts';
import { textsOf } from './texts.ts';
import { Runs, type Trace } from './trace.ts';
import { meaningOf } from './values.ts';

/** Gives the text that a module's facts were made from. */
export type TextOf = (path: string) => string | undefined;

/** What the calls of clients are joined to. */
export interface Occasions {
  readonly coldStarts: readonly Trace[];
  readonly events: readonly Trace[];
}

/** Everything that is known of clients before it is joined. */
export interface ClientsFound {
  readonly calls: readonly ClientCall[];
  readonly methods: readonly MethodCall[];
  readonly paths: Iterable<string>;
  /** Whether every module that can import one of these is known. */
  readonly isWhole: boolean;
}

/** Joins the calls of client libraries to the entries that run them, on a cold start or with each event. */
export function connectionsOf(modules: Modules, found: ClientsFound, occasions: Occasions, textOf: TextOf): readonly Connection[] {
  const opened = found.calls.map((call) => ({ call, opens: opensWhen(modules, call.module, call.call, call.row) }));
  const opening: readonly Site[] = [...opened.filter(({ opens }) => opens === 'at-once').map(({ call }) => call), ...found.methods.filter(({ opens }) => opens)];
  const [coldStarts, events] = [new Runs(occasions.coldStarts), new Runs(occasions.events)];
  const uses = usesByClient({ modules, opening, coldStarts, events }, found.methods);
  const escaped = escapes(modules, found.calls, found);
  return opened.map(({ call, opens }) => {
    const text = textOf(call.module.path);
    const options = optionsOf(modules, call, text);
    const declaration = declarationOf(call, text);
    return {
      client: call.row,
      package: call.package,
      at: { path: call.module.path, range: call.call.range },
      opens,
      options,
      awaited: call.call.awaited,
      outcome: outcomeOf(modules, call),
      loads: runsInAnyCase(modules, call, call.row.consumes === true ? [] : opening) ? runsOf(call, coldStarts) : [],
      invocations: runsWithEveryEvent(call.call.guards) ? runsOf(call, events) : [],
      dependsOnCall: dependsOnParameter(call.module, call.call),
      uses: uses.get(keyOf(call.module, call.index)) ?? [],
      usesComplete: !escaped.has(keyOf(call.module, call.index)),
      declaration,
      hoist: hoistOf({ found: call, opens, options, declaration }, text),
      texts: textsOf(modules, call),
    };
  });
}

interface Site {
  readonly module: ModuleFacts;
  readonly call: Call;
}

function runsOf({ module, call }: Site, runs: Runs): readonly Load[] {
  return runs.of(module.path, call.body);
}

/** Also true where each arm of a condition that nobody can evaluate opens a connection: one of them will run. */
function runsInAnyCase(modules: Modules, { module, call }: Site, opening: readonly Site[]): boolean {
  const runs = runsOnColdStart(modules, module, call.guards);
  if (runs !== undefined) return runs;
  return allArmsRun({ modules, opening: opening.filter((other) => other.module.path === module.path), left: enough }, { module, call }, []);
}

/** Sites looked at for one question: what stands in the arms of each other's conditions multiplies. */
const enough = 1000;

interface Arms {
  readonly modules: Modules;
  /** What opens a connection in the module. */
  readonly opening: readonly Site[];
  left: number;
}

/** Branches that are `settled` need no other arm. */
function allArmsRun(arms: Arms, { module, call }: Site, settled: readonly number[]): boolean {
  const { modules, opening } = arms;
  const runs = runsOnColdStart(modules, module, call.guards);
  if (runs !== undefined || --arms.left < 0) return runs === true;
  const open = openGuards(modules, module, call.guards).filter(({ branch }) => !settled.includes(branch));
  return open.every((guard) => opening.some((other) => isInOtherArm(other, guard) && allArmsRun(arms, other, [...settled, guard.branch])));
}

function isInOtherArm({ call }: Site, guard: Guard): boolean {
  return call.guards.some((twin) => twin.branch === guard.branch && twin.arm !== guard.arm);
}

/** What uses are joined to. */
interface Joining {
  readonly modules: Modules;
  /** Everything that opens a connection when it runs. */
  readonly opening: readonly Site[];
  readonly coldStarts: Runs;
  readonly events: Runs;
}

function usesByClient(joining: Joining, methods: readonly MethodCall[]): ReadonlyMap<string, readonly ClientUse[]> {
  const uses = new Map<string, ClientUse[]>();
  for (const method of methods) {
    const key = keyOf(method.client.module, method.client.index);
    const use = useOf(joining, method);
    const known = uses.get(key);
    if (known === undefined) uses.set(key, [use]);
    else known.push(use);
  }
  return uses;
}

function useOf({ modules, opening, coldStarts, events }: Joining, { module, index, call, method, opens, known }: MethodCall): ClientUse {
  // That the other arm opens something says nothing of a worker in this one.
  const isOneOfMany = opens && known?.purpose !== 'consume';
  return {
    method,
    opens,
    purpose: known?.purpose,
    promise: known?.callback !== true,
    awaited: call.awaited,
    outcome: outcomeOf(modules, { module, index, call }),
    at: { path: module.path, range: call.range },
    firstText: textOf(modules, module, call.arguments[0]),
    loads: runsInAnyCase(modules, { module, call }, isOneOfMany ? opening : []) ? runsOf({ module, call }, coldStarts) : [],
    invocations: runsWithEveryEvent(call.guards) ? runsOf({ module, call }, events) : [],
  };
}

function textOf(modules: Modules, module: ModuleFacts, argument: Argument | undefined): string | undefined {
  const meaning = argument === undefined ? undefined : meaningOf(modules, module, argument.value);
  return meaning?.kind === 'value' && meaning.value.kind === 'literal' && typeof meaning.value.value === 'string' ? meaning.value.value : undefined;
}
