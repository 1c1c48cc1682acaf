import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRoute } from '../src/facade/route.js';
import type { Route } from '../src/facade/route.js';
import { readRoutes } from '../src/facade/routes.js';

const table = readRoutes({});
const [first] = table.routes;

test('the table as committed can be used', () => {
  assert.equal(first?.capability, '<%= capability %>');
  assert.equal(first.percent, <%= startPercent %>);
  assert.equal(first.successor.url.href, new URL('<%= successorUrl %>').href);
  assert.equal(table.legacy.url.href, new URL('<%= legacyUrl %>').href);
});

test('a route owns its path and what lies below, and nothing that only starts alike', () => {
  assert.equal(findRoute(table, '<%= pathPrefix %>'), first);
  assert.equal(findRoute(table, '<%= pathPrefix %>/7/items'), first);
  assert.equal(findRoute(table, '<%= pathPrefix %>-archive'), undefined);
  assert.equal(findRoute(table, '/'), undefined);
});

test('the longest prefix wins', () => {
  assert.ok(first);
  const nested: Route = { ...first, capability: 'nested', pathPrefix: '<%= pathPrefix %>/7' };
  for (const routes of [[first, nested], [nested, first]]) {
    assert.equal(findRoute({ ...table, routes }, '<%= pathPrefix %>/7/items'), nested);
    assert.equal(findRoute({ ...table, routes }, '<%= pathPrefix %>/8'), first);
  }
});

test('the environment overrides addresses and shares', () => {
  const { legacy, routes } = readRoutes({ LEGACY_URL: 'http://127.0.0.1:8081', <%= capability | constant %>_PERCENT: '12.5' });
  assert.equal(legacy.url.port, '8081');
  assert.equal(routes[0]?.percent, 12.5);
});

for (const percent of ['-1', '101', 'half']) {
  test(`a share of "${percent}" is refused by name`, () => {
    assert.throws(() => readRoutes({ <%= capability | constant %>_PERCENT: percent }), /<%= capability | constant %>_PERCENT must be a number from 0 to 100/);
  });
}

test('an address that is none is refused by name', () => {
  assert.throws(() => readRoutes({ LEGACY_URL: 'legacy:8081' }), /LEGACY_URL must be an http or https address/);
});
