import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** Headers that are about one connection and never travel on (RFC 9110, section 7.6.1). */
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** All headers but those that are about this connection, or that its `Connection` header names. */
export function endToEndHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...hopByHop, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/** The headers with which a request travels on: its own, and whom it came from. */
export function forwardedHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const { host, expect: _, ...headers } = endToEndHeaders(request.headers);
  const via = [request.headers['x-forwarded-for'], request.socket.remoteAddress].flat().filter((address) => address !== undefined);
  return {
    ...(host === undefined ? {} : { 'x-forwarded-host': host }),
    'x-forwarded-proto': 'http',
    ...headers,
    'x-forwarded-for': via.join(', '),
    // Node frames a body of unknown length by itself for some methods only, and DELETE is not one of them.
    ...(request.headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }),
  };
}

/** Whether a request brings a body, which can be sent only once. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
