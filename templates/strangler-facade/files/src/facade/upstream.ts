import { request as requestHttp } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import type { Upstream } from './route.js';

/** A request as it is sent to an upstream. */
export interface UpstreamRequest {
  readonly method: string;
  /** Path and query exactly as the caller sent them. */
  readonly url: string;
  readonly headers: OutgoingHttpHeaders;
  /** Undefined where the request has none. */
  readonly body: Readable | undefined;
  /** Ends the request when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** An upstream that was silent for too long. */
export class UpstreamTimeout extends Error {
  constructor(upstream: Upstream) {
    super(`${upstream.name} was silent for ${upstream.timeoutMs} ms`);
  }
}

/**
 * Sends a request and resolves as soon as the head of the answer is there; the body streams on. Rejects if the upstream
 * cannot be reached, breaks off or is silent for too long: see {@link UpstreamTimeout}.
 */
export function send(upstream: Upstream, { method, url, headers, body, signal }: UpstreamRequest): Promise<IncomingMessage> {
  const { protocol, hostname, port, pathname } = upstream.url;
  const request = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request({
      protocol,
      // Node wants IPv6 addresses without the brackets of a URL.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      method,
      path: pathname.replace(/\/$/, '') + url,
      headers,
      signal,
      timeout: upstream.timeoutMs,
    });
    outgoing.on('timeout', () => outgoing.destroy(new UpstreamTimeout(upstream)));
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    if (body === undefined) outgoing.end();
    // Not pipeline(): it would hang up on the caller, who is still to be told.
    else body.pipe(outgoing);
  });
}
