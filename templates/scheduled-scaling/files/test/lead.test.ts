import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadMinutes, onDemandSeconds } from '../src/lead.js';

<% if what == 'events' %>
const margin = <%= marginMinutes %>;
<% else %>
const margin = 5;
<% endif %>

test('the lead is the start of the allocation, its duration, and the margin', () => {
  assert.equal(leadMinutes(1650), 2 + 1 + margin);
  assert.equal(leadMinutes(6000), 2 + 1 + margin);
  assert.equal(leadMinutes(6001), 2 + 2 + margin);
});

test('on demand a function gets a thousand environments at once, and then a hundred per second', () => {
  assert.equal(onDemandSeconds(1000), 0);
  assert.equal(onDemandSeconds(1500), 5);
  assert.equal(onDemandSeconds(11_000), 100);
});
