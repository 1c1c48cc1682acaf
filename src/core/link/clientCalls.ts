import type { ClientRow } from '../model/connection.ts';
import type { Call, ModuleFacts } from '../model/module.ts';
import { meaningOf } from './values.ts';
import type { Modules } from './modules.ts';

/** A call in the project that a row of `src/clients/` describes. */
export interface ClientCall {
  readonly module: ModuleFacts;
  /** Index into the module's calls. */
  readonly index: number;
  readonly call: Call;
  readonly row: ClientRow;
  readonly package: string;
}

/** Package names of all rows, each once: what a module must mention to construct a client. */
export function clientPackages(rows: readonly ClientRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => row.packages))];
}

/** Every construction of a client in the modules at `paths`, as far as they are known. */
export function clientCalls(modules: Modules, rows: readonly ClientRow[], paths: Iterable<string>): readonly ClientCall[] {
  const found: ClientCall[] = [];
  for (const path of paths) {
    const module = modules.get(path);
    module?.calls.forEach((call, index) => {
      const match = rowOf(modules, module, call, rows);
      if (match !== undefined) found.push({ module, index, call, ...match });
    });
  }
  return found;
}

function rowOf(modules: Modules, module: ModuleFacts, call: Call, rows: readonly ClientRow[]): { row: ClientRow; package: string } | undefined {
  const callee = meaningOf(modules, module, call.callee);
  if (callee.kind !== 'package') return undefined;
  const row = rows.find(
    (candidate) =>
      candidate.form === call.form &&
      candidate.packages.includes(callee.specifier) &&
      candidate.exports.some((path) => samePath(path, callee.path)),
  );
  return row === undefined ? undefined : { row, package: callee.specifier };
}

function samePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
