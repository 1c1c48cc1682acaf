/** The two that can answer: the application being replaced, and the service that takes over. */
export type TargetName = 'legacy' | 'successor';

export interface Upstream {
  readonly name: TargetName;
  /** Origin and base path; the path of the request is appended. */
  readonly url: URL;
  /** Milliseconds of silence, while connecting, waiting or reading, after which it is given up. */
  readonly timeoutMs: number;
}

/** One capability of the legacy application on its way to its successor. */
export interface Route {
  readonly capability: string;
  /** The capability owns this path and everything below it. */
  readonly pathPrefix: string;
  readonly legacy: Upstream;
  readonly successor: Upstream;
  /** Share of the callers, from 0 to 100, whom the successor answers. */
  readonly percent: number;
<% if shadowReads %>
  /** Share of the reads, from 0 to 100, that the other side is asked too, for comparison. */
  readonly shadowPercent: number;
  /** Names of JSON fields that may differ: times of creation, request ids. */
  readonly ignoredFields: readonly string[];
<% endif %>
}

export interface RouteTable {
  /** Answers everything that no route owns. */
  readonly legacy: Upstream;
  readonly routes: readonly Route[];
}

/**
 * Finds the route that owns a path; the longest prefix wins. `/orders` owns `/orders` and `/orders/7`, not `/orders-old`.
 *
 * @param path normalised, without query
 */
export function findRoute(table: RouteTable, path: string): Route | undefined {
  return table.routes
    .filter(({ pathPrefix }) => path === pathPrefix || path.startsWith(`${pathPrefix}/`))
    .reduce<Route | undefined>((best, route) => (best && best.pathPrefix.length >= route.pathPrefix.length ? best : route), undefined);
}
