import type { TestContext } from 'node:test';
import { createFacade } from '../../src/facade/facade.js';
import { Metrics } from '../../src/facade/metrics.js';
import type { Route, Upstream } from '../../src/facade/route.js';
<% if shadowReads %>
import { Shadow } from '../../src/facade/shadow.js';
import type { DifferenceReport } from '../../src/facade/shadow.js';
<% endif %>
import { listen } from './upstream.js';

/** Milliseconds; long enough for a loopback connection on a busy machine. */
export const patient = 5_000;

export function upstream(name: Upstream['name'], url: URL, timeoutMs = patient): Upstream {
  return { name, url, timeoutMs };
}

/** A route for `<%= pathPrefix %>` that sends nobody to the successor, unless told otherwise. */
export function route(legacy: Upstream, successor: Upstream, changes: Partial<Route> = {}): Route {
<% if shadowReads %>
  return { capability: '<%= capability %>', pathPrefix: '<%= pathPrefix %>', legacy, successor, percent: 0, shadowPercent: 0, ignoredFields: [], ...changes };
<% else %>
  return { capability: '<%= capability %>', pathPrefix: '<%= pathPrefix %>', legacy, successor, percent: 0, ...changes };
<% endif %>
}

/** A running facade with one route. */
export interface RunningFacade {
  readonly url: URL;
  readonly metrics: Metrics;
<% if shadowReads %>
  readonly shadow: Shadow;
  readonly reports: readonly DifferenceReport[];
<% endif %>
}

export async function startFacade(test: TestContext, route: Route): Promise<RunningFacade> {
  const metrics = new Metrics();
  const table = { legacy: route.legacy, routes: [route] };
<% if shadowReads %>
  const reports: DifferenceReport[] = [];
  const shadow = new Shadow(metrics, (report) => reports.push(report), () => 0.5);
  return { url: await listen(test, createFacade({ table, metrics, shadow })), metrics, shadow, reports };
<% else %>
  return { url: await listen(test, createFacade({ table, metrics })), metrics };
<% endif %>
}

/** Headers of a caller who can be recognised again. */
<% if stickyBy == 'cookie' %>
export const recognisable = { cookie: '<%= stickyName %>=customer-7' };
<% else %>
export const recognisable = { '<%= stickyName %>': 'customer-7' };
<% endif %>
