import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ensureCache, pinnedFolder } from './probing/cache.ts';
import { allProbes, cacheManifest } from './probing/packages.ts';

describe('the cache of client libraries', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'archnotes-cache-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('is installed again when its installation was cut short, and once it is whole no more', async () => {
    let runs = 0;
    const install = async (): Promise<void> => {
      runs += 1;
      if (runs === 1) throw new Error('cut short');
    };
    await assert.rejects(ensureCache(folder, install), /cut short/);
    await ensureCache(folder, install);
    await ensureCache(folder, install);
    assert.equal(runs, 2);
  });

  it('has what the probes name: else run npx tsx test/clients/cache/lock.ts', () => {
    const manifest = cacheManifest(allProbes().values());
    assert.equal(readFileSync(path.join(pinnedFolder, 'package.json'), 'utf8'), manifest);
    const wanted: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(manifest);
    const lock: { readonly packages: Readonly<Record<string, { readonly version?: string; readonly dependencies?: unknown }>> } = JSON.parse(readFileSync(path.join(pinnedFolder, 'package-lock.json'), 'utf8'));
    assert.deepEqual(lock.packages['']?.dependencies, wanted.dependencies);
    for (const [name, asked] of Object.entries(wanted.dependencies)) {
      assert.equal(lock.packages[`node_modules/${name}`]?.version, asked.slice(asked.lastIndexOf('@') + 1));
    }
  });
});
