import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOpen } from '../src/domain/<%= entity %>.js';
import type { <%= entity | pascal %>Status } from '../src/domain/<%= entity %>.js';
import { meant } from './support/rows.js';

const open: Readonly<Record<<%= entity | pascal %>Status, boolean>> = {
  received: true,
  confirmed: true,
  completed: false,
  cancelled: false,
<% if unknownCode == 'explicit' %>
  unknown: true,
<% endif %>
};

test('the domain decides by its own words', () => {
  for (const status of Object.keys(open) as <%= entity | pascal %>Status[]) assert.equal(isOpen({ ...meant, status }), open[status], status);
});
