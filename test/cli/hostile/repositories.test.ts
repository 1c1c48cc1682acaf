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

  async function lint(folders: readonly string[], front: string): Promise<Trace> {
    const cli = path.join(await builtBundles(), 'cli.js');
    const environment = { PATH: `${front}:.:${process.env['PATH'] ?? ''}`, HOME: above, LC_ALL: 'C' };
    return traced([process.execPath, cli, 'lint', '--format', 'json', '--fail-on', 'never', '--since', 'HEAD', ...folders], folders[0] ?? above, path.join(above, 'strace'), environment);
  }

  it('is tried on at least 200 of them', () => {
    assert.ok(repositories.length >= 200, `${repositories.length}`);
  });

  it('judges every one, starts nothing but git, connects to nothing, and springs no trap', async () => {
    for (let from = 0; from < repositories.length; from += atOnce) {
      const some = repositories.slice(from, from + atOnce);
      const first = some[0]?.folder ?? '';
      const { code, out, err, started, connected } = await lint(some.map(({ folder }) => folder), path.join(first, 'node_modules/.bin'));
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

  it('fetches nothing where objects are missing, and says that git could not answer', async () => {
    for (const repository of repositories.filter(({ kind }) => /promisor/.test(kind.name))) {
      const objects = path.join(repository.folder, '.git/objects');
      for (const name of fs.readdirSync(objects).filter((folder) => folder.length === 2)) fs.rmSync(path.join(objects, name), { recursive: true });
      const { code, out, err, started, connected } = await lint([repository.folder], path.join(repository.folder, 'src'));
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
