import { located } from '../engine/locate.ts';
import type { FileOf } from '../engine/report.ts';
import type { LoadedClient } from '../model/loaders.ts';
import type { PlacedConnection } from './parts.ts';

/**
 * The first client of a module that handlers of other modules construct while they load, and how many of them do. Undefined where
 * there is none: that a handler constructs what stands in its own module is plain to see.
 */
export function loadedClientOf(connections: readonly PlacedConnection[], fileOf: FileOf): LoadedClient | undefined {
  const loaded = connections.flatMap(({ connection: { at, loads }, start }) => {
    const handlers = new Set(loads.flatMap(({ entry }) => (entry.module === at.path ? [] : [`${entry.module}#${entry.exportName}`])));
    return handlers.size === 0 ? [] : [{ path: at.path, start, handlers: handlers.size }];
  });
  const [first] = loaded.sort((one, other) => one.start - other.start);
  const file = first === undefined ? undefined : fileOf(first.path);
  if (first === undefined || file === undefined) return undefined;
  const { start, path, handlers } = first;
  return { line: located({ path, range: { start, end: start } }, file.lineStarts).start.line, handlers };
}
