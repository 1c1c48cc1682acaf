import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { endToEndHeaders, forwardedHeaders, hasBody } from './headers.js';
import type { Metrics } from './metrics.js';
<% if shadowReads %>
import { BodyRecorder } from './recording.js';
<% endif %>
import { decide } from './router.js';
import type { Decision } from './router.js';
<% if readFallback %>
import type { RouteTable, Upstream } from './route.js';
<% else %>
import type { RouteTable } from './route.js';
<% endif %>
<% if shadowReads %>
import type { Shadow } from './shadow.js';
<% endif %>
import { readStickyKey } from './stickyKey.js';
import { send, UpstreamTimeout } from './upstream.js';
import type { UpstreamRequest } from './upstream.js';

export interface FacadeParts {
  readonly table: RouteTable;
  readonly metrics: Metrics;
<% if shadowReads %>
  readonly shadow: Shadow;
<% endif %>
}

/** The proxy in front of the legacy application. Callers keep their address; who answers them is the table's business. */
export function createFacade(parts: FacadeParts): Server {
  return createServer((request, response) => {
    void answer(parts, request, response);
  });
}

async function answer(parts: FacadeParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request.url);
  if (path === undefined) return refuse(response, 400, 'The request target must be a path.');

  const decision = decide(parts.table, {
    path,
<% if readFallback or shadowReads %>
    method: request.method ?? 'GET',
    hasBody: hasBody(request.headers),
<% endif %>
    stickyKey: readStickyKey(request.headers),
  });
  const outgoing = outgoingRequest(request, response);
  const startedAt = performance.now();
  try {
<% if readFallback %>
    const { upstream, message } = await ask(decision, outgoing, parts.metrics);
<% else %>
    const upstream = decision.target;
    const message = await send(upstream, outgoing);
<% endif %>
    const status = message.statusCode ?? 502;
    parts.metrics.answered(decision.capability, upstream.name, status, performance.now() - startedAt);
    response.writeHead(status, message.statusMessage, { ...endToEndHeaders(message.headers), 'x-facade-target': upstream.name });
<% if shadowReads %>
    const { shadowed } = decision;
<% if readFallback %>
    if (!shadowed || upstream !== decision.target || !parts.shadow.picks(shadowed)) return await pipeline(message, response);
<% else %>
    if (!shadowed || !parts.shadow.picks(shadowed)) return await pipeline(message, response);
<% endif %>
    const body = new BodyRecorder();
    await pipeline(message, body.tap(), response);
    parts.shadow.compareLater(shadowed, outgoing, { target: upstream.name, status, headers: message.headers, body: body.bytes() });
<% else %>
    await pipeline(message, response);
<% endif %>
  } catch (error) {
    if (outgoing.signal.aborted) parts.metrics.abandoned(decision.capability);
    else fail(parts.metrics, decision, response, error);
  }
}

<% if readFallback %>
/** What an upstream answered, and which one it was. */
interface Answer {
  readonly upstream: Upstream;
  readonly message: IncomingMessage;
}

/** Asks the target, and for a read that it fails, the fallback. Anything but a read is sent once and to one side only. */
async function ask({ capability, target, fallback }: Decision, outgoing: UpstreamRequest, metrics: Metrics): Promise<Answer> {
  if (!fallback) return { upstream: target, message: await send(target, outgoing) };
  try {
    const message = await send(target, outgoing);
    if ((message.statusCode ?? 0) < 500) return { upstream: target, message };
    message.resume();
  } catch (error) {
    if (outgoing.signal.aborted) throw error;
  }
  metrics.fellBack(capability);
  return { upstream: fallback, message: await send(fallback, outgoing) };
}

<% endif %>
function outgoingRequest(request: IncomingMessage, response: ServerResponse): UpstreamRequest {
  const abandoned = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) abandoned.abort();
  });
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: forwardedHeaders(request),
    body: hasBody(request.headers) ? request : undefined,
    signal: abandoned.signal,
  };
}

/** The path that decides on the route: without query, `.` and `..` resolved. The upstream is sent what the caller wrote. */
function pathOf(url: string | undefined): string | undefined {
  const target = `http://facade${url}`;
  return url?.startsWith('/') && URL.canParse(target) ? new URL(target).pathname : undefined;
}

function fail(metrics: Metrics, { capability, target }: Decision, response: ServerResponse, error: unknown): void {
  const reason = error instanceof UpstreamTimeout ? 'timeout' : 'unreachable';
  metrics.failed(capability, target.name, reason);
  // Half an answer cannot be taken back. The connection is closed by now, which tells the caller that it is not whole.
  if (response.headersSent) return;
  refuse(response, reason === 'timeout' ? 504 : 502, `The service behind this path is ${reason === 'timeout' ? 'too slow' : 'not reachable'}.`);
}

function refuse(response: ServerResponse, status: number, detail: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ status, detail }));
}
