import type { ClientMethod, ClientRow } from '../model/client.ts';
import type { Call, ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { clientValues } from './clientValue.ts';
import { partsOf } from './valueParts.ts';
import { meaningOf } from './values.ts';
import type { HeldCall, Modules } from './modules.ts';
import type { MajorOf } from './packageVersions.ts';
import { isPython } from './paths.ts';

/** A call in the project that a row of `src/clients/` describes. */
export interface ClientCall {
  readonly module: ModuleFacts;
  /** Index into the module's calls. */
  readonly index: number;
  readonly call: Call;
  readonly row: ClientRow;
  readonly package: string;
}

/** A call of a method on a client: `client.connect()`, `kafka.producer().connect()`. */
export interface MethodCall {
  readonly client: ClientCall;
  readonly module: ModuleFacts;
  /** Index into the module's calls. */
  readonly index: number;
  readonly call: Call;
  readonly method: string;
  readonly opens: boolean;
  /** What the client's row says of the method. */
  readonly known: ClientMethod | undefined;
}

/** Package names of all rows for a language, each once: what a module must mention to construct a client. */
export function clientPackages(rows: readonly ClientRow[], language?: ClientRow['language']): readonly string[] {
  return [...new Set(rows.flatMap((row) => (row.language === language ? row.packages : [])))];
}

/** The rows by package, and which version of a package a module is written for. */
export interface ClientTable {
  readonly byPackage: ReadonlyMap<string, readonly ClientRow[]>;
  readonly majorOf: MajorOf;
}

/** Every call that a row describes in the modules at `paths`, as far as they are known. */
export function clientCalls(modules: Modules, table: ClientTable, paths: Iterable<string>): readonly ClientCall[] {
  const found: ClientCall[] = [];
  for (const path of paths) {
    const module = modules.get(path);
    module?.calls.forEach((call, index) => {
      const match = rowOf(modules, module, call, table);
      if (match !== undefined) found.push({ module, index, call, ...match });
    });
  }
  return found;
}

/** The rows by the name of each of their packages. */
export function rowsByPackage(rows: readonly ClientRow[]): ClientTable['byPackage'] {
  const names = [...clientPackages(rows), ...clientPackages(rows, 'python')];
  return new Map(names.map((name) => [name, rows.filter((row) => row.packages.includes(name))]));
}

function rowOf(modules: Modules, module: ModuleFacts, call: Call, known: ClientTable): { row: ClientRow; package: string } | undefined {
  const callee = meaningOf(modules, module, call.callee);
  if (callee.kind !== 'package') return undefined;
  const major = known.majorOf(module.path, callee.specifier);
  const row = known.byPackage
    .get(callee.specifier)
    ?.find((candidate) => isWrittenFor(candidate, module) && candidate.form === call.form && isOf(candidate, major) && candidate.exports.some((path) => samePath(path, callee.path)));
  return row === undefined ? undefined : { row, package: callee.specifier };
}

/** Packages of Python and of npm share names. */
function isWrittenFor({ language }: ClientRow, module: ModuleFacts): boolean {
  return (language === 'python') === isPython(module.path);
}

function isOf({ majors }: ClientRow, major: number | undefined): boolean {
  return majors === undefined || (major !== undefined && majors.includes(major));
}

function samePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

/** Every method called on one of the clients, in the modules at `paths`. */
export function methodCalls(modules: Modules, clients: readonly ClientCall[], paths: Iterable<string>): readonly MethodCall[] {
  const byPlace = new Map(clients.map((client) => [keyOf(client.module, client.index), client]));
  const known: Clients = { modules, byPlace, opening: new Set(clients.flatMap(({ row }) => Object.keys(row.opensWhereGiven ?? {}))), made: new Map() };
  const found: MethodCall[] = [];
  for (const path of paths) {
    const module = modules.get(path);
    for (const [index, call] of (module?.calls ?? []).entries()) {
      const { callee } = call;
      if (module === undefined || callee.kind !== 'member') continue;
      const receivers = receiversOf(known, module, callee.object);
      const [first] = receivers;
      const method = callee.property;
      const given = first === undefined ? openedBy(known, module, call, method) : undefined;
      if (given !== undefined) found.push({ client: given, module, index, call, method, opens: true, known: ownMethod(given.row.opensWhereGiven ?? {}, method) });
      if (first === undefined) continue;
      // Of several clients that it may be, the first stands for all.
      const opens = receivers.every((receiver) => methodOpens(receiver, method, call));
      found.push({ client: first.client, module, index, call, method, opens, known: ownMethod(first.methods, method) });
    }
  }
  return found;
}

/** The client that a method of something else is given, and opens: `metadata.create_all(engine)`. */
function openedBy(clients: Clients, module: ModuleFacts, call: Call, method: string): ClientCall | undefined {
  for (const value of call.arguments.flatMap((argument) => partsOf(argument.value))) {
    if (value.kind !== 'name' && value.kind !== 'member' && value.kind !== 'call') continue;
    const receivers = clients.opening.has(method) ? receiversOf(clients, module, value) : [];
    const [first] = receivers;
    if (first !== undefined && receivers.every(({ client }) => ownMethod(client.row.opensWhereGiven ?? {}, method) !== undefined)) return first.client;
  }
  return undefined;
}

function methodOpens({ client, methods }: Receiver, name: string, call: Call): boolean {
  const method = ownMethod(methods, name);
  if (method === undefined) return client.row.otherMethodsOpen && !chainable.has(name) && !quiet.has(name);
  return method.opens === 'awaited' ? call.awaited : method.opens;
}

/** Methods that every event emitter has, and that give the emitter. */
const chainable = new Set(['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'setMaxListeners']);
/** Methods of event emitters and promises that never reach the network either. */
const quiet = new Set(['emit', 'listenerCount', 'then', 'catch', 'finally']);

interface Clients {
  readonly modules: Modules;
  readonly byPlace: ReadonlyMap<string, ClientCall>;
  /** Methods that open a client which they are given. */
  readonly opening: ReadonlySet<string>;
  /** What the calls that were looked at give, by place; nothing while one is being looked at, so that `frame = frame.with(…)` ends. */
  readonly made: Map<string, readonly Receiver[]>;
}

interface Receiver {
  readonly client: ClientCall;
  readonly methods: Readonly<Record<string, ClientMethod>>;
}

/** The clients that an expression may hold; none where one of them is something else. */
function receiversOf(clients: Clients, module: ModuleFacts, object: Value): readonly Receiver[] {
  const receivers = clientValues(clients.modules, module, object).map((each) => receiversMadeBy(clients, each));
  return receivers.every(({ length }) => length > 0) ? receivers.flat() : [];
}

function receiversMadeBy(clients: Clients, held: HeldCall): readonly Receiver[] {
  const key = keyOf(held.module, held.call);
  const known = clients.made.get(key);
  if (known !== undefined) return known;
  clients.made.set(key, []);
  const made = receiversMade(clients, held, key);
  clients.made.set(key, made);
  return made;
}

function receiversMade(clients: Clients, { module, call }: HeldCall, key: string): readonly Receiver[] {
  const client = clients.byPlace.get(key);
  if (client !== undefined) return [{ client, methods: client.row.methods }];
  // `kafka.producer()`: what a client's method gives has methods of its own.
  const callee = module.calls[call]?.callee;
  if (callee?.kind !== 'member') return [];
  const outer = receiversOf(clients, module, callee.object);
  const given = outer.flatMap((receiver) => givenBy(receiver, callee.property) ?? []);
  return given.length === outer.length ? given : [];
}

function givenBy(outer: Receiver, name: string): Receiver | undefined {
  const gives = ownMethod(outer.methods, name)?.gives ?? (chainable.has(name) ? 'itself' : undefined);
  switch (gives) {
    case undefined:
      return undefined;
    case 'itself':
      return outer;
    case 'client':
      return { client: outer.client, methods: outer.client.row.methods };
    default:
      return { client: outer.client, methods: gives };
  }
}

function ownMethod(methods: Readonly<Record<string, ClientMethod>>, name: string): ClientMethod | undefined {
  return Object.hasOwn(methods, name) ? methods[name] : undefined;
}

/** A call by its module and place in it, as a key. */
export function keyOf(module: ModuleFacts, call: number): string {
  return `${String(call)}:${module.path}`;
}
