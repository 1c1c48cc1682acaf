import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdmin } from '../src/facade/admin.js';
import { Metrics } from '../src/facade/metrics.js';
import { call, listen } from './support/upstream.js';

test('the load balancer finds /health, the dashboard /metrics, and nobody anything else', async (t) => {
  const metrics = new Metrics();
  metrics.answered('<%= capability %>', 'legacy', 204, 250);
  metrics.answered('<%= capability %>', 'legacy', 200, 250);
  const url = await listen(t, createAdmin(metrics));
  assert.equal((await call(url, '/health')).status, 200);
  assert.equal((await call(url, '/')).status, 404);
  const page = (await call(url, '/metrics')).body.toString();
  assert.match(page, /^facade_answers_total\{capability="<%= capability %>",target="legacy",status="2xx"\} 2$/m);
  assert.match(page, /^facade_answer_seconds_total\{capability="<%= capability %>",target="legacy"\} 0\.5$/m);
});
