import { bucketOf } from './bucket.js';
import { findRoute } from './route.js';
import type { Route, RouteTable, Upstream } from './route.js';

/** What routing needs to know of a request. */
export interface RequestFacts {
  /** Normalised, without query. */
  readonly path: string;
<% if readFallback or shadowReads %>
  readonly method: string;
  readonly hasBody: boolean;
<% endif %>
  readonly stickyKey: string | undefined;
}

/** Who answers a request. */
export interface Decision {
  /** The capability that owns the path, `legacy` where none does. */
  readonly capability: string;
  readonly target: Upstream;
<% if readFallback %>
  /** Who answers instead if the target fails. Only ever set for reads. */
  readonly fallback?: Upstream;
<% endif %>
<% if shadowReads %>
  /** The route whose other side may be asked too, for comparison. Only ever set for reads. */
  readonly shadowed?: Route;
<% endif %>
}

<% if readFallback or shadowReads %>
/** Methods that change nothing, so that asking twice does no harm. */
const readMethods = new Set(['GET', 'HEAD']);

<% endif %>
/** Decides who answers. The same caller is always sent to the same side as long as the table stays as it is. */
export function decide(table: RouteTable, request: RequestFacts): Decision {
  const route = findRoute(table, request.path);
  if (!route) return { capability: 'legacy', target: table.legacy };

  const target = belongsToSuccessor(route, request.stickyKey) ? route.successor : route.legacy;
<% if readFallback or shadowReads %>
  const decision = { capability: route.capability, target };
  if (!readMethods.has(request.method) || request.hasBody) return decision;
<% endif %>
<% if readFallback and shadowReads %>
  if (target === route.legacy) return { ...decision, shadowed: route };
  return { ...decision, shadowed: route, fallback: route.legacy };
<% elsif readFallback %>
  return target === route.legacy ? decision : { ...decision, fallback: route.legacy };
<% elsif shadowReads %>
  return { ...decision, shadowed: route };
<% else %>
  return { capability: route.capability, target };
<% endif %>
}

/** Whoever cannot be recognised again stays with the legacy application until everybody has moved. */
function belongsToSuccessor(route: Route, stickyKey: string | undefined): boolean {
  if (route.percent >= 100) return true;
  return stickyKey !== undefined && bucketOf(route.capability, stickyKey) < route.percent;
}
