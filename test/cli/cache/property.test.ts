import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { cacheLocation } from '../../../src/cli/cache/cacheLocation.ts';
import { LintCache } from '../../../src/cli/cache/lintCache.ts';
import { removeFolder, temporaryFolder } from '../../node/temporaryFolder.ts';
import { seeded } from '../../core/typescript/mutations.ts';
import { edits, firstContents, page, shop } from './edits.ts';
import { engineFiles, judgedAnew, told } from './judging.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const steps = 60;

describe('the cache, whatever happens to a repository', function () {
  this.timeout(300_000);
  const { now } = Date;
  afterEach(() => {
    Date.now = now;
  });

  it('looks again at what is no file of the project, but is linked to', () => {
    const repository = temporaryFolder({ ...firstContents, ...Object.fromEntries(Object.entries(engineFiles).map(([name, content]) => [`engine/${name}`, content])), [`${shop}/docs/page.md`]: page('../assets/logo.svg') });
    const root = path.join(repository, shop);
    const opened = (): LintCache => new LintCache(cacheLocation(undefined, root), undefined, path.join(repository, 'engine'));
    judgedAnew(root, undefined, opened());
    assert.notEqual(opened().recall(root), undefined);
    fs.rmSync(path.join(root, 'assets/logo.svg'));
    assert.equal(opened().recall(root), undefined);
    removeFolder(repository);
  });

  for (const seed of seeds) {
    it(`answers as if there were none: sequence ${String(seed)}`, () => {
      const random = seeded(seed);
      const pick = <Item>(items: readonly Item[]): Item => {
        const item = items[Math.floor(random() * items.length)];
        assert.ok(item !== undefined);
        return item;
      };
      const repository = temporaryFolder({ ...firstContents, ...Object.fromEntries(Object.entries(engineFiles).map(([name, content]) => [`engine/${name}`, content])) });
      const root = path.join(repository, shop);
      const counts = { recalled: 0, judged: 0, facts: 0 };
      const done: string[] = [];
      let asked: readonly string[] | undefined;
      for (let step = 0; step < steps; step += 1) {
        const name = pick(Object.keys(edits));
        done.push(name);
        edits[name]?.(repository, pick);
        if (random() < 0.1) asked = pick([{ rules: undefined }, { rules: ['redis-eager-connect'] }, { rules: ['mermaid-syntax', 'redis-eager-connect'] }]).rules;
        // In half of the steps everything was written long ago, so that stamps are trusted.
        const later = random() < 0.5 ? 60_000 : 0;
        Date.now = () => now() + later;
        fs.mkdirSync(root, { recursive: true });
        const location = cacheLocation(random() < 0.5 ? undefined : 'kept', root);
        const cache = new LintCache(location, asked, path.join(repository, 'engine'));
        const recalled = cache.recall(root);
        const cold = judgedAnew(root, asked);
        const warm = recalled === undefined ? judgedAnew(root, asked, cache) : undefined;
        cache.renew();
        counts[recalled === undefined ? 'judged' : 'recalled'] += 1;
        counts.facts += warm?.recalled ?? 0;
        assert.deepEqual(told(recalled ?? warm ?? cold), told(cold), `after ${done.join(', ')}`);
        assert.deepEqual(cache.notes('en'), []);
      }
      assert.ok(counts.recalled >= 10 && counts.judged >= 10 && counts.facts >= 30, JSON.stringify(counts));
      removeFolder(repository);
    });
  }
});
