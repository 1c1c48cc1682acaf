import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Route } from '../src/facade/route.js';
import { recognisable, route, startFacade, upstream } from './support/facade.js';
import { call, startUpstream } from './support/upstream.js';

const path = '<%= pathPrefix %>/7';

function json(value: unknown, headers = {}): RequestListener {
  return (_request, response) => response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

async function start(t: TestContext, legacyListener: RequestListener, successorListener: RequestListener, changes: Partial<Route> = {}) {
  const legacy = await startUpstream(t, legacyListener);
  const successor = await startUpstream(t, successorListener);
  const both = route(upstream('legacy', legacy.url), upstream('successor', successor.url), { shadowPercent: 100, ...changes });
  return { legacy, successor, facade: await startFacade(t, both) };
}

test('both sides are asked, the caller is answered by one, and equal answers are counted', async (t) => {
  const { legacy, successor, facade } = await start(t, json({ state: 'paid', total: 12 }), json({ total: 12, state: 'paid' }));
  const reply = await call(facade.url, `${path}?expand=items`, { headers: recognisable });
  await facade.shadow.idle();
  assert.equal(reply.headers['x-facade-target'], 'legacy');
  assert.equal(legacy.received.length, 1);
  assert.equal(successor.received[0]?.url, `${path}?expand=items`);
  assert.equal(successor.received[0].headers['x-facade-shadow'], 'true');
  assert.deepEqual(facade.reports, []);
  assert.match(facade.metrics.render(), /facade_shadow_reads_total\{capability="<%= capability %>",result="same"\} 1/);
});

test('differences are reported by place, without values and without the query', async (t) => {
  const { facade } = await start(
    t,
    json({ state: 'paid', items: [{ price: 10 }, { price: 2 }], note: 'gift' }),
    json({ state: 'PAID', items: [{ price: 10 }], points: 3 }),
  );
  await call(facade.url, `${path}?phone=010-1234-5678`);
  await facade.shadow.idle();
  assert.deepEqual(facade.reports, [
    {
      capability: '<%= capability %>',
      path,
      answeredBy: 'legacy',
      differences: [
        { at: '$.state', kind: 'changed' },
        { at: '$.items[1]', kind: 'missing' },
        { at: '$.note', kind: 'missing' },
        { at: '$.points', kind: 'added' },
      ],
    },
  ]);
});

test('fields that may differ are left out at any depth', async (t) => {
  const { facade } = await start(t, json({ order: { requestId: 1 } }), json({ order: { requestId: 2 } }), { ignoredFields: ['requestId'] });
  await call(facade.url, path);
  await facade.shadow.idle();
  assert.deepEqual(facade.reports, []);
});

test('a different status is the only difference told', async (t) => {
  const { facade } = await start(t, json({ a: 1 }), (_request, response) => response.writeHead(404).end('gone'));
  await call(facade.url, path);
  await facade.shadow.idle();
  assert.deepEqual(facade.reports[0]?.differences, [{ at: 'status', kind: 'changed' }]);
});

test('compressed answers are compared by what they hold', async (t) => {
  const compressed: RequestListener = (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
  const { facade } = await start(t, json({ a: 1 }), compressed);
  await call(facade.url, path);
  await facade.shadow.idle();
  assert.deepEqual(facade.reports, []);
  assert.match(facade.metrics.render(), /result="same"/);
});

test('the caller does not wait for the comparison', async (t) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const { facade } = await start(t, json({}), (request, response) => void released.then(() => json({})(request, response)));
  assert.equal((await call(facade.url, path)).status, 200);
  assert.doesNotMatch(facade.metrics.render(), /facade_shadow_reads_total/);
  release();
  await facade.shadow.idle();
  assert.match(facade.metrics.render(), /result="same"/);
});

test('a comparison that fails is counted and harms nobody', async (t) => {
  const { facade } = await start(t, json({}), (request) => request.socket.destroy());
  assert.equal((await call(facade.url, path)).status, 200);
  await facade.shadow.idle();
  assert.match(facade.metrics.render(), /result="failed"/);
});

test('once the successor answers, it is the legacy application that is compared with', async (t) => {
  const { legacy, facade } = await start(t, json({ state: 'paid' }), json({ state: 'sent' }), { percent: 100 });
  const reply = await call(facade.url, path);
  await facade.shadow.idle();
  assert.equal(reply.headers['x-facade-target'], 'successor');
  assert.equal(legacy.received.length, 1);
  assert.equal(facade.reports[0]?.answeredBy, 'successor');
});

<% if readFallback %>
test('a read that fell back is not compared: the successor was asked already', async (t) => {
  const { legacy, successor, facade } = await start(t, json({}), (_request, response) => response.writeHead(500).end(), { percent: 100 });
  assert.equal((await call(facade.url, path)).status, 200);
  await facade.shadow.idle();
  assert.deepEqual([legacy.received.length, successor.received.length], [1, 1]);
});

<% endif %>
test('writes are never sent to both sides', async (t) => {
  const { legacy, successor, facade } = await start(t, json({}), json({}));
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) await call(facade.url, path, { method, body: '{}', headers: { 'content-length': 2 } });
  await facade.shadow.idle();
  assert.deepEqual([legacy.received.length, successor.received.length], [4, 0]);
});

test('only the share that was asked for is compared', async (t) => {
  // The facade of these tests draws 50 every time.
  for (const [shadowPercent, compared] of [[50, 0], [51, 1]] as const) {
    const { successor, facade } = await start(t, json({}), json({}), { shadowPercent });
    await call(facade.url, path);
    await facade.shadow.idle();
    assert.equal(successor.received.length, compared);
  }
});

test('answers that are too large are passed on whole and not compared', async (t) => {
  const large = 'x'.repeat(1024 * 1024 + 1);
  const { successor, facade } = await start(t, (_request, response) => response.end(large), json({}));
  assert.equal((await call(facade.url, path)).body.length, large.length);
  await facade.shadow.idle();
  assert.equal(successor.received.length, 0);
  assert.match(facade.metrics.render(), /result="skipped"/);
});
