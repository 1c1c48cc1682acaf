import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parsePackage } from '../../../src/core/languages/npm/index.ts';
import { majorVersions } from '../../../src/core/link/packageVersions.ts';

const askedFor = (range: string): number | undefined =>
  majorVersions([parsePackage('package.json', JSON.stringify({ dependencies: { redis: range } }), '')])('src/client.ts', 'redis');

describe('the major version that a package.json asks for', () => {
  for (const [range, major] of [['3.1.2', 3], ['^4.7.0', 4], ['~5', 5], ['4.x', 4], ['v6.0.0-rc.1', 6], ['npm:@redis/client@1.6.0', 1]] as const) {
    it(`${range} is ${String(major)}`, () => assert.equal(askedFor(range), major));
  }

  for (const range of ['latest', '*', '>=3', '3 || 4', 'workspace:*', 'git+https://example.com/redis.git']) {
    it(`${range} tells none`, () => assert.equal(askedFor(range), undefined));
  }

  it('is that of the nearest package.json that asks for the package', () => {
    const packages = [
      parsePackage('package.json', '{"dependencies":{"redis":"3.0.0"}}', ''),
      parsePackage('apps/api/package.json', '{"devDependencies":{"redis":"^4.0.0"}}', ''),
      parsePackage('apps/web/package.json', '{}', ''),
    ];
    const majorOf = majorVersions(packages);
    assert.equal(majorOf('apps/api/src/client.ts', 'redis'), 4);
    assert.equal(majorOf('apps/web/src/client.ts', 'redis'), 3);
    assert.equal(majorOf('lib/client.ts', 'pg'), undefined);
  });
});
