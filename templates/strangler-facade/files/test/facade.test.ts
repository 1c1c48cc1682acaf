import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Route } from '../src/facade/route.js';
import { recognisable, route, startFacade, upstream } from './support/facade.js';
import { call, deadAddress, readAll, startUpstream } from './support/upstream.js';
import type { StandIn } from './support/upstream.js';

/** Milliseconds, for upstreams that are meant to be too slow. */
const impatient = 100;

async function startBoth(test: TestContext, changes: Partial<Route> = {}) {
  const legacy = await startUpstream(test, (_request, response) => response.end('from legacy'));
  const successor = await startUpstream(test, (_request, response) => response.end('from successor'));
  const facade = await startFacade(test, routeBetween(legacy, successor, changes));
  return { legacy, successor, facade };
}

function routeBetween(legacy: StandIn, successor: { readonly url: URL }, changes: Partial<Route> = {}): Route {
  return route(upstream('legacy', legacy.url), upstream('successor', successor.url), changes);
}

test('at 0 % the legacy application answers everything, and the caller sees no difference', async (t) => {
  const { legacy, successor, facade } = await startBoth(t);
  const reply = await call(facade.url, '<%= pathPrefix %>/7?expand=items&q=%EC%A3%BC%EB%AC%B8', { headers: recognisable });
  assert.equal(reply.status, 200);
  assert.equal(reply.body.toString(), 'from legacy');
  assert.equal(reply.headers['x-facade-target'], 'legacy');
  assert.equal(legacy.received[0]?.url, '<%= pathPrefix %>/7?expand=items&q=%EC%A3%BC%EB%AC%B8');
  assert.equal(successor.received.length, 0);
});

test('at 100 % the successor answers its capability, and the legacy application the rest', async (t) => {
  const { legacy, successor, facade } = await startBoth(t, { percent: 100 });
  assert.equal((await call(facade.url, '<%= pathPrefix %>/7')).body.toString(), 'from successor');
  assert.equal((await call(facade.url, '/.elsewhere')).body.toString(), 'from legacy');
  assert.equal((await call(facade.url, '<%= pathPrefix %>/../.elsewhere')).body.toString(), 'from legacy');
  assert.deepEqual([legacy.received.length, successor.received.length], [2, 1]);
});

test('status, headers and body of the answer are passed on', async (t) => {
  const legacy = await startUpstream(t, (_request, response) => {
    response.writeHead(418, 'Short and stout', { 'set-cookie': ['a=1', 'b=2'], 'content-type': 'text/plain', connection: 'X-Internal', 'x-internal': '1' });
    response.end(Buffer.from([0xff, 0x00, 0xfe]));
  });
  const facade = await startFacade(t, routeBetween(legacy, legacy));
  const { status, headers, body } = await call(facade.url, '/');
  assert.equal(status, 418);
  assert.deepEqual(headers['set-cookie'], ['a=1', 'b=2']);
  assert.equal(headers['content-type'], 'text/plain');
  assert.equal(headers['x-internal'], undefined);
  assert.deepEqual([...body], [0xff, 0x00, 0xfe]);
});

test('the upstream learns who called, and nothing about the connection', async (t) => {
  const { legacy, facade } = await startBoth(t);
  await call(facade.url, '/', { headers: { host: 'shop.example', 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'r-1', te: 'trailers', connection: 'close, X-Hop', 'x-hop': '1' } });
  const headers = legacy.received[0]?.headers ?? {};
  assert.equal(headers.host, legacy.url.host);
  assert.equal(headers['x-forwarded-host'], 'shop.example');
  assert.equal(headers['x-forwarded-for'], '203.0.113.9, 127.0.0.1');
  assert.equal(headers['x-request-id'], 'r-1');
  assert.equal(headers['te'], undefined);
  assert.equal(headers['x-hop'], undefined);
});

for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
  test(`the body of a ${method} arrives whole, with and without a length`, async (t) => {
    const bodies: string[] = [];
    const legacy = await startUpstream(t, (request, response) => {
      void readAll(request).then((body) => {
        bodies.push(body.toString());
        response.writeHead(201).end();
      });
    });
    const facade = await startFacade(t, routeBetween(legacy, legacy));
    const body = '주문 '.repeat(20_000);
    assert.equal((await call(facade.url, '<%= pathPrefix %>', { method, body, headers: { 'content-length': Buffer.byteLength(body) } })).status, 201);
    assert.equal((await call(facade.url, '<%= pathPrefix %>', { method, body, headers: { 'transfer-encoding': 'chunked' } })).status, 201);
    assert.deepEqual(bodies, [body, body]);
  });
}
<% if readFallback %>

test('a read that the successor fails is answered by the legacy application', async (t) => {
  const legacy = await startUpstream(t, (_request, response) => response.end('from legacy'));
  const broken = await startUpstream(t, (_request, response) => response.writeHead(503).end());
  const hangingUp = await startUpstream(t, (request) => request.socket.destroy());
  for (const successor of [broken, hangingUp, { url: await deadAddress() }]) {
    const facade = await startFacade(t, routeBetween(legacy, successor, { percent: 100 }));
    const reply = await call(facade.url, '<%= pathPrefix %>/7');
    assert.equal(reply.status, 200);
    assert.equal(reply.body.toString(), 'from legacy');
    assert.equal(reply.headers['x-facade-target'], 'legacy');
    assert.match(facade.metrics.render(), /facade_fallbacks_total\{capability="<%= capability %>"\} 1/);
  }
});

test('so is a read for which the successor is too slow', async (t) => {
  const legacy = await startUpstream(t, (_request, response) => response.end('from legacy'));
  const silent = await startUpstream(t, () => undefined);
  const facade = await startFacade(t, route(upstream('legacy', legacy.url), upstream('successor', silent.url, impatient), { percent: 100 }));
  assert.equal((await call(facade.url, '<%= pathPrefix %>/7')).body.toString(), 'from legacy');
});

test('an answer that blames the caller is an answer: no fallback', async (t) => {
  const legacy = await startUpstream(t, (_request, response) => response.end('from legacy'));
  const successor = await startUpstream(t, (_request, response) => response.writeHead(404).end());
  const facade = await startFacade(t, routeBetween(legacy, successor, { percent: 100 }));
  assert.equal((await call(facade.url, '<%= pathPrefix %>/7')).status, 404);
  assert.equal(legacy.received.length, 0);
});
<% else %>

test('a read that the successor fails is told as it is', async (t) => {
  const legacy = await startUpstream(t, (_request, response) => response.end('from legacy'));
  const broken = await startUpstream(t, (_request, response) => response.writeHead(503).end());
  const facade = await startFacade(t, routeBetween(legacy, broken, { percent: 100 }));
  assert.equal((await call(facade.url, '<%= pathPrefix %>/7')).status, 503);
  assert.equal(legacy.received.length, 0);
});
<% endif %>

for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
  test(`a ${method} is sent once and to one side, however the successor fails`, async (t) => {
    const legacy = await startUpstream(t, (_request, response) => response.end('from legacy'));
    const broken = await startUpstream(t, (_request, response) => response.writeHead(503).end());
    const hangingUp = await startUpstream(t, (request) => request.socket.destroy());
    const silent = await startUpstream(t, () => undefined);
    const cases = [
      { successor: upstream('successor', broken.url), status: 503 },
      { successor: upstream('successor', hangingUp.url), status: 502 },
      { successor: upstream('successor', silent.url, impatient), status: 504 },
      { successor: upstream('successor', await deadAddress()), status: 502 },
    ];
    for (const { successor, status } of cases) {
<% if shadowReads %>
      const facade = await startFacade(t, route(upstream('legacy', legacy.url), successor, { percent: 100, shadowPercent: 100 }));
<% else %>
      const facade = await startFacade(t, route(upstream('legacy', legacy.url), successor, { percent: 100 }));
<% endif %>
      assert.equal((await call(facade.url, '<%= pathPrefix %>/7', { method, body: '{}', headers: { 'content-length': 2 } })).status, status);
    }
    assert.deepEqual([broken.received.length, hangingUp.received.length, silent.received.length], [1, 1, 1]);
    assert.equal(legacy.received.length, 0);
  });
}

test('a legacy application that cannot be reached is told as 502, one that is silent as 504', async (t) => {
  const silent = await startUpstream(t, () => undefined);
  const dead = upstream('legacy', await deadAddress());
  const slow = upstream('legacy', silent.url, impatient);
  assert.equal((await call((await startFacade(t, route(dead, dead))).url, '/')).status, 502);
  assert.equal((await call((await startFacade(t, route(slow, slow))).url, '/')).status, 504);
});

test('an answer that breaks off is never passed on as a whole one', async (t) => {
  const legacy = await startUpstream(t, (_request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  });
  const facade = await startFacade(t, routeBetween(legacy, legacy));
  await assert.rejects(call(facade.url, '/'));
});

test('when the caller hangs up, so does the facade', async (t) => {
  const waiting = new EventEmitter();
  const legacy = await startUpstream(t, (request: IncomingMessage) => {
    request.socket.on('close', () => waiting.emit('hung up'));
    waiting.emit('asked');
  });
  const neverTooSlow = upstream('legacy', legacy.url, 600_000);
  const facade = await startFacade(t, route(neverTooSlow, neverTooSlow));
  const asked = once(waiting, 'asked');
  const hungUp = once(waiting, 'hung up');
  const outgoing = requestHttp(facade.url).on('error', () => undefined).end();
  await asked;
  outgoing.destroy();
  await hungUp;
});

test('a request target that is no path is refused', async (t) => {
  const { legacy, facade } = await startBoth(t);
  assert.equal((await call(facade.url, 'http://elsewhere.example/')).status, 400);
  assert.equal(legacy.received.length, 0);
});
