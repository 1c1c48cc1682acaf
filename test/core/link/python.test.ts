import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createResolver } from '../../../src/core/link/resolve.ts';
import { surfaceOfPython } from '../../../src/core/link/surfacePython.ts';
import { projectOf } from '../../rules/fixtureProject.ts';

// Python among the other languages: imports, handlers, and what the text alone tells.

interface Case {
  readonly name: string;
  readonly files: readonly string[];
  readonly from?: string;
  readonly specifier: string;
  readonly expected: string | undefined;
}

describe('Python: where imports lead', () => {
  const cases: readonly Case[] = [
    { name: 'a file beside', files: ['orders/db.py'], specifier: '.db', expected: 'orders/db.py' },
    { name: 'a package beside', files: ['orders/db/__init__.py'], specifier: '.db', expected: 'orders/db/__init__.py' },
    { name: 'its own package', files: ['orders/__init__.py'], specifier: '.', expected: 'orders/__init__.py' },
    { name: 'the package above', files: ['common/db.py'], specifier: '..common.db', expected: 'common/db.py' },
    { name: 'out of the project', files: ['db.py'], specifier: '...db', expected: undefined },
    { name: 'from the root of the code', files: ['src/common/db.py'], from: 'src/handlers/app.py', specifier: 'common.db', expected: 'src/common/db.py' },
    { name: 'the nearest of several', files: ['db.py', 'orders/db.py', 'carts/db.py'], specifier: 'db', expected: 'orders/db.py' },
    { name: 'a folder without __init__.py is no file', files: ['orders/common/db.py'], specifier: 'common', expected: undefined },
    { name: 'a layer', files: ['layers/shared/python/shop/db.py'], specifier: 'shop.db', expected: 'layers/shared/python/shop/db.py' },
    { name: 'two layers with the same', files: ['a/python/shop.py', 'b/python/shop.py'], specifier: 'shop', expected: undefined },
    { name: 'a copy of a library', files: ['orders/pymysql/__init__.py', 'orders/pymysql/connections.py'], specifier: 'pymysql', expected: undefined },
    { name: 'a part of a copy of a library', files: ['orders/pymysql/connections.py'], specifier: 'pymysql.connections', expected: undefined },
    { name: 'an own file of that name', files: ['orders/pymysql.py'], specifier: 'pymysql', expected: 'orders/pymysql.py' },
    { name: 'never itself', files: ['orders/app.py', 'app.py'], specifier: 'app', expected: 'app.py' },
    { name: 'no TypeScript', files: ['orders/db.ts'], specifier: '.db', expected: undefined },
    { name: 'what is no name', files: ['orders/a-b.py'], specifier: 'a-b', expected: undefined },
  ];
  for (const { name, files, from = 'orders/app.py', specifier, expected } of cases) {
    it(`${name}: ${specifier}`, () => {
      const resolve = createResolver({ paths: new Set([from, ...files]), packages: [], tsconfigs: [], pythonLibraries: new Set(['pymysql']) });
      assert.equal(resolve(from, specifier), expected);
    });
  }
});

describe('Python: what the text alone tells', () => {
  it('every import, with the packages above it', () => {
    const text = 'import os, a.b as c  # x\nfrom ..common.db import (\n    conn,  # 연결\n    pool as p,\n)\nfrom d.e import f\n  from . import g\nx = "import h"\n';
    const { specifiers } = surfaceOfPython(text, new Set());
    assert.deepEqual([...specifiers].sort(), ['..common.db', '..common.db.conn', '..common.db.pool', '.', '.g', 'a', 'a.b', 'd', 'd.e', 'd.e.f', 'os'].sort());
  });

  it('whether a client library is imported, not whether it is named', () => {
    const libraries = new Set(['redis']);
    assert.equal(surfaceOfPython('from redis.cluster import RedisCluster', libraries).mentionsClient, true);
    assert.equal(surfaceOfPython('# redis\nimport boto3\nname = "redis"', libraries).mentionsClient, false);
  });
});

const connects = 'import psycopg2\nconn = psycopg2.connect("")\n';

function entriesOf(template: string, texts: Readonly<Record<string, string>>): readonly string[] {
  const entries = projectOf({ 'template.yaml': template, ...texts }).entries();
  return entries.map(({ module, exportName, evidence }) => `${evidence.kind} ${module} ${exportName}`).sort();
}

function sam(properties: string): string {
  return `Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { ${properties} }\n`;
}

describe('Python: which files handlers are', () => {
  const handler = `${connects}def lambda_handler(event, context):\n    return None\n`;
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['in the folder of the code', 'Runtime: python3.13, CodeUri: orders/, Handler: app.lambda_handler', 'orders/app.py', ['infrastructure orders/app.py lambda_handler']],
    ['with dots', 'Runtime: python3.13, CodeUri: ., Handler: shop.orders.app.lambda_handler', 'shop/orders/app.py', ['infrastructure shop/orders/app.py lambda_handler']],
    ['with slashes', 'Runtime: python3.13, Handler: shop/orders/app.lambda_handler', 'shop/orders/app.py', ['infrastructure shop/orders/app.py lambda_handler']],
    ['as a package', 'Runtime: python3.13, Handler: orders.lambda_handler', 'orders/__init__.py', ['infrastructure orders/__init__.py lambda_handler']],
    ['of a computed runtime', 'Runtime: !Ref Python, Handler: app.lambda_handler', 'app.py', ['infrastructure app.py lambda_handler']],
    ['not of Node.js', 'Runtime: nodejs22.x, Handler: app.lambda_handler', 'app.py', ['shape app.py lambda_handler']],
  ];
  for (const [name, properties, path, expected] of cases) {
    it(name, () => {
      assert.deepEqual(entriesOf(sam(properties), { [path]: handler }), expected);
    });
  }

  it('a Python function is not the TypeScript file of that name', () => {
    assert.deepEqual(entriesOf(sam('Runtime: python3.13, Handler: app.handler'), { 'app.ts': "import Redis from 'ioredis';\nexport const run = new Redis();" }), []);
  });

  it('counts them', () => {
    assert.equal(projectOf({ 'template.yaml': sam('Runtime: python3.13, Handler: app.lambda_handler'), 'app.py': 'def lambda_handler(event, context): pass' }).stats().handlers, 1);
  });
});

describe('Python: what looks like a handler', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['def lambda_handler(event, context): pass', true],
    ['def handler(event, _): pass', true],
    ['@tracer.capture_lambda_handler\ndef handler(event: dict, context: LambdaContext) -> dict: pass', true],
    ['from mangum import Mangum\napp = make()\nhandler = Mangum(app)', true],
    ['def handler(signum, frame): pass', false],
    ['def handler(request, response): pass', false],
    ['def handler(event): pass', false],
    ['def main(event, context): pass', false],
    ['class App:\n    def handler(self, event, context): pass', false],
  ];
  for (const [text, expected] of cases) {
    it(text.replace(/\s+/g, ' '), () => {
      assert.equal(projectOf({ 'shop/app.py': connects + text }).entries().length > 0, expected);
    });
  }

  it('not in tests', () => {
    for (const path of ['tests/app.py', 'shop/test_app.py', 'shop/app_test.py', 'shop/conftest.py']) {
      assert.deepEqual(projectOf({ [path]: `${connects}def handler(event, context): pass` }).entries(), []);
    }
  });
});
