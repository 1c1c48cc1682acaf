import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { connectionsIn } from './connectionsIn.ts';

// What runs with every event, and what of it could as well be made once.

const template = (handler: string, runtime: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: ${handler}, Runtime: ${runtime} }
`;

/** The connection that a handler with this body makes, and whether each event makes it. */
function fromHandler(body: string, above = ''): { readonly runs: boolean; readonly depends: boolean } {
  const code = `import Redis from 'ioredis';\nimport { settings } from './settings';\n${above}\nexport const handler = async (event, context) => {\n${body}\n};\n`;
  return only(connectionsIn({ 'template.yaml': template('orders.handler', 'nodejs22.x'), 'src/orders.ts': code, 'src/settings.ts': 'export const settings = {};' }));
}

function fromPython(code: string): { readonly runs: boolean; readonly depends: boolean } {
  return only(connectionsIn({ 'template.yaml': template('orders.handler', 'python3.13'), 'src/orders.py': code }));
}

function only(connections: ReturnType<typeof connectionsIn>): { readonly runs: boolean; readonly depends: boolean } {
  const [connection, ...others] = connections;
  assert(connection !== undefined && others.length === 0);
  return { runs: connection.invocations.length > 0, depends: connection.dependsOnCall };
}

describe('what goes into a client is the same for every event', () => {
  for (const body of [
    'const redis = new Redis(process.env.REDIS_URL);',
    'const redis = new Redis(settings);',
    'const url = process.env.REDIS_URL; const redis = new Redis(url);',
    "const options = { host: process.env.HOST }; options.port = 6379; const redis = new Redis(options);",
    "const { host } = await settings.find('redis'); const redis = new Redis({ host });",
    'const redis = new Redis(`redis://${process.env.HOST}:6379`);',
    'const options = settings; console.log(event, context); const redis = new Redis(options);',
  ]) {
    it(body, () => assert.deepEqual(fromHandler(body), { runs: true, depends: false }));
  }
});

describe('what goes into a client may differ from event to event', () => {
  for (const body of [
    'const redis = new Redis(event.url);',
    'const { url } = event; const redis = new Redis(url);',
    'const redis = new Redis(`redis://${event.host}:6379`);',
    'const host = event.host; const url = `redis://${host}`; const redis = new Redis(url);',
    'const options = {}; options.host = event.host; const redis = new Redis(options);',
    'const options = new Map(); options.set("host", event.host); const redis = new Redis(options);',
    'const options = {}; Object.assign(options, event.options); const redis = new Redis(options);',
    'const redis = new Redis({ host: await settings.find(event.tenant) });',
    'const redis = new Redis({ password: () => event.password });',
    'const name = () => event.name; const redis = new Redis(name());',
    'let url; const redis = new Redis(url);',
    'const db = event.db * 2; const redis = new Redis({ db });',
  ]) {
    it(body, () => assert.deepEqual(fromHandler(body), { runs: true, depends: true }));
  }

  it('also where the module keeps what an event brought', () => {
    assert.deepEqual(fromHandler('url = event.url; const redis = new Redis(url);', 'let url = "";'), { runs: true, depends: true });
  });

  it('in Python', () => {
    const code = (line: string): string => `import os\nimport pymysql\n\ndef handler(event, context):\n    ${line}\n    return pymysql.connect(host=host)\n`;
    assert.equal(fromPython(code('host = os.environ["HOST"]')).depends, false);
    assert.equal(fromPython(code('host = f"{event[\'tenant\']}.db"')).depends, true);
    assert.equal(fromPython(code('host, port = locate()')).depends, true);
  });
});

describe('what every event runs', () => {
  const runs = (body: string, above = ''): boolean => fromHandler(body, above).runs;

  it('is what stands behind a refusal, and what is certain', () => {
    assert.equal(runs('if (!event.sku) throw new Error("no sku"); const redis = new Redis();'), true);
    assert.equal(runs('if (true) { const redis = new Redis(); }'), true);
    assert.equal(runs('try { const redis = new Redis(); } finally { context.done(); }'), true);
  });

  it('is not what a condition, a loop or an early answer decides', () => {
    for (const body of ['if (event.sku) new Redis();', 'for (const sku of event.skus) new Redis();', 'if (event.ping) return "pong"; new Redis();', 'event.sku ?? new Redis();']) {
      assert.equal(runs(body), false, body);
    }
  });

  it('is what a function does that the handler calls, unless a decorator may remember what it gave', () => {
    const code = (decorator: string): string => `import functools\nimport pymysql\nfrom cache import remembered\n\n${decorator}def connect():\n    return pymysql.connect()\n\ndef handler(event, context):\n    return connect()\n`;
    assert.equal(fromPython(code('')).runs, true);
    for (const decorator of ['@functools.lru_cache\n', '@functools.cache\n', '@remembered(ttl=60)\n']) assert.equal(fromPython(code(decorator)).runs, false, decorator);
  });

  it('is a decorated handler, and a static method', () => {
    assert.equal(fromPython('import pymysql\nfrom tools import traced\n\n@traced\ndef handler(event, context):\n    return pymysql.connect()\n').runs, true);
    const method = 'import pymysql\n\nclass Orders:\n    @staticmethod\n    def connect():\n        return pymysql.connect()\n\ndef handler(event, context):\n    return Orders.connect()\n';
    assert.equal(fromPython(method).runs, true);
  });
});
