import type { Load, LoadStep } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Body, Call, Guard, Import, ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { constructs, passesOn } from './meaningPython.ts';
import { meaningOf } from './values.ts';
import type { Modules } from './modules.ts';

/** One body of one module: the unit of "this runs". */
export interface Running {
  readonly module: ModuleFacts;
  readonly body: number;
}

/** Everything that one entry runs on one occasion: a cold start, or an event. */
export interface Trace {
  readonly entry: Entry;
  /** How a body of a module came to run, or undefined if it does not. */
  readonly arrivalAt: (path: string, body: number) => Load | undefined;
  /** Every body that came to run, by its {@link keyOf}. */
  readonly reached: () => Iterable<string>;
}

/** Which entries run a body: a project may have thousands of entries, and each runs a few bodies. */
export class Runs {
  readonly #traces = new Map<string, Trace[]>();

  constructor(traces: readonly Trace[]) {
    for (const trace of traces) {
      for (const key of trace.reached()) {
        const known = this.#traces.get(key);
        if (known === undefined) this.#traces.set(key, [trace]);
        else known.push(trace);
      }
    }
  }

  /** How a body comes to run, once for each entry that runs it, in the order of the entries. */
  of(path: string, body: number): readonly Load[] {
    return (this.#traces.get(keyOf(path, body)) ?? []).flatMap((trace) => trace.arrivalAt(path, body) ?? []);
  }
}

/** What counts as running on the occasion. */
export interface Occasion {
  /** Whether code behind these guards runs. */
  readonly runs: (guards: readonly Guard[], module: ModuleFacts) => boolean;
  /** Whether modules are loaded. */
  readonly imports: boolean;
  /** Whether a call of a function certainly runs its body; it does where nothing is said. */
  readonly enters?: (callee: Running) => boolean;
}

/** The way by which a body came to run: the step into it, and the body before. */
interface Arrival {
  readonly running: Running;
  readonly step: LoadStep | undefined;
  readonly from: Arrival | undefined;
}

interface Tracing {
  readonly modules: Modules;
  readonly occasion: Occasion;
}

/** Follows what runs from `starts` on, shortest ways first. */
export function followed(modules: Modules, entry: Entry, starts: readonly Running[], occasion: Occasion): Trace {
  const arrivals = new Map<string, Arrival>();
  const queue: Arrival[] = starts.map((running) => ({ running, step: undefined, from: undefined }));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const key = keyOf(next.running.module.path, next.running.body);
    if (arrivals.has(key)) continue;
    arrivals.set(key, next);
    queue.push(...arrivalsFrom({ modules, occasion }, next));
  }
  return {
    entry,
    arrivalAt(path, body) {
      const arrival = arrivals.get(keyOf(path, body));
      return arrival === undefined ? undefined : { entry, chain: chainOf(arrival) };
    },
    reached: () => arrivals.keys(),
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

function arrivalsFrom(tracing: Tracing, from: Arrival): readonly Arrival[] {
  const { module, body } = from.running;
  return [
    ...(tracing.occasion.imports ? module.imports.filter((imported) => imported.body === body) : []).flatMap((imported) => arrivalByImport(tracing, from, imported)),
    ...module.bodies.flatMap((candidate, index) => (runsWithParent(candidate, body) ? [arrived(module, index, undefined, from)] : [])),
    ...module.calls.filter((call) => call.body === body).flatMap((call) => arrivalsByCall(tracing, from, call)),
  ];
}

/** The static blocks and fields of a class run where the class stands. */
function runsWithParent(candidate: Body, body: number): boolean {
  return candidate.kind === 'static' && candidate.parent === body;
}

function arrived(module: ModuleFacts, body: number, step: LoadStep | undefined, from: Arrival): Arrival {
  return { running: { module, body }, step, from };
}

function arrivalByImport({ modules, occasion }: Tracing, from: Arrival, imported: Import): readonly Arrival[] {
  const { module } = from.running;
  if (imported.typeOnly || !occasion.runs(imported.guards, module)) return [];
  const target = modules.targetOf(module, imported);
  const loaded = target.kind === 'module' ? modules.get(target.path) : undefined;
  if (loaded === undefined) return [];
  return [arrived(loaded, 0, { kind: 'import', name: imported.specifier, at: { path: module.path, range: imported.specifierRange } }, from)];
}

function arrivalsByCall(tracing: Tracing, from: Arrival, call: Call): readonly Arrival[] {
  const { module } = from.running;
  const callbacks = calledBack(call).map((body) => ({ module, body }));
  const callee = meaningOf(tracing.modules, module, call.callee);
  if (callbacks.length === 0 && callee.kind !== 'function' && callee.kind !== 'class') return [];
  if (!tracing.occasion.runs(call.guards, module)) return [];
  const inPlace = callbacks.map((running) => arrived(running.module, running.body, undefined, from));
  if (callee.kind === 'function') return [...inPlace, ...arrivalInside(tracing, from, call, callee)];
  if (callee.kind !== 'class' || !constructs(module, call.form)) return inPlace;
  const step: LoadStep = { kind: 'construction', name: callee.module.classes[callee.class]?.name ?? '', at: { path: module.path, range: call.range } };
  return [...inPlace, ...constructed(tracing.modules, callee.module, callee.class).map((part) => arrived(part.module, part.body, step, from))];
}

function arrivalInside({ occasion }: Tracing, from: Arrival, call: Call, callee: Running): readonly Arrival[] {
  if (occasion.enters?.(callee) === false) return [];
  return [arrived(callee.module, callee.body, calledStep(from.running.module, call, callee.module.bodies[callee.body]), from)];
}

/** A function that is called where it stands, an IIFE, needs no step of its own. */
function calledStep(module: ModuleFacts, call: Call, body: Body | undefined): LoadStep | undefined {
  if (call.callee.kind === 'function') return undefined;
  return { kind: 'call', name: body?.name ?? '', at: { path: module.path, range: call.range } };
}

/** Methods of arrays that call their argument before they return; an empty array calls nothing, but a literal one does. */
const callsBack = new Set(['map', 'forEach', 'flatMap']);

/** Functions written as arguments that the callee runs before it returns: promise executors, callbacks over array literals. */
function calledBack(call: Call): readonly number[] {
  const [first] = call.arguments;
  if (first?.value.kind !== 'function') return [];
  return isPromise(call) || isOverLiteral(call.callee) ? [first.value.body] : [];
}

function isPromise(call: Call): boolean {
  return call.form === 'new' && call.callee.kind === 'global' && call.callee.name === 'Promise';
}

function isOverLiteral(callee: Value): boolean {
  return callee.kind === 'member' && callsBack.has(callee.property) && callee.object.kind === 'array' && callee.object.items.length > 0;
}

/** What a construction runs: field initialisers and constructor, those of the superclass included. */
function constructed(modules: Modules, module: ModuleFacts, index: number, depth = 0): readonly Running[] {
  const own = module.classes[index];
  if (own === undefined || depth > 20) return [];
  const bodies = [own.fieldsBody, own.constructorBody].filter((body) => body >= 0).map((body) => ({ module, body }));
  const parent = own.superclass === undefined || !passesOn(module, own) ? undefined : meaningOf(modules, module, own.superclass);
  return parent?.kind === 'class' ? [...bodies, ...constructed(modules, parent.module, parent.class, depth + 1)] : bodies;
}
