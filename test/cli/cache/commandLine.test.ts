import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root as repository } from '../../../src/build/root.ts';
import { contentHash } from '../../../src/node/contentHash.ts';
import { FactFile } from '../../../src/node/factFile.ts';
import { makeUnreadableFolder, removeFolder, temporaryFolder, writeFiles } from '../../node/temporaryFolder.ts';
import { builtBundles } from '../../server/builtBundles.ts';
import { lazyRedis, ordersProject } from '../../server/ordersProject.ts';
import { forgetFault, planFault } from '../../server/plannedFault.ts';
import { archnotes } from '../commandLine.ts';
import type { Outcome } from '../commandLine.ts';

const suppressed = ordersProject['src/redis.ts'].replace('export', '// archnotes-disable-next-line redis-eager-connect -- measured\nexport');

/** What a file of facts says that it was written under. */
function keyOf(written: Buffer): string {
  const { key }: { readonly key: string } = JSON.parse(written.toString().split('\n')[1] ?? '');
  return key;
}

describe('archnotes lint --cache', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder({ ...ordersProject, 'src/other.ts': suppressed });
  });
  afterEach(() => {
    removeFolder(root);
  });

  /** Runs it with the cache, and says of how many roots it had the answer. */
  async function cached(args: readonly string[], cwd = root): Promise<Outcome & { readonly remembered: string | undefined }> {
    const outcome = await archnotes(cwd, ['lint', '--cache', '--stats', ...args]);
    const remembered = /^Answered from the cache: (\d of \d)\.$/m.exec(outcome.err)?.[1];
    return { ...outcome, remembered, err: outcome.err.replace(/^.* ms\n|^Answered .*\n/gm, '') };
  }

  it('writes nothing without --cache', async () => {
    await archnotes(root, ['lint']);
    assert.deepEqual(fs.readdirSync(root).sort(), ['package.json', 'src', 'template.yaml']);
  });

  it('reports the same when nothing has changed, in every format, language and view', async () => {
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: root });
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--allow-empty', '-m', 'empty'], { cwd: root });
    const views = [
      [],
      ['--format', 'json'],
      ['--format', 'sarif'],
      ['--format', 'github'],
      ['--language', 'ko'],
      ['--show-suppressed'],
      ['--since', 'main'],
      ['--fail-on', 'never'],
      ['src/redis.ts'],
      ['--baseline', 'known.txt', '--baseline-write'],
      ['--baseline', 'known.txt'],
    ];
    await cached([]);
    for (const view of views) {
      const warm = await cached([...view, '--language', 'en', ...view]);
      const cold = await archnotes(root, ['lint', '--language', 'en', ...view]);
      assert.deepEqual([warm.out, warm.code], [cold.out, cold.code], view.join(' '));
      if (!view.includes('ko')) assert.deepEqual([warm.err, warm.remembered], [cold.err, '1 of 1'], view.join(' '));
    }
  });

  it('lies in node_modules where there is one, else in a folder that git does not see', async () => {
    execFileSync('git', ['init', '-q'], { cwd: root });
    await cached([]);
    assert.equal(fs.readFileSync(path.join(root, '.archnotes-cache/.gitignore'), 'utf8'), '*\n');
    assert.doesNotMatch(execFileSync('git', ['status', '--short', '--untracked-files=all'], { cwd: root, encoding: 'utf8' }), /cache/);
    fs.mkdirSync(path.join(root, 'node_modules'));
    await cached([]);
    assert.equal(fs.readdirSync(path.join(root, 'node_modules/.cache/archnotes')).length, 3);
    await cached(['--cache-location', 'kept/here']);
    assert.deepEqual(fs.readdirSync(path.join(root, 'kept/here')).map((name) => path.extname(name)).sort(), ['', '.facts', '.lint']);
    assert.equal((await cached(['--cache-location', 'kept/here'])).remembered, '1 of 1');
  });

  it('judges again what has changed, and no other root', async () => {
    const other = temporaryFolder(ordersProject);
    try {
      await cached([root, other]);
      assert.equal((await cached([root, other])).remembered, '2 of 2');
      fs.writeFileSync(path.join(other, 'src/redis.ts'), lazyRedis);
      const { remembered, out, code } = await cached([root, other]);
      assert.deepEqual([remembered, out, code], ['1 of 2', (await archnotes(root, ['lint', root, other])).out, 1]);
      fs.rmSync(path.join(root, 'src/redis.ts'));
      assert.equal((await cached([root, other])).out, (await archnotes(root, ['lint', root, other])).out);
    } finally {
      removeFolder(other);
    }
  });

  describe('about single files', () => {
    const keptFile = (ending: string): string => path.join(root, '.archnotes-cache', fs.readdirSync(path.join(root, '.archnotes-cache')).find((name) => name.endsWith(ending)) ?? '');
    const factFile = (): string => keptFile('.facts');
    const answerFile = (): string => keptFile('.lint');
    const page = '# Orders\n\n```mermaid\nflowchart LR\n  A --> B -\n```\n';
    beforeEach(() => {
      writeFiles(root, { 'README.md': page, 'main.tf': 'resource "aws_lambda_function" "report" {\n  runtime = "python2.7"\n}\n', 'src/report.py': 'import redis\nclient = redis.Redis()\nclient.ping()\n' });
    });

    it('reports the same after each change, with facts of the other files, and whichever rules are asked', async () => {
      await cached([]);
      const changes = [{ 'src/redis.ts': lazyRedis }, { 'README.md': page.replace(' -\n', '\n') }, { 'src/report.py': 'import redis\n' }, { 'src/redis.ts': ordersProject['src/redis.ts'], 'README.md': page }];
      for (const change of changes) {
        writeFiles(root, change);
        for (const rules of [[], ['--rule', 'redis-eager-connect']]) {
          const warm = await cached(['--format', 'json', ...rules]);
          const cold = await archnotes(root, ['lint', '--format', 'json', ...rules]);
          assert.deepEqual([warm.out, warm.err, warm.code], [cold.out, cold.err, cold.code], JSON.stringify(change));
        }
      }
    });

    it('reports the same, and keeps its own, where somebody else put something in', async () => {
      const cold = await archnotes(root, ['lint']);
      await cached([]);
      const own = fs.readFileSync(factFile());
      for (const content of ['', 'x'.repeat(100_000), `${'0'.repeat(40)}\n{}\n`]) {
        fs.writeFileSync(factFile(), content);
        for (const name of fs.readdirSync(path.join(root, '.archnotes-cache'))) if (name.endsWith('.lint')) fs.rmSync(path.join(root, '.archnotes-cache', name));
        const { out, err, code } = await cached([]);
        assert.deepEqual([out, err, code], [cold.out, cold.err, cold.code]);
        assert.deepEqual(fs.readFileSync(factFile()), own);
      }
    });

    it('judges again without it where a rule crashes, which may be of what somebody wrote into it', async () => {
      const bundles = temporaryFolder();
      try {
        fs.cpSync(await builtBundles(), bundles, { recursive: true });
        fs.copyFileSync(path.join(repository, 'package.json'), path.join(bundles, 'package.json'));
        fs.renameSync(path.join(bundles, 'troubled-worker.js'), path.join(bundles, 'worker.js'));
        const plan = path.join(bundles, 'fault.json');
        const run = (args: readonly string[]): Promise<Outcome> => archnotes(root, ['lint', '--format', 'json', ...args], { bundles, environment: { ARCHNOTES_TEST_FAULT: plan } });
        const plain = await run(['--cache']);
        fs.rmSync(answerFile());
        planFault(plan, { kind: 'throw', stage: 'judging', after: 1 });
        const again = await run(['--cache']);
        assert.deepEqual([again.out, again.code, fs.existsSync(plan)], [plain.out, plain.code, false]);
        planFault(plan, { kind: 'throw', stage: 'judging', after: 1 });
        const bare = await run([]);
        assert.deepEqual([bare.code, bare.out.includes('internal/rule-crash')], [2, true], 'without a cache it is a crash');
      } finally {
        forgetFault();
        removeFolder(bundles);
      }
    });

    it('fixes by what it reads, not by what somebody else may have told it', async () => {
      writeFiles(root, { 'src/redis.ts': ordersProject['src/redis.ts'], 'src/other.ts': '' });
      await cached([]);
      const own = fs.readFileSync(factFile());
      const told = new FactFile(own, keyOf(own));
      const lied = new FactFile(undefined, keyOf(own));
      const text = ordersProject['src/redis.ts'];
      const written = told.recall('src/redis.ts', contentHash(text)) ?? '';
      assert.match(written, /"specifier":"ioredis"/);
      lied.keep('src/redis.ts', contentHash(text), written.replace('"specifier":"ioredis"', '"specifier":"nothing"'));
      fs.writeFileSync(factFile(), lied.written() ?? '');
      fs.rmSync(answerFile());
      await cached(['--fix']);
      assert.equal(fs.readFileSync(path.join(root, 'src/redis.ts'), 'utf8'), lazyRedis);
    });
  });

  it('holds in another checkout of the same files, and has its stamps the next time', async () => {
    await cached([]);
    const checkout = temporaryFolder();
    try {
      execFileSync('cp', ['-r', `${root}/.`, checkout]);
      assert.equal((await cached([], checkout)).remembered, '1 of 1');
      const before = fs.statSync(path.join(checkout, 'src/redis.ts'));
      fs.writeFileSync(path.join(checkout, 'src/redis.ts'), ordersProject['src/redis.ts'].replace('commandTimeout: 900', 'lazyConnect:   true'));
      fs.utimesSync(path.join(checkout, 'src/redis.ts'), before.atime, before.mtime);
      const { remembered, out } = await cached([], checkout);
      assert.deepEqual([remembered, out], ['0 of 1', (await archnotes(checkout, ['lint'])).out]);
    } finally {
      removeFolder(checkout);
    }
  });

  it('knows each list of rules apart', async () => {
    await cached([]);
    const one = await cached(['--rule', 'snapstart-invalid']);
    assert.deepEqual([one.remembered, one.code], ['0 of 1', 0]);
    assert.equal((await cached(['--rule', 'snapstart-invalid'])).remembered, '1 of 1');
    assert.equal((await cached([])).code, 1);
  });

  it('fixes as without it, and knows that there is nothing to fix', async () => {
    fs.rmSync(path.join(root, 'src/other.ts'));
    await cached([]);
    const dry = await cached(['--fix-dry-run']);
    assert.deepEqual([dry.out, dry.code], [(await archnotes(root, ['lint', '--fix-dry-run'])).out, 1]);
    // By then the stamps count, and are renewed along with what is fixed.
    await setTimeout(2100);
    const fixed = await cached(['--fix']);
    assert.deepEqual([fixed.err, fixed.code], ['Files fixed: 1.\n', 0]);
    assert.equal(fs.readFileSync(path.join(root, 'src/redis.ts'), 'utf8'), lazyRedis);
    const again = await cached(['--fix']);
    assert.deepEqual([again.err, again.code, again.remembered], ['Files fixed: 0.\n', 0, '1 of 1']);
  });

  it('does not keep what could not be judged as a whole', async () => {
    makeUnreadableFolder(root);
    const first = await cached([]);
    const second = await cached([]);
    assert.deepEqual([first.code, second.code, second.remembered], [2, 2, '0 of 1']);
    assert.deepEqual([second.out, second.err], [first.out, first.err]);
  });

  it('says where it cannot be kept, and reports all the same', async () => {
    writeFiles(root, { 'taken/file': '' });
    const { code, err, out } = await cached(['--cache-location', 'taken/file']);
    assert.deepEqual([code, out], [1, (await archnotes(root, ['lint'])).out]);
    assert.equal(err, 'Nothing is kept in the cache folder taken/file (not-a-file); what is reported is the same. Check the folder and its permissions, or give another with --cache-location.\n');
    const korean = await archnotes(root, ['lint', '--cache', '--cache-location', 'taken/file/below', '--language', 'ko']);
    assert.match(korean.err, /^캐시 폴더 taken\/file\/below에 저장하지 못했습니다\(.+\)\. 검사 결과는 같습니다\. .*\n$/);
  });

  it('never leaves the working directory of its own accord', async () => {
    const elsewhere = temporaryFolder();
    try {
      fs.symlinkSync(elsewhere, path.join(root, '.archnotes-cache'));
      const first = await cached([]);
      assert.match(first.err, /^Nothing is kept in the cache folder \.archnotes-cache \(not-a-file\)/);
      fs.mkdirSync(path.join(root, 'node_modules'));
      fs.symlinkSync(elsewhere, path.join(root, 'node_modules/.cache'));
      const second = await cached([]);
      assert.match(second.err, /^Nothing is kept in the cache folder node_modules\/\.cache\/archnotes \(outside\)/);
      assert.deepEqual([first.code, second.code, fs.readdirSync(elsewhere)], [1, 1, []]);
    } finally {
      removeFolder(elsewhere);
    }
  });

  it('wants --cache with --cache-location', async () => {
    assert.deepEqual(await archnotes(root, ['lint', '--cache-location', 'kept']), { code: 2, out: '', err: '--cache-location goes with --cache. Add --cache, or leave --cache-location out.\n' });
  });
});
