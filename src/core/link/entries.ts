import type { Entry, HandlerDeclaration } from '../model/entry.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { Range } from '../model/text.ts';
import { calledByHandlers, type IsCalled } from './calledByHandlers.ts';
import { callerOf } from './callers.ts';
import { handlersByShape } from './handlerShape.ts';
import type { Modules } from './modules.ts';

/** A declared handler and the file that holds it. */
export interface LocatedHandler {
  readonly declaration: HandlerDeclaration;
  readonly module: string;
}

/** What infrastructure says: the handlers it declares by module, and which modules are infrastructure themselves, and no handlers. */
export interface Declared {
  readonly handlersIn: (path: string) => readonly LocatedHandler[];
  readonly isInfrastructure: (path: string) => boolean;
}

/**
 * The entries among the modules at `paths`: those that infrastructure names, and, in modules that it does not name, the
 * exports that look like handlers.
 */
export function entriesOf(modules: Modules, paths: Iterable<string>, { handlersIn, isInfrastructure }: Declared): readonly Entry[] {
  const known = [...paths].flatMap((path) => modules.get(path) ?? []);
  const isCalled = calledByHandlers(modules, known.filter(({ path }) => handlersIn(path).length > 0));
  return known.flatMap((module): readonly Entry[] => {
    const declared = handlersIn(module.path);
    if (declared.length > 0) return declared.map(({ declaration }) => declaredEntry(module, declaration));
    return isInfrastructure(module.path) ? [] : guessedEntries(modules, module, isCalled);
  });
}

function declaredEntry(module: ModuleFacts, declaration: HandlerDeclaration): Entry {
  const { name, exportName, declaredAt, provisionedConcurrency, configuration } = declaration;
  return {
    name,
    module: module.path,
    exportName,
    at: { path: module.path, range: exportRange(module, exportName) },
    evidence: { kind: 'infrastructure', declaredAt, provisionedConcurrency, configuration },
    calledBy: callerOf(module),
  };
}

function exportRange(module: ModuleFacts, name: string): Range {
  const found = module.exports.find((candidate) => candidate.name === name) ?? module.exports.find((candidate) => candidate.name === '=');
  return found?.range ?? { start: 0, end: 0 };
}

function guessedEntries(modules: Modules, module: ModuleFacts, isCalled: IsCalled): readonly Entry[] {
  const guessed = handlersByShape(modules, module).filter((exported) => !isCalled(module, exported));
  return guessed.map((found) => ({
    name: module.path,
    module: module.path,
    exportName: found.name,
    at: { path: module.path, range: found.range },
    evidence: { kind: 'shape' },
    calledBy: callerOf(module),
  }));
}
