import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../src/facade/router.js';
import type { RequestFacts } from '../src/facade/router.js';
import type { Route } from '../src/facade/route.js';
import { readStickyKey } from '../src/facade/stickyKey.js';
import { recognisable, route, upstream } from './support/facade.js';

const legacy = upstream('legacy', new URL('http://127.0.0.1:1'));
const successor = upstream('successor', new URL('http://127.0.0.1:2'));

<% if readFallback or shadowReads %>
const read: RequestFacts = { method: 'GET', path: '<%= pathPrefix %>/7', hasBody: false, stickyKey: 'customer-7' };
<% else %>
const read: RequestFacts = { path: '<%= pathPrefix %>/7', stickyKey: 'customer-7' };
<% endif %>

function decideWith(changes: Partial<Route>, request: RequestFacts) {
  return decide({ legacy, routes: [route(legacy, successor, changes)] }, request);
}

test('what no route owns goes to the legacy application', () => {
  const decision = decideWith({ percent: 100 }, { ...read, path: '/.elsewhere' });
  assert.equal(decision.target, legacy);
  assert.equal(decision.capability, 'legacy');
});

test('at 0 % everybody stays, at 100 % everybody has moved', () => {
  assert.equal(decideWith({ percent: 0 }, read).target, legacy);
  assert.equal(decideWith({ percent: 100 }, read).target, successor);
  assert.equal(decideWith({ percent: 100 }, { ...read, stickyKey: undefined }).target, successor);
});

test('whoever cannot be recognised again stays until everybody has moved', () => {
  assert.equal(decideWith({ percent: 99.9 }, { ...read, stickyKey: undefined }).target, legacy);
});

test('in between, callers are split and keep their side', () => {
  const sides = Array.from({ length: 1_000 }, (_, index) => decideWith({ percent: 30 }, { ...read, stickyKey: `customer-${index}` }).target);
  const again = Array.from({ length: 1_000 }, (_, index) => decideWith({ percent: 30 }, { ...read, stickyKey: `customer-${index}` }).target);
  const moved = sides.filter((side) => side === successor).length;
  assert.ok(moved > 200 && moved < 400, `${moved} of 1000`);
  assert.deepEqual(again, sides);
});
<% if readFallback %>

test('only a read that the successor answers has a fallback', () => {
  assert.equal(decideWith({ percent: 100 }, read).fallback, legacy);
  assert.equal(decideWith({ percent: 100 }, { ...read, method: 'HEAD' }).fallback, legacy);
  assert.equal(decideWith({ percent: 0 }, read).fallback, undefined);
  assert.equal(decideWith({ percent: 100 }, { ...read, hasBody: true }).fallback, undefined);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE']) {
    assert.equal(decideWith({ percent: 100 }, { ...read, method }).fallback, undefined, method);
  }
});
<% endif %>
<% if shadowReads %>

test('only reads are ever compared', () => {
  assert.equal(decideWith({}, read).shadowed?.capability, '<%= capability %>');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    assert.equal(decideWith({}, { ...read, method }).shadowed, undefined, method);
  }
});
<% endif %>

<% if stickyBy == 'cookie' %>
test('the sticky key is the value of the cookie', () => {
  assert.equal(readStickyKey(recognisable), 'customer-7');
  assert.equal(readStickyKey({ cookie: 'theme=dark; <%= stickyName %>=a=b; lang=ko' }), 'a=b');
  assert.equal(readStickyKey({ cookie: 'x<%= stickyName %>=other; <%= stickyName %>=' }), undefined);
  assert.equal(readStickyKey({}), undefined);
});
<% else %>
test('the sticky key is the value of the header', () => {
  assert.equal(readStickyKey({ [Object.keys(recognisable)[0]?.toLowerCase() ?? '']: 'customer-7' }), 'customer-7');
  assert.equal(readStickyKey({}), undefined);
});
<% endif %>
