import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { removeFolder, temporaryFolder } from '../../node/temporaryFolder.ts';
import { builtBundles } from '../../server/builtBundles.ts';
import { hostileRepositories } from './repositories.ts';
import type { HostileRepository } from './repositories.ts';
import { canTrace, foreign, traced } from './trace.ts';
import type { Trace } from './trace.ts';

const atOnce = 40;

describe('archnotes lint --since in hostile repositories', function () {
  this.timeout(300_000);
  let above: string;
  let repositories: readonly HostileRepository[];
  before(() => {
    above = temporaryFolder();
    repositories = hostileRepositories(above);
    if (!canTrace()) console.warn('      strace is not here, or may not trace: only the traps themselves tell.');
  });
  after(() => {
    removeFolder(above);
  });

  const sprung = (some: readonly HostileRepository[]): readonly string[] => some.filter(({ marker }) => fs.existsSync(marker)).map(({ name }) => name);

  /** @param front what stands on the PATH before the user's own folders */
  async function lint(folders: readonly string[], front: readonly string[]): Promise<Trace> {
    const cli = path.join(await builtBundles(), 'cli.js');
    const environment = { PATH: [...front, '.', '', process.env['PATH']].join(':'), HOME: above, LC_ALL: 'C' };
    return traced([process.execPath, cli, 'lint', '--format', 'json', '--fail-on', 'never', '--since', 'HEAD', ...folders], folders[0] ?? above, path.join(above, 'strace'), environment);
  }

  it('is tried on at least 200 of them', () => {
    assert.ok(repositories.length >= 200, `${repositories.length}`);
  });

  it('judges every one, starts nothing but git, connects to nothing, and springs no trap', async () => {
    for (let from = 0; from < repositories.length; from += atOnce) {
      const some = repositories.slice(from, from + atOnce);
      const first = some[0]?.folder ?? '';
      const { code, out, err, started, connected } = await lint(some.map(({ folder }) => folder), some.map(({ folder }) => path.join(folder, 'node_modules/.bin')));
      assert.equal(code, 0, err);
      const report: { readonly findings: readonly { readonly path: string; readonly ruleId: string }[] } = JSON.parse(out);
      const judged = report.findings.filter(({ ruleId }) => ruleId === 'redis-eager-connect').map(({ path: where }) => path.resolve(first, where));
      assert.deepEqual(some.filter(({ folder }) => !judged.includes(path.join(folder, 'src/redis.ts'))).map(({ name }) => name), []);
      assert.deepEqual(sprung(repositories), []);
      if (started === undefined) continue;
      assert.ok(started.length >= some.length, 'git was asked');
      assert.deepEqual([foreign(started), connected], [[], []]);
    }
  });

  it('takes no git from the repository, whatever the PATH says', async () => {
    const planted = repositories.filter(({ kind }) => /programs/.test(kind.name));
    assert.ok(planted.length >= 8);
    for (const repository of planted) {
      const { folder } = repository;
      const front = ['', 'src', 'packages/app', 'node_modules/evil'].flatMap((place) => [path.join(folder, place), path.join(folder, place, 'node_modules/.bin')]);
      const { code, err, started } = await lint([folder], front);
      assert.equal(code, 0, err);
      assert.deepEqual([sprung([repository]), foreign(started ?? [])], [[], []]);
      assert.ok(front.some((place) => fs.existsSync(path.join(place, 'git'))), 'there is one to take');
    }
  });

  it('fetches nothing where objects are missing, and says that git could not answer', async () => {
    for (const repository of repositories.filter(({ kind }) => /promisor/.test(kind.name))) {
      const objects = path.join(repository.folder, '.git/objects');
      for (const name of fs.readdirSync(objects).filter((folder) => folder.length === 2)) fs.rmSync(path.join(objects, name), { recursive: true });
      const { code, out, err, started, connected } = await lint([repository.folder], []);
      assert.deepEqual([code, out], [2, ''], repository.name);
      assert.match(err, /^git /);
      assert.doesNotMatch(err, /\n\s+at /);
      assert.deepEqual([sprung([repository]), foreign(started ?? []), connected ?? []], [[], [], []]);
    }
  });

  it('would have been caught: plain git and Node spring these traps, and strace sees it', () => {
    const loud = repositories.filter(({ kind }) => kind.firesInGit);
    assert.ok(loud.length >= 20);
    for (const repository of loud) {
      fs.appendFileSync(path.join(repository.folder, 'src/placeOrder.ts'), '// touched\n');
      const environment = { PATH: process.env['PATH'], HOME: above, GIT_CONFIG_NOSYSTEM: '1' };
      const { started } = traced(['git', '-C', repository.folder, 'diff', '--ext-diff', 'HEAD'], repository.folder, path.join(above, 'strace'), environment);
      assert.deepEqual(sprung([repository]), [repository.name]);
      if (started !== undefined) assert.ok(foreign(started).length > 0, repository.name);
    }
    const quiet = repositories.find(({ kind }) => kind.name === 'file: index.js');
    assert.ok(quiet !== undefined);
    spawnSync(process.execPath, [path.join(quiet.folder, 'index.js')]);
    assert.deepEqual(sprung([quiet]), [quiet.name]);
  });
});
