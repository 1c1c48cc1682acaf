import assert from 'node:assert/strict';
import { parsePackage } from '../../../src/core/languages/npm/index.ts';

describe('package.json', () => {
  it('gives name, workspaces and local dependencies', () => {
    const facts = parsePackage(
      'package.json',
      JSON.stringify({
        name: '@shop/root',
        workspaces: ['packages/*', '!packages/old'],
        dependencies: { '@shop/orders': 'workspace:*', redis: '^6.3.0', money: 'file:../money' },
        devDependencies: { tools: 'link:./tools' },
      }),
      'hash',
    );
    assert.equal(facts.name, '@shop/root');
    assert.deepEqual(facts.workspaces, ['packages/*', '!packages/old']);
    assert.deepEqual(facts.linked, ['@shop/orders', 'money', 'tools']);
    assert.deepEqual(parsePackage('p', '{"workspaces": {"packages": ["a/*"]}}', 'h').workspaces, ['a/*']);
  });

  const entries: readonly (readonly [string, unknown])[] = [
    ['{"main": "dist/index.js", "types": "dist/index.d.ts", "source": "src/index.ts"}', [['.', 'src/index.ts', 'dist/index.js', 'dist/index.d.ts']]],
    ['{"exports": "./index.js"}', [['.', './index.js']]],
    ['{"exports": {"import": "./a.mjs", "require": "./a.cjs"}}', [['.', './a.mjs', './a.cjs']]],
    ['{"exports": {".": {"node": {"import": "./n.js"}, "default": ["./d.js"]}, "./api/*": "./dist/api/*.js", "./x": null}}', [['.', './n.js', './d.js'], ['./api/*', './dist/api/*.js'], ['./x']]],
    ['{"imports": {"#db": "./src/db.ts", "#lib/*": {"default": "./lib/*"}, "other": "./x"}}', [['#db', './src/db.ts'], ['#lib/*', './lib/*']]],
    ['{"main": 1, "exports": false}', [['.']]],
    ['[]', []],
  ];
  for (const [text, expected] of entries) {
    it(`entries of ${text}`, () => {
      const facts = parsePackage('package.json', text, 'hash');
      assert.deepEqual(facts.entries.map((entry) => [entry.subpath, ...entry.targets]), expected);
    });
  }

  it('says why it is not JSON and keeps the rest', () => {
    const text = '{"name": "shop",\n  "main": dist/index.js\n}';
    const facts = parsePackage('package.json', text, 'hash');
    assert.equal(facts.name, 'shop');
    assert.ok(facts.syntaxError);
    assert.equal(text.slice(facts.syntaxError.range.start, facts.syntaxError.range.end), 'dist');
    assert.deepEqual(facts.lineStarts, [0, 17, 41]);
  });
});
