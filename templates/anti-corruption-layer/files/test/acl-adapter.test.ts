import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Legacy<%= entity | pascal %>Adapter } from '../src/acl/adapter.js';
import { connectLegacy } from '../src/acl/connect.js';
import { <%= entity | pascal %>Unavailable, <%= entity | pascal %>Untranslatable } from '../src/domain/<%= entity %>-port.js';
import { json, startLegacy } from './support/legacy.js';
import { meant, row } from './support/rows.js';

/** Milliseconds; long enough for a loopback connection on a busy machine. */
const patient = 5_000;

<% if unknownCode == 'explicit' %>
function adapter(url: string, timeoutMs = patient, onUnknownCode = (column: string, code: string): void => assert.fail(`${column} ${code}`)): Legacy<%= entity | pascal %>Adapter {
  return new Legacy<%= entity | pascal %>Adapter({ url, timeoutMs, onUnknownCode });
}
<% else %>
function adapter(url: string, timeoutMs = patient): Legacy<%= entity | pascal %>Adapter {
  return new Legacy<%= entity | pascal %>Adapter({ url, timeoutMs });
}
<% endif %>

/** A row whose remark is made of these bytes. */
function remarked(bytes: readonly number[]): Buffer {
  const [before = '', after = ''] = JSON.stringify(row({ <%= legacyPrefix %>_RMK: '?' })).split('?');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

test('what is found is said in the words of the domain', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => json(response, row()));
  assert.deepEqual(await adapter(legacy.url).find(meant.id), meant);
  assert.deepEqual(legacy.seen.map(({ method, url }) => [method, url]), [['GET', `/${meant.id}`]]);
});

test('what is not there is undefined', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.writeHead(404).end('no such row'));
  assert.equal(await adapter(legacy.url).find(meant.id), undefined);
});

<% if unknownCode == 'explicit' %>
test('a code that nobody has told us of is unknown, and reported', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => json(response, row({ <%= legacyPrefix %>_STS_CD: '77' })));
  const reported: string[] = [];
  const found = await adapter(legacy.url, patient, (...report) => reported.push(...report)).find(meant.id);
  assert.deepEqual(found, { ...meant, status: 'unknown' });
  assert.deepEqual(reported, ['<%= legacyPrefix %>_STS_CD', '77']);
});
<% else %>
test('a code that nobody has told us of is refused at the layer', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => json(response, row({ <%= legacyPrefix %>_STS_CD: '77' })));
  const refusal = { name: '<%= entity | pascal %>Untranslatable', field: '<%= legacyPrefix %>_STS_CD', value: '77' };
  await assert.rejects(adapter(legacy.url).find(meant.id), refusal);
});
<% endif %>

for (const [what, body] of [
  ['an error told with status 200', '{"RSLT_CD":"9999","RSLT_MSG":"system error"}'],
  ['a login page', '<html><title>Login</title></html>'],
  ['half an answer', '{"<%= legacyPrefix %>_NO":"1"'],
  ['nothing', ''],
] as const) {
  test(`${what} is no row`, async (t) => {
    const legacy = await startLegacy(t, (_request, response) => response.end(body));
    await assert.rejects(adapter(legacy.url).find(meant.id), <%= entity | pascal %>Untranslatable);
  });
}

for (const status of [401, 429, 500, 503]) {
  test(`status ${status} means that nothing can be said now`, async (t) => {
    const legacy = await startLegacy(t, (_request, response) => response.writeHead(status).end());
    await assert.rejects(adapter(legacy.url).find(meant.id), <%= entity | pascal %>Unavailable);
  });
}

test('a redirect is not followed', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.writeHead(302, { location: '/login' }).end());
  await assert.rejects(adapter(legacy.url).find(meant.id), <%= entity | pascal %>Unavailable);
  assert.equal(legacy.seen.length, 1);
});

test('a legacy application that is silent is given up', async (t) => {
  const legacy = await startLegacy(t, () => undefined);
  await assert.rejects(adapter(legacy.url, 100).find(meant.id), <%= entity | pascal %>Unavailable);
});

test('so is one that falls silent in the middle of its answer', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.write('{"<%= legacyPrefix %>_NO":'));
  await assert.rejects(adapter(legacy.url, 200).find(meant.id), <%= entity | pascal %>Unavailable);
});

test('one that nobody listens at cannot be reached', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  await assert.rejects(adapter(`http://127.0.0.1:${port}`).find(meant.id), <%= entity | pascal %>Unavailable);
});

test('an id stays one segment of the path', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => json(response, row()));
  await adapter(legacy.url).find('../a?b#c');
  assert.equal(legacy.seen[0]?.url, '/..%2Fa%3Fb%23c');
  for (const id of ['', '.', '..']) await assert.rejects(adapter(legacy.url).find(id), <%= entity | pascal %>Untranslatable);
  assert.equal(legacy.seen.length, 1);
});

<% if encoding == 'euc-kr' %>
test('text is read as EUC-KR', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.end(remarked([0xb9, 0xe8, 0xbc, 0xdb])));
  assert.equal((await adapter(legacy.url).find(meant.id))?.remark, '배송');
});
<% else %>
test('text is read as UTF-8', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => json(response, row({ <%= legacyPrefix %>_RMK: '배송' })));
  assert.equal((await adapter(legacy.url).find(meant.id))?.remark, '배송');
});
<% endif %>

test('bytes that are no text are refused', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.end(remarked([0xff])));
  await assert.rejects(adapter(legacy.url).find(meant.id), <%= entity | pascal %>Untranslatable);
});
<% if direction == 'read-write' %>

test('what is saved is said in the words of the legacy application, and nothing else', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.writeHead(204).end());
  await adapter(legacy.url).save({ ...meant, status: 'confirmed', remark: '배송' });
  const [sent] = legacy.seen;
  assert.deepEqual([sent?.method, sent?.url, sent?.contentType], ['PATCH', `/${meant.id}`, 'application/json']);
<% if encoding == 'euc-kr' %>
  assert.match(sent?.body ?? '', /^[ -~]+$/, 'in characters that both encodings share');
  const received: unknown = JSON.parse(sent?.body ?? '');
<% else %>
  const received: unknown = JSON.parse(Buffer.from(sent?.body ?? '', 'latin1').toString());
<% endif %>
  assert.deepEqual(received, row({ <%= legacyPrefix %>_CUST_NO: 'C0000007', <%= legacyPrefix %>_STS_CD: '20', <%= legacyPrefix %>_RMK: '배송' }));
});

test('a save that fails is sent once', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.writeHead(503).end());
  await assert.rejects(adapter(legacy.url).save(meant), <%= entity | pascal %>Unavailable);
  assert.equal(legacy.seen.length, 1);
});

test('what the legacy application has no room for is never sent', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => response.writeHead(204).end());
  await assert.rejects(adapter(legacy.url).save({ ...meant, amount: -1 }), <%= entity | pascal %>Untranslatable);
  assert.deepEqual(legacy.seen, []);
});
<% endif %>

test('the environment says where the legacy application is', async (t) => {
  const legacy = await startLegacy(t, (_request, response) => json(response, row()));
  assert.deepEqual(await connectLegacy({ LEGACY_URL: `${legacy.url}/` }).find(meant.id), meant);
  assert.equal(legacy.seen[0]?.url, `<%= legacyPath %>/${meant.id}`);
  assert.throws(() => connectLegacy({ LEGACY_URL: 'legacy:8081' }), /LEGACY_URL must be an http or https address/);
});
