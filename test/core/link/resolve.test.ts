import assert from 'node:assert/strict';
import { parsePackage } from '../../../src/core/languages/npm/index.ts';
import { parseTsconfig } from '../../../src/core/languages/tsconfig/index.ts';
import { createResolver } from '../../../src/core/link/resolve.ts';
import type { Resolver } from '../../../src/core/link/resolve.ts';

/** A project: source files by path, and the content of each package.json and tsconfig. */
function project(sources: readonly string[], configs: Readonly<Record<string, unknown>> = {}): Resolver {
  const named = (pattern: RegExp): readonly (readonly [string, string])[] =>
    Object.entries(configs).flatMap(([path, content]) => (pattern.test(path) ? [[path, JSON.stringify(content)] as const] : []));
  return createResolver({
    paths: new Set(sources),
    packages: named(/package\.json$/).map(([path, text]) => parsePackage(path, text, 'hash')),
    tsconfigs: named(/config[^/]*\.json$/).map(([path, text]) => parseTsconfig(path, text, 'hash')),
  });
}

interface Case {
  readonly name: string;
  readonly files: readonly string[];
  readonly configs?: Readonly<Record<string, unknown>>;
  readonly from?: string;
  readonly specifier: string;
  readonly expected: string | undefined;
}

function check(cases: readonly Case[]): void {
  for (const { name, files, configs, from = 'src/app.ts', specifier, expected } of cases) {
    it(`${name}: ${specifier}`, () => {
      const resolve = project(files, configs);
      assert.equal(resolve(from, specifier), expected);
      assert.equal(resolve(from, specifier), expected, 'also the second time');
    });
  }
}

describe('relative specifiers', () => {
  check([
    { name: 'as written', files: ['src/redis.ts'], specifier: './redis.ts', expected: 'src/redis.ts' },
    { name: 'no extension', files: ['src/redis.ts'], specifier: './redis', expected: 'src/redis.ts' },
    { name: 'a component', files: ['src/cart.tsx'], specifier: './cart', expected: 'src/cart.tsx' },
    { name: '.js for .ts', files: ['src/redis.ts'], specifier: './redis.js', expected: 'src/redis.ts' },
    { name: '.js for .tsx', files: ['src/cart.tsx'], specifier: './cart.js', expected: 'src/cart.tsx' },
    { name: '.jsx for .tsx', files: ['src/cart.tsx'], specifier: './cart.jsx', expected: 'src/cart.tsx' },
    { name: '.mjs for .mts', files: ['src/redis.mts'], specifier: './redis.mjs', expected: 'src/redis.mts' },
    { name: '.cjs for .cts', files: ['src/redis.cts'], specifier: './redis.cjs', expected: 'src/redis.cts' },
    { name: 'not .mjs for .ts', files: ['src/redis.ts'], specifier: './redis.mjs', expected: undefined },
    { name: 'TypeScript means its sources', files: ['src/a.js', 'src/a.ts'], specifier: './a.js', expected: 'src/a.ts' },
    { name: 'JavaScript means what it says', files: ['src/a.js', 'src/a.ts'], from: 'src/app.js', specifier: './a.js', expected: 'src/a.js' },
    { name: 'a dot in the name', files: ['src/order.service.ts'], specifier: './order.service', expected: 'src/order.service.ts' },
    { name: 'the folder above', files: ['lib/redis.ts'], specifier: '../lib/redis', expected: 'lib/redis.ts' },
    { name: 'a folder', files: ['src/db/index.ts'], specifier: './db', expected: 'src/db/index.ts' },
    { name: 'a folder with a slash', files: ['src/db/index.js', 'src/db.ts'], specifier: './db/', expected: 'src/db/index.js' },
    { name: 'a file before a folder', files: ['src/db/index.ts', 'src/db.ts'], specifier: './db', expected: 'src/db.ts' },
    { name: 'its own folder', files: ['src/index.ts', 'src.ts'], specifier: '.', expected: 'src/index.ts' },
    { name: 'its own folder with a slash', files: ['src/index.ts'], specifier: './', expected: 'src/index.ts' },
    { name: 'the folder above itself', files: ['index.js'], specifier: '..', expected: 'index.js' },
    { name: 'a folder with a main', files: ['src/db/lib/pool.js', 'src/db/index.js'], configs: { 'src/db/package.json': { main: 'lib/pool.js' } }, specifier: './db', expected: 'src/db/lib/pool.js' },
    { name: 'a folder whose main is missing', files: ['src/db/index.js'], configs: { 'src/db/package.json': { main: 'gone.js' } }, specifier: './db', expected: 'src/db/index.js' },
    { name: 'a declaration file', files: ['src/types.d.ts'], specifier: './types', expected: undefined },
    { name: 'a declaration file by name', files: ['src/types.d.ts'], specifier: './types.d.ts', expected: undefined },
    { name: 'not there', files: ['src/redis.ts'], specifier: './redis2', expected: undefined },
    { name: 'data', files: ['src/data.ts'], specifier: './data.json', expected: undefined },
    { name: 'out of the project', files: ['a.ts', 'src/a.ts'], specifier: '../../a', expected: undefined },
    { name: 'Korean', files: ['src/주문/결제.ts'], specifier: './주문/결제', expected: 'src/주문/결제.ts' },
  ]);
});

describe('aliases of a tsconfig', () => {
  const paths = (map: unknown, more: unknown = {}): unknown => ({ compilerOptions: { paths: map, ...Object(more) } });
  check([
    { name: 'a wildcard', files: ['src/db/redis.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['./src/*'] }) }, specifier: '@/db/redis', expected: 'src/db/redis.ts' },
    { name: 'with .js', files: ['src/db/redis.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['./src/*'] }) }, specifier: '@/db/redis.js', expected: 'src/db/redis.ts' },
    { name: 'an exact name', files: ['src/redis.ts'], configs: { 'tsconfig.json': paths({ '#redis': ['src/redis.ts'], '#*': ['other/*'] }) }, specifier: '#redis', expected: 'src/redis.ts' },
    { name: 'the longest prefix', files: ['a/db/x.ts', 'b/x.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['a/*'], '@/db/*': ['b/*'] }) }, specifier: '@/db/x', expected: 'b/x.ts' },
    { name: 'a suffix', files: ['src/db/model.ts'], configs: { 'tsconfig.json': paths({ '*-model': ['src/*/model'] }) }, specifier: 'db-model', expected: 'src/db/model.ts' },
    { name: 'the second target', files: ['gen/x.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['src/*', 'gen/*'] }) }, specifier: '@/x', expected: 'gen/x.ts' },
    { name: 'targets are relative to baseUrl', files: ['app/src/x.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['src/*'] }, { baseUrl: './app' }) }, specifier: '@/x', expected: 'app/src/x.ts' },
    { name: 'baseUrl alone', files: ['src/db/redis.ts'], configs: { 'tsconfig.json': { compilerOptions: { baseUrl: 'src' } } }, specifier: 'db/redis', expected: 'src/db/redis.ts' },
    { name: 'baseUrl does not hide what Node.js has', files: ['src/events.ts'], configs: { 'tsconfig.json': { compilerOptions: { baseUrl: 'src' } } }, specifier: 'events', expected: undefined },
    { name: 'a folder', files: ['src/db/index.ts'], configs: { 'tsconfig.json': paths({ db: ['src/db'] }) }, specifier: 'db', expected: 'src/db/index.ts' },
    { name: 'what was built', files: ['libs/orders/src/index.ts'], configs: { 'tsconfig.json': paths({ orders: ['libs/orders/dist/index.d.ts'] }) }, specifier: 'orders', expected: 'libs/orders/src/index.ts' },
    { name: 'the nearest one only', files: ['src/x.ts', 'api/y.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['src/*'] }), 'api/tsconfig.json': {} }, from: 'api/y.ts', specifier: '@/x', expected: undefined },
    { name: 'one above', files: ['src/x.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['src/*'] }) }, from: 'src/a/b/c.ts', specifier: '@/x', expected: 'src/x.ts' },
    { name: 'jsconfig', files: ['src/x.js'], configs: { 'jsconfig.json': paths({ '@/*': ['src/*'] }) }, from: 'src/a.js', specifier: '@/x', expected: 'src/x.js' },
    { name: 'extends, relative to the file that has them', files: ['libs/x.ts'], configs: { 'tsconfig.base.json': paths({ '@libs/*': ['libs/*'] }), 'apps/api/tsconfig.json': { extends: '../../tsconfig.base.json' } }, from: 'apps/api/a.ts', specifier: '@libs/x', expected: 'libs/x.ts' },
    { name: 'extends without extension, twice', files: ['libs/x.ts'], configs: { 'base.config.json': paths({ '@libs/*': ['libs/*'] }), 'mid.config.json': { extends: './base.config' }, 'tsconfig.json': { extends: './mid.config' } }, specifier: '@libs/x', expected: 'libs/x.ts' },
    { name: 'of several extended the last wins', files: ['a/x.ts', 'b/x.ts'], configs: { 'a.config.json': paths({ '@/*': ['a/*'] }), 'b.config.json': paths({ '@/*': ['b/*'] }), 'tsconfig.json': { extends: ['./a.config.json', './b.config.json'] } }, specifier: '@/x', expected: 'b/x.ts' },
    { name: 'own paths replace extended ones', files: ['a/x.ts'], configs: { 'a.config.json': paths({ '@/*': ['a/*'] }), 'tsconfig.json': { extends: './a.config.json', ...Object(paths({ '~/*': ['b/*'] })) } }, specifier: '@/x', expected: undefined },
    { name: 'an extended baseUrl', files: ['src/x.ts'], configs: { 'a.config.json': { compilerOptions: { baseUrl: 'src' } }, 'tsconfig.json': { extends: './a.config.json', ...Object(paths({ '@/*': ['*'] })) } }, specifier: '@/x', expected: 'src/x.ts' },
    { name: '${configDir}', files: ['api/src/x.ts'], configs: { 'base.config.json': paths({ '@/*': ['${configDir}/src/*'] }), 'api/tsconfig.json': { extends: '../base.config.json' } }, from: 'api/src/a.ts', specifier: '@/x', expected: 'api/src/x.ts' },
    { name: 'in a circle', files: ['src/x.ts'], configs: { 'a.config.json': { extends: './tsconfig.json' }, 'tsconfig.json': { extends: './a.config.json', ...Object(paths({ '@/*': ['src/*'] })) } }, specifier: '@/x', expected: 'src/x.ts' },
    { name: 'of the one beside that is meant', files: ['src/x.ts'], configs: { 'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] }, 'tsconfig.app.json': paths({ '@/*': ['src/*'] }) }, specifier: '@/x', expected: 'src/x.ts' },
    { name: 'out of the project', files: ['x.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['../*'] }) }, specifier: '@/x', expected: undefined },
    { name: 'a $& in the name', files: ['src/$&.ts'], configs: { 'tsconfig.json': paths({ '@/*': ['src/*'] }) }, specifier: '@/$&', expected: 'src/$&.ts' },
  ]);
});

describe('packages of the project', () => {
  const root = { 'package.json': { name: 'shop', workspaces: ['packages/*'] } };
  const orders = (facts: unknown): Readonly<Record<string, unknown>> => ({ ...root, 'packages/orders/package.json': facts });
  const from = 'packages/api/src/app.ts';
  check([
    { name: 'main, built', files: ['packages/orders/src/index.ts'], configs: orders({ name: '@shop/orders', main: 'dist/index.js' }), from, specifier: '@shop/orders', expected: 'packages/orders/src/index.ts' },
    { name: 'main, written', files: ['packages/orders/lib/index.js', 'packages/orders/src/index.ts'], configs: orders({ name: '@shop/orders', main: './lib/index.js' }), from, specifier: '@shop/orders', expected: 'packages/orders/lib/index.js' },
    { name: 'source first', files: ['packages/orders/main.ts', 'packages/orders/dist/a.js'], configs: orders({ name: '@shop/orders', main: 'dist/a.js', source: 'main.ts' }), from, specifier: '@shop/orders', expected: 'packages/orders/main.ts' },
    { name: 'only types', files: ['packages/orders/src/api.ts'], configs: orders({ name: '@shop/orders', types: './dist/types/api.d.ts' }), from, specifier: '@shop/orders', expected: 'packages/orders/src/api.ts' },
    { name: 'nothing said', files: ['packages/orders/index.ts'], configs: orders({ name: '@shop/orders' }), from, specifier: '@shop/orders', expected: 'packages/orders/index.ts' },
    { name: 'nothing said, src', files: ['packages/orders/src/index.ts'], configs: orders({ name: '@shop/orders' }), from, specifier: '@shop/orders', expected: 'packages/orders/src/index.ts' },
    { name: 'a subpath', files: ['packages/orders/src/api.ts'], configs: orders({ name: '@shop/orders', exports: { '.': './dist/index.js', './api': { import: './dist/esm/api.js' } } }), from, specifier: '@shop/orders/api', expected: 'packages/orders/src/api.ts' },
    { name: 'a subpath pattern', files: ['packages/orders/src/v1/api.ts'], configs: orders({ name: '@shop/orders', exports: { './*': './dist/*.js' } }), from, specifier: '@shop/orders/v1/api', expected: 'packages/orders/src/v1/api.ts' },
    { name: 'a subpath as a path', files: ['packages/orders/src/api.ts'], configs: orders({ name: '@shop/orders' }), from, specifier: '@shop/orders/src/api.js', expected: 'packages/orders/src/api.ts' },
    { name: 'without scope, a workspace', files: ['packages/orders/index.js'], configs: orders({ name: 'orders' }), from, specifier: 'orders', expected: 'packages/orders/index.js' },
    { name: 'without scope, a dependency', files: ['other/orders/index.js'], configs: { 'package.json': { dependencies: { orders: 'file:other/orders' } }, 'other/orders/package.json': { name: 'orders' } }, specifier: 'orders', expected: 'other/orders/index.js' },
    { name: 'without scope, excluded', files: ['packages/orders/index.js'], configs: { 'package.json': { workspaces: ['packages/*', '!packages/orders'] }, 'packages/orders/package.json': { name: 'orders' } }, specifier: 'orders', expected: undefined },
    { name: 'without scope, a namesake of the registry', files: ['functions/redis/index.js'], configs: { 'package.json': {}, 'functions/redis/package.json': { name: 'redis' } }, specifier: 'redis', expected: undefined },
    { name: 'itself', files: ['src/index.ts'], configs: { 'package.json': { name: 'shop', exports: './dist/index.js' } }, specifier: 'shop', expected: 'src/index.ts' },
    { name: 'imports', files: ['src/db.ts'], configs: { 'package.json': { imports: { '#db': './src/db.ts' } } }, specifier: '#db', expected: 'src/db.ts' },
    { name: 'imports, built, with a pattern', files: ['src/lib/db.ts'], configs: { 'package.json': { imports: { '#lib/*': { types: './dist/lib/*.d.ts', default: './dist/lib/*.js' } } } }, specifier: '#lib/db', expected: 'src/lib/db.ts' },
    { name: 'imports of the nearest package only', files: ['src/db.ts'], configs: { 'package.json': { imports: { '#db': './src/db.ts' } }, 'packages/api/package.json': {} }, from, specifier: '#db', expected: undefined },
    { name: 'the closer of two of a name', files: ['a/orders/index.ts', 'b/orders/index.ts'], configs: { 'a/orders/package.json': { name: '@x/orders' }, 'b/orders/package.json': { name: '@x/orders' } }, from: 'b/api/app.ts', specifier: '@x/orders', expected: 'b/orders/index.ts' },
    { name: 'two of a name, equally close', files: ['a/orders/index.ts', 'b/orders/index.ts'], configs: { 'a/orders/package.json': { name: '@x/orders' }, 'b/orders/package.json': { name: '@x/orders' } }, from: 'c/app.ts', specifier: '@x/orders', expected: undefined },
    { name: 'out of the package', files: ['secret.ts'], configs: orders({ name: '@shop/orders', main: '../../../secret.ts' }), from, specifier: '@shop/orders', expected: undefined },
    { name: 'of the registry', files: ['src/app.ts'], configs: root, specifier: 'ioredis', expected: undefined },
  ]);
});

describe('odd specifiers', () => {
  const files = ['src/app.ts', 'index.ts', 'fs.ts', 'src/fs.ts'];
  const odd = ['', '/', '//', '...', './...', '\\', '.\\app', '\0', './app\0', 'node:fs', 'fs', 'https://x.y/z.js', 'data:text/javascript,1', '@', '@/', '#', '*', '@scope', 'file:///etc/passwd', '/etc/passwd', 'constructor', '__proto__', 'a/'.repeat(5000), '../'.repeat(5000), '*'.repeat(5000)];
  const configs = { 'package.json': { name: 'shop', workspaces: ['**/**/**/**/x', '*a*a*a*a*a*b'], imports: { '#*': '*' } }, 'a/package.json': { name: 'a'.repeat(60) } };
  for (const specifier of odd) {
    it(`mean nothing: ${JSON.stringify(specifier.slice(0, 30))}`, () => {
      assert.equal(project(files, configs)('src/x.ts', specifier), undefined);
    });
  }

  it('workspace patterns take no exponential time', () => {
    const name = 'a'.repeat(200);
    const resolve = project([`${name}/index.ts`], { 'package.json': { workspaces: [`${'*a'.repeat(50)}b`, `${'**/'.repeat(50)}b`] }, [`${name}/package.json`]: { name: 'lib' } });
    assert.equal(resolve('app.ts', 'lib'), undefined);
  });
});
