import type { Load, LoadStep } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Body, Call, Import, ModuleFacts } from '../model/module.ts';
import { runsOnColdStart } from './guards.ts';
import { meaningOf } from './values.ts';
import type { Modules } from './modules.ts';

/** One body of one module: the unit of "this runs". */
interface Running {
  readonly module: ModuleFacts;
  readonly body: number;
}

/** The way by which a body came to run: the step into it, and the body before. */
interface Arrival {
  readonly running: Running;
  readonly step: LoadStep | undefined;
  readonly from: Arrival | undefined;
}

/** Everything that runs while one entry's module is loaded. */
export interface LoadTrace {
  readonly entry: Entry;
  /** How a body of a module came to run, or undefined if it does not. */
  readonly arrivalAt: (path: string, body: number) => Load | undefined;
}

/**
 * Follows what a cold start of `entry` runs: its module's top level, the modules it imports, and the functions,
 * constructors and field initialisers that are called there without condition. Shortest ways first.
 */
export function traceLoad(modules: Modules, entry: Entry): LoadTrace {
  const arrivals = new Map<string, Arrival>();
  const start = modules.get(entry.module);
  const queue: Arrival[] = start === undefined ? [] : [{ running: { module: start, body: 0 }, step: undefined, from: undefined }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const key = keyOf(next.running.module.path, next.running.body);
    if (arrivals.has(key)) continue;
    arrivals.set(key, next);
    queue.push(...arrivalsFrom(modules, next));
  }
  return {
    entry,
    arrivalAt(path, body) {
      const arrival = arrivals.get(keyOf(path, body));
      return arrival === undefined ? undefined : { entry, chain: chainOf(arrival) };
    },
  };
}

function keyOf(path: string, body: number): string {
  return `${String(body)}:${path}`;
}

function chainOf(arrival: Arrival): readonly LoadStep[] {
  const steps: LoadStep[] = [];
  for (let at: Arrival | undefined = arrival; at !== undefined; at = at.from) if (at.step !== undefined) steps.push(at.step);
  return steps.reverse();
}

function arrivalsFrom(modules: Modules, from: Arrival): readonly Arrival[] {
  const { module, body } = from.running;
  return [
    ...module.imports.filter((imported) => imported.body === body).flatMap((imported) => arrivalByImport(modules, from, imported)),
    ...module.bodies.flatMap((candidate, index) => (runsWithParent(candidate, body) ? [arrived(module, index, undefined, from)] : [])),
    ...module.calls.filter((call) => call.body === body).flatMap((call) => arrivalsByCall(modules, from, call)),
  ];
}

/** The static blocks and fields of a class run where the class stands. */
function runsWithParent(candidate: Body, body: number): boolean {
  return candidate.kind === 'static' && candidate.parent === body;
}

function arrived(module: ModuleFacts, body: number, step: LoadStep | undefined, from: Arrival): Arrival {
  return { running: { module, body }, step, from };
}

function arrivalByImport(modules: Modules, from: Arrival, imported: Import): readonly Arrival[] {
  const { module } = from.running;
  if (imported.typeOnly || runsOnColdStart(modules, module, imported.guards) !== true) return [];
  const target = modules.targetOf(module, imported);
  const loaded = target.kind === 'module' ? modules.get(target.path) : undefined;
  if (loaded === undefined) return [];
  return [arrived(loaded, 0, { kind: 'import', name: imported.specifier, at: { path: module.path, range: imported.specifierRange } }, from)];
}

function arrivalsByCall(modules: Modules, from: Arrival, call: Call): readonly Arrival[] {
  const { module } = from.running;
  const callee = meaningOf(modules, module, call.callee);
  if (callee.kind !== 'function' && callee.kind !== 'class') return [];
  if (runsOnColdStart(modules, module, call.guards) !== true) return [];
  if (callee.kind === 'function') {
    const body = callee.module.bodies[callee.body];
    const step: LoadStep = { kind: 'call', name: body?.name ?? '', at: { path: module.path, range: call.range } };
    return [arrived(callee.module, callee.body, step, from)];
  }
  if (call.form !== 'new') return [];
  const step: LoadStep = { kind: 'construction', name: callee.module.classes[callee.class]?.name ?? '', at: { path: module.path, range: call.range } };
  return constructed(modules, callee.module, callee.class).map((part) => arrived(part.module, part.body, step, from));
}

/** What a construction runs: field initialisers and constructor, those of the superclass included. */
function constructed(modules: Modules, module: ModuleFacts, index: number, depth = 0): readonly Running[] {
  const own = module.classes[index];
  if (own === undefined || depth > 20) return [];
  const bodies = [own.fieldsBody, own.constructorBody].filter((body) => body >= 0).map((body) => ({ module, body }));
  const parent = own.superclass === undefined ? undefined : meaningOf(modules, module, own.superclass);
  return parent?.kind === 'class' ? [...bodies, ...constructed(modules, parent.module, parent.class, depth + 1)] : bodies;
}
