import assert from 'node:assert/strict';
import { test } from 'node:test';
<% if direction == 'read-write' %>
import { codeByStatus, statusByCode, statusCodes } from '../src/acl/codes.js';
<% else %>
import { statusCodes } from '../src/acl/codes.js';
<% endif %>
import { readRow } from '../src/acl/legacy/row.js';
import type { Legacy<%= entity | pascal %> } from '../src/acl/legacy/row.js';
<% if direction == 'read-write' %>
import { toDomain, toLegacy } from '../src/acl/translator.js';
<% else %>
import { toDomain } from '../src/acl/translator.js';
<% endif %>
<% if unknownCode == 'explicit' or direction == 'read-write' %>
import type { <%= entity | pascal %> } from '../src/domain/<%= entity %>.js';
<% endif %>
import { <%= entity | pascal %>Untranslatable } from '../src/domain/<%= entity %>-port.js';
import { meant, random<%= entity | pascal %>, row, rowOf } from './support/rows.js';

<% if unknownCode == 'explicit' %>
/** Translates, and fails if a code is reported. */
function understood(legacy: Legacy<%= entity | pascal %>): <%= entity | pascal %> {
  return toDomain(legacy, (column, code) => assert.fail(`${column} ${code}`));
}
<% else %>
const understood = toDomain;
<% endif %>

function isRefusalOf(column: string): (error: unknown) => boolean {
  return (error) => error instanceof <%= entity | pascal %>Untranslatable && error.field === column;
}

test('a row is said in the words of the domain', () => {
  assert.deepEqual(understood(row()), meant);
});

for (const [code, status] of [
  ['10', 'received'],
  ['11', 'received'],
  ['20', 'confirmed'],
  ['30', 'completed'],
  ['90', 'cancelled'],
  ['91', 'cancelled'],
] as const) {
  test(`status code ${code} means ${status}`, () => {
    assert.equal(understood(row({ <%= legacyPrefix %>_STS_CD: code })).status, status);
    assert.equal(understood(row({ <%= legacyPrefix %>_STS_CD: `${code}  ` })).status, status);
  });
}

test('no code is in the table twice', () => {
  const codes = statusCodes.map(([code]) => code);
  assert.deepEqual([...new Set(codes)], codes);
});

for (const code of ['99', '', '1', '010', '１０', 'constructor']) {
<% if unknownCode == 'explicit' %>
  test(`status code "${code}" is in no table: it is unknown, and reported`, () => {
    const reported: [string, string][] = [];
    const { status } = toDomain(row({ <%= legacyPrefix %>_STS_CD: code }), (...report) => reported.push(report));
    assert.equal(status, 'unknown');
    assert.deepEqual(reported, [['<%= legacyPrefix %>_STS_CD', code]]);
  });
<% else %>
  test(`status code "${code}" is in no table: the row is refused`, () => {
    assert.throws(() => toDomain(row({ <%= legacyPrefix %>_STS_CD: code })), isRefusalOf('<%= legacyPrefix %>_STS_CD'));
  });
<% endif %>
}

const refused: readonly (readonly [column: keyof Legacy<%= entity | pascal %>, values: readonly string[]])[] = [
  ['<%= legacyPrefix %>_NO', ['', '   ']],
  ['<%= legacyPrefix %>_CUST_NO', ['', '   ']],
  ['<%= legacyPrefix %>_RCV_DTM', ['', '20231010', '20230229000000', '20231301000000', '20231010240000', '20231010006000', '00000000000000', '2023-10-10T090807']],
  ['<%= legacyPrefix %>_AMT', ['', '-1', '12,000', '1e3', '12.5', '1234567890123']],
  ['<%= legacyPrefix %>_URG_YN', ['', 'y', '1', 'U']],
];
for (const [column, values] of refused) {
  test(`what ${column} cannot mean is refused by name`, () => {
    for (const value of values) assert.throws(() => understood(row({ [column]: value })), isRefusalOf(column), value);
  });
}

test('a time is Korean time', () => {
  assert.equal(understood(row({ <%= legacyPrefix %>_RCV_DTM: '20240229083000' })).receivedAt.toISOString(), '2024-02-28T23:30:00.000Z');
});

test('a remark that is null, empty or blank is none', () => {
  for (const nothing of [null, '', '   ']) assert.equal(understood(row({ <%= legacyPrefix %>_RMK: nothing })).remark, undefined);
  assert.equal(understood(row({ <%= legacyPrefix %>_RMK: '문 앞  ' })).remark, '문 앞');
});

test('what the legacy application keeps of anything the domain can say is read as the same', () => {
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const said = random<%= entity | pascal %>(seed);
    const kept = rowOf(said);
    assert.deepEqual(understood(kept), said, `seed ${seed}`);
    const padded = { ...kept, <%= legacyPrefix %>_NO: kept.<%= legacyPrefix %>_NO.padEnd(20), <%= legacyPrefix %>_CUST_NO: kept.<%= legacyPrefix %>_CUST_NO.padEnd(20) };
    assert.deepEqual(understood(padded), said, `seed ${seed}, padded`);
  }
});
<% if direction == 'read-write' %>

test('the way there and back changes nothing', () => {
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const said = random<%= entity | pascal %>(seed);
    assert.deepEqual(toLegacy(said), rowOf(said), `seed ${seed}`);
    assert.deepEqual(understood(toLegacy(said)), said, `seed ${seed}`);
  }
});

test('the code that is written for a status means that status', () => {
  for (const [status, code] of Object.entries(codeByStatus)) assert.equal(statusByCode.get(code), status);
});

const tooMuch: readonly (readonly [column: keyof Legacy<%= entity | pascal %>, changes: Partial<<%= entity | pascal %>>])[] = [
  ['<%= legacyPrefix %>_NO', { id: '' }],
  ['<%= legacyPrefix %>_CUST_NO', { customerId: ' ' }],
<% if unknownCode == 'explicit' %>
  ['<%= legacyPrefix %>_STS_CD', { status: 'unknown' }],
<% endif %>
  ['<%= legacyPrefix %>_RCV_DTM', { receivedAt: new Date(Number.NaN) }],
  ['<%= legacyPrefix %>_RCV_DTM', { receivedAt: new Date('+010000-01-01T00:00:00Z') }],
  ['<%= legacyPrefix %>_AMT', { amount: -1 }],
  ['<%= legacyPrefix %>_AMT', { amount: 0.5 }],
  ['<%= legacyPrefix %>_AMT', { amount: Number.NaN }],
  ['<%= legacyPrefix %>_AMT', { amount: 10 ** 12 }],
];
for (const [column, changes] of tooMuch) {
  test(`${column} has no room for ${Object.values(changes).map(String).join()}`, () => {
    assert.throws(() => toLegacy({ ...meant, ...changes }), isRefusalOf(column));
  });
}
<% endif %>

test('a row is known by its columns; others are left out', () => {
  assert.deepEqual(readRow({ ...row(), REG_USR_ID: 'batch' }), row());
});

for (const column of Object.keys(row())) {
  test(`a row without ${column} is refused by name`, () => {
    const rest = Object.fromEntries(Object.entries(row()).filter(([name]) => name !== column));
    assert.throws(() => readRow(rest), isRefusalOf(column));
    assert.throws(() => readRow({ ...rest, [column]: 7 }), isRefusalOf(column));
  });
}

test('what is no row at all is refused', () => {
  for (const value of [null, 'row', [], { RSLT_CD: '9999' }]) assert.throws(() => readRow(value), isRefusalOf('<%= legacyPrefix %>_NO'));
});
