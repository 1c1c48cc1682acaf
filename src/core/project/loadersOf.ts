import { located } from '../engine/locate.ts';
import type { FileOf } from '../engine/report.ts';
import { entriesOf, type Declared } from '../link/entries.ts';
import { traceLoad } from '../link/loads.ts';
import type { Modules } from '../link/modules.ts';
import type { LoadStep } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { LocatedPlace } from '../model/finding.ts';
import type { LoadingHandler, Loaders, LoadPath } from '../model/loaders.ts';
import type { Place } from '../model/text.ts';

/** What is known of the modules around one. */
export interface LoadersSource extends Declared {
  readonly modules: Modules;
  /** The modules from which it can be reached by imports, itself included. */
  readonly reaching: ReadonlySet<string>;
  readonly fileOf: FileOf;
}

/** The handlers that load a module: on a cold start, as rules see it, or else by imports that run later. */
export function loadersOf(path: string, source: LoadersSource): Loaders {
  const entries = entriesOf(source.modules, source.reaching, source);
  const handlers = entries.flatMap((entry) => {
    const handler = handlerOf(source, entry);
    return handler === undefined ? [] : [{ entry, handler }];
  });
  return {
    own: handlers.flatMap(({ entry, handler }) => (entry.module === path ? [handler] : [])),
    loadedBy: handlers.flatMap(({ entry, handler }) => (entry.module === path ? [] : (pathFrom(source, { entry, handler }, path) ?? []))),
  };
}

function handlerOf(source: LoadersSource, { name, exportName, at, evidence }: Entry): LoadingHandler | undefined {
  const place = locate(source, at);
  const declaredAt = evidence.kind === 'infrastructure' ? locate(source, evidence.declaredAt) : undefined;
  return place === undefined ? undefined : { declared: declaredAt === undefined ? undefined : { name, at: declaredAt }, exportName, at: place };
}

function pathFrom(source: LoadersSource, { entry, handler }: { readonly entry: Entry; readonly handler: LoadingHandler }, path: string): LoadPath | undefined {
  const load = traceLoad(source.modules, entry).arrivalAt(path, 0);
  const steps = load?.chain ?? importsTo(source, entry.module, path);
  if (steps === undefined) return undefined;
  const shown = steps.flatMap(({ kind, name, at }) => {
    const place = locate(source, at);
    return place === undefined ? [] : [{ kind, name, at: place }];
  });
  return { handler, when: load === undefined ? 'later' : 'cold-start', steps: shown };
}

/** The fewest imports from one module to another, whenever they run; undefined where types alone lead there. */
function importsTo({ modules, reaching }: LoadersSource, from: string, to: string): readonly LoadStep[] | undefined {
  const ways = new Map<string, readonly LoadStep[]>([[from, []]]);
  for (const [path, way] of ways) {
    if (path === to) return way;
    const module = modules.get(path);
    for (const imported of module?.imports ?? []) {
      const target = module === undefined || imported.typeOnly ? undefined : modules.targetOf(module, imported);
      if (target?.kind !== 'module' || !reaching.has(target.path) || ways.has(target.path)) continue;
      ways.set(target.path, [...way, { kind: 'import', name: imported.specifier, at: { path, range: imported.specifierRange } }]);
    }
  }
  return undefined;
}

function locate({ fileOf }: LoadersSource, place: Place): LocatedPlace | undefined {
  const file = fileOf(place.path);
  return file === undefined ? undefined : located(place, file.lineStarts);
}
