import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import { projectOf } from '../../rules/fixtureProject.ts';
import { connectionsIn } from './connectionsIn.ts';

// When a client's declaration can be moved out of the function that makes it, and when nobody may say so.

const imports = "import { SQSClient } from '@aws-sdk/client-sqs';\nimport Redis from 'ioredis';\n";

/** The text behind the imports with the declaration moved, or undefined where it must stay. */
function moved(code: string): string | undefined {
  const text = imports + code;
  const [connection] = connectionsIn({ 'src/orders.ts': text });
  assert(connection !== undefined);
  return connection.hoist === undefined ? undefined : applyEdits(text, connection.hoist.edits).slice(imports.length);
}

describe('a client moves in front of the function that makes it', () => {
  for (const [before, after] of [
    ['function f() {\n  const c = new SQSClient({});\n  g(c);\n}\n', 'const c = new SQSClient({});\n\nfunction f() {\n  g(c);\n}\n'],
    ['const f = async (event) => {\n\tconst c = new SQSClient({});\n\n\tg(c);\n};\n', 'const c = new SQSClient({});\n\nconst f = async (event) => {\n\tg(c);\n};\n'],
    ['exports.f = async function (event) {\r\n  const c = new SQSClient();\r\n  g(c);\r\n};\r\n', 'const c = new SQSClient();\r\n\r\nexports.f = async function (event) {\r\n  g(c);\r\n};\r\n'],
    ['/**\n * Why.\n */\nfunction f() {\n  // one\n  // two\n  const c = new SQSClient({});\n}\n', '// one\n// two\nconst c = new SQSClient({});\n\n/**\n * Why.\n */\nfunction f() {\n}\n'],
    ['const region = "x";\nfunction f() {\n  const c = new SQSClient({ region, endpoint: `https://${process.env.HOST}` });\n}\n', 'const region = "x";\nconst c = new SQSClient({ region, endpoint: `https://${process.env.HOST}` });\n\nfunction f() {\n}\n'],
    ['function f() {\n  const c = new Redis(process.env.URL);\n}\n', 'const c = new Redis(process.env.URL, { lazyConnect: true });\n\nfunction f() {\n}\n'],
    ['function f() {\n  const c = new Redis({ lazyConnect: true });\n}\n', 'const c = new Redis({ lazyConnect: true });\n\nfunction f() {\n}\n'],
  ] as const) {
    it(JSON.stringify(before), () => assert.equal(moved(before), after));
  }
});

describe('a client stays', () => {
  for (const [why, code] of [
    ['something runs before it', 'function f() {\n  g();\n  const c = new SQSClient({});\n}\n'],
    ['a default runs before it', 'function f(a = g()) {\n  const c = new SQSClient({});\n}\n'],
    ['it is tried', 'function f() {\n  try {\n    const c = new SQSClient({});\n  } finally {}\n}\n'],
    ['it stands behind a condition', 'function f() {\n  if (a) {\n    const c = new SQSClient({});\n  }\n}\n'],
    ['something that is made below goes into it', 'function f() {\n  const c = new SQSClient({ region });\n}\nconst region = "x";\n'],
    ['something that changes goes into it', 'let region = "x";\nfunction f() {\n  const c = new SQSClient({ region });\n}\n'],
    ['a parameter goes into it', 'function f(region) {\n  const c = new SQSClient({ region });\n}\n'],
    ['a call goes into it', 'function f() {\n  const c = new SQSClient({ region: g() });\n}\n'],
    ['its name is taken', 'const c = 1;\nfunction f() {\n  const c = new SQSClient({});\n}\n'],
    ['another function has the name as well', 'function f() {\n  const c = new SQSClient({});\n}\nfunction g() {\n  const c = 1;\n}\n'],
    ['it may be given another value', 'function f() {\n  let c = new SQSClient({});\n}\n'],
    ['its function stands in another', 'function outer() {\n  return function f() {\n    const c = new SQSClient({});\n  };\n}\n'],
    ['its function is a method', 'class F {\n  f() {\n    const c = new SQSClient({});\n  }\n}\n'],
    ['its function begins inside a statement', 'wrap(\n  function f() {\n    const c = new SQSClient({});\n  },\n);\n'],
    ['its function may run above its new place', 'const first = f();\nfunction f() {\n  const c = new SQSClient({});\n}\n'],
    ['it would connect at once, as far as is known', 'import { lazyConnect } from "settings";\nfunction f() {\n  const c = new Redis({ lazyConnect });\n}\n'],
    ['a text would be moved with it', 'function f() {\n  const c = new SQSClient({\n    region: `\n  x`,\n  });\n}\n'],
  ] as const) {
    it(why, () => assert.equal(moved(code), undefined));
  }
});

describe('the fix of client-in-handler', () => {
  const fixable = (body: string): readonly boolean[] => {
    const code = `import { Pool } from 'pg';\n${imports}exports.handler = async () => {\n${body}\n};\n`;
    const template = 'Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n    Properties: { Code: src, Handler: orders.handler, Runtime: nodejs22.x }\n';
    const findings = projectOf({ 'template.yaml': template, 'src/orders.ts': code }).findings();
    return findings.filter(({ ruleId }) => ruleId === 'client-in-handler').map(({ fix }) => fix !== undefined);
  };

  it('is offered where the client can be kept', () => {
    assert.deepEqual(fixable('  const redis = new Redis();\n  return redis.get("price");'), [true]);
  });

  for (const [why, body] of [
    ['closed', '  const redis = new Redis();\n  await redis.quit();'],
    ['told to connect', '  const redis = new Redis({ lazyConnect: true });\n  await redis.connect();'],
    ['listened to with each event', '  const redis = new Redis();\n  redis.on("error", console.error);'],
    ['passed on', '  const redis = new Redis();\n  await work(redis);'],
    ['one that ends the process when its connection breaks', '  const pool = new Pool();\n  await pool.query("select 1");'],
  ] as const) {
    it(`is not offered where the client is ${why}`, () => assert.deepEqual(fixable(body), [false]));
  }
});
