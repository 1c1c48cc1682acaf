import type { Export, ModuleFacts } from '../model/module.ts';
import type { Modules } from './modules.ts';
import { meaningOf, meaningOfExport } from './values.ts';

/** Tells whether what a module exports is called by a handler. */
export type IsCalled = (module: ModuleFacts, exported: Export) => boolean;

/**
 * Tells of what bears a handler's name whether handlers call it: then it is a part of them, and none itself.
 * @param handlers the modules of handlers that infrastructure names; looked at when it is first asked
 */
export function calledByHandlers(modules: Modules, handlers: readonly ModuleFacts[]): IsCalled {
  let importers: ReadonlyMap<string, readonly ModuleFacts[]> | undefined;
  return (module, exported) => {
    const importing = (importers ??= importersOf(modules, handlers)).get(module.path);
    const own = importing === undefined ? undefined : meaningOfExport(modules, module.path, exported.name);
    return own?.kind === 'function' && importing?.some((handler) => calls(modules, handler, own)) === true;
  };
}

/** Which handlers import a module. */
function importersOf(modules: Modules, handlers: readonly ModuleFacts[]): ReadonlyMap<string, readonly ModuleFacts[]> {
  const importers = new Map<string, ModuleFacts[]>();
  for (const handler of handlers) {
    for (const imported of handler.imports) {
      const target = imported.typeOnly ? undefined : modules.targetOf(handler, imported);
      if (target?.kind !== 'module' || target.path === handler.path) continue;
      const known = importers.get(target.path);
      if (known === undefined) importers.set(target.path, [handler]);
      else known.push(handler);
    }
  }
  return importers;
}

function calls(modules: Modules, from: ModuleFacts, own: { readonly module: ModuleFacts; readonly body: number }): boolean {
  return from.calls.some(({ callee }) => {
    const meaning = meaningOf(modules, from, callee);
    return meaning.kind === 'function' && meaning.module === own.module && meaning.body === own.body;
  });
}
