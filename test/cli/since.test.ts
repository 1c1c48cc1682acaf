import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

const guessed = "import Redis from 'ioredis';\nexport const redis = new Redis({ commandTimeout: 900 });\nredis.on('error', console.error);\nexport const handler = async (event: SQSEvent) => redis.get(event.id);\n";

describe('archnotes lint --since', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder({ ...ordersProject, 'src/old.ts': guessed });
    git(root, 'init', '-q', '-b', 'main');
    commitAll(root);
    git(root, 'checkout', '-q', '-b', 'work');
  });
  afterEach(() => {
    removeFolder(root);
  });

  async function reported(...args: readonly string[]): Promise<{ readonly code: number | null; readonly err: string; readonly files: readonly string[] }> {
    const { code, out, err } = await archnotes(root, ['lint', '--format', 'json', ...args]);
    assert.notEqual(out, '', err);
    const report: { readonly findings: readonly { readonly path: string }[] } = JSON.parse(out);
    return { code, err, files: [...new Set(report.findings.map(({ path: where }) => where))] };
  }

  it('reports nothing where nothing has changed, and says how much was left out', async () => {
    const whole = await reported();
    assert.deepEqual(whole.files, ['src/old.ts', 'src/redis.ts']);
    const { code, err, files } = await reported('--since', 'main');
    assert.deepEqual([code, files], [0, []]);
    assert.match(err, /^Findings that nothing changed since main takes part in: \d+\.\n$/);
  });

  it('reports what is committed on the branch, what is changed only here, and what git does not know yet', async () => {
    writeFiles(root, { 'src/committed.ts': guessed });
    commitAll(root);
    writeFiles(root, { 'src/untracked.ts': guessed, 'src/staged.ts': guessed });
    git(root, 'add', 'src/staged.ts');
    fs.appendFileSync(path.join(root, 'src/redis.ts'), '// touched\n');
    assert.deepEqual((await reported('--since', 'main')).files, ['src/committed.ts', 'src/redis.ts', 'src/staged.ts', 'src/untracked.ts']);
    assert.equal((await reported('--since', 'main')).code, 1);
  });

  it('reports a finding whose chain has a changed file in it', async () => {
    fs.appendFileSync(path.join(root, 'template.yaml'), '# touched\n');
    assert.deepEqual((await reported('--since', 'main')).files, ['src/redis.ts']);
  });

  it('tells of a mistake in the configuration, however old it is', async () => {
    writeFiles(root, { 'archnotes.json': '{ "rules": { "redis-eager-conect": "off" } }' });
    commitAll(root);
    git(root, 'checkout', '-q', '-b', 'later');
    assert.deepEqual((await reported('--since', 'work')).files, ['archnotes.json']);
  });

  it('does not count what has changed on the other branch meanwhile', async () => {
    git(root, 'checkout', '-q', 'main');
    writeFiles(root, { 'src/old.ts': `// theirs\n${guessed}` });
    commitAll(root);
    git(root, 'checkout', '-q', 'work');
    assert.deepEqual((await reported('--since', 'main')).files, []);
  });

  it('takes a file under a new name, or under any name at all, for what it is', async () => {
    fs.renameSync(path.join(root, 'src/old.ts'), path.join(root, 'src/새 이름\n"🛒".ts'));
    writeFiles(root, { 'src/주문.ts': guessed });
    commitAll(root);
    assert.deepEqual((await reported('--since', 'main')).files, ['src/새 이름\n"🛒".ts', 'src/주문.ts']);
    assert.deepEqual((await reported('--since', 'HEAD')).files, []);
  });

  it('goes on where files are gone', async () => {
    fs.rmSync(path.join(root, 'src/old.ts'));
    assert.deepEqual((await reported('--since', 'main')).files, []);
  });

  it('does not take other line ends for a change, but a change among them', async () => {
    const file = path.join(root, 'src/old.ts');
    fs.writeFileSync(file, guessed.replaceAll('\n', '\r\n'));
    assert.deepEqual((await reported('--since', 'main')).files, []);
    fs.writeFileSync(file, guessed.replaceAll('\n', '\r\n').replace('900', '800'));
    assert.deepEqual((await reported('--since', 'main')).files, ['src/old.ts']);
  });

  it('sees a submodule change as a whole', async () => {
    const library = temporaryFolder({ 'cache.ts': guessed });
    try {
      git(library, 'init', '-q', '-b', 'main');
      commitAll(library);
      git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'lib');
      commitAll(root);
      git(root, 'checkout', '-q', '-b', 'next');
      assert.deepEqual((await reported('--since', 'work')).files, []);
      assert.deepEqual((await reported('--since', 'main')).files, ['lib/cache.ts']);
      writeFiles(root, { 'lib/more.ts': guessed });
      commitAll(path.join(root, 'lib'));
      git(root, 'add', 'lib');
      git(root, 'commit', '-q', '-m', 'lib');
      assert.deepEqual((await reported('--since', 'work')).files, ['lib/cache.ts', 'lib/more.ts']);
    } finally {
      removeFolder(library);
    }
  });

  it('works from a folder below, in a repository of SHA-256, and among the variables of a hook', async () => {
    writeFiles(root, { 'src/new.ts': guessed });
    const { out } = await archnotes(path.join(root, 'src'), ['lint', '--format', 'json', '--since', 'main'], { environment: { GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere', GIT_INDEX_FILE: '/nowhere' } });
    assert.match(out, /"path": "new\.ts"/);
    assert.doesNotMatch(out, /"path": "old\.ts"/);
    const other = temporaryFolder({ 'old.ts': guessed });
    try {
      git(other, 'init', '-q', '--object-format=sha256', '-b', 'main');
      commitAll(other);
      writeFiles(other, { 'new.ts': guessed });
      const sha256 = await archnotes(other, ['lint', '--format', 'json', '--since', 'main']);
      assert.match(sha256.out, /"path": "new\.ts"/);
      assert.doesNotMatch(sha256.out, /"path": "old\.ts"/);
    } finally {
      removeFolder(other);
    }
  });

  it('holds a baseline against everything, whatever has changed', async () => {
    await archnotes(root, ['lint', '--baseline', 'known.json', '--baseline-write']);
    commitAll(root);
    writeFiles(root, { 'src/new.ts': guessed });
    const { files, err } = await reported('--since', 'main', '--baseline', 'known.json');
    assert.deepEqual(files, ['src/new.ts']);
    assert.doesNotMatch(err, /fixed/);
  });

  it('says what to do where git cannot say what has changed', async () => {
    const shallow = temporaryFolder();
    const bare = temporaryFolder(ordersProject);
    writeFiles(root, { 'src/new.ts': guessed });
    commitAll(root);
    git(shallow, 'clone', '-q', '--depth', '1', '--no-single-branch', `file://${root}`, 'clone');
    const clone = path.join(shallow, 'clone');
    const noGit = { PATH: path.join(shallow, 'empty') };
    const wrong: readonly (readonly [string, readonly string[], RegExp, Readonly<Record<string, string>>?])[] = [
      [root, ['--since', 'mian'], /^git knows no revision "mian" in .* fetch-depth: 0/],
      [root, ['--since=--output=pwned'], /^git knows no revision "--output=pwned"/],
      [root, ['--since=-h'], /^git knows no revision "-h"/],
      [root, ['--since', 'main..work'], /^git knows no revision/],
      [root, ['--since', 'HEAD:src'], /^git knows no revision/],
      [root, ['--since', 'main', '--fix'], /^--since narrows what is reported/],
      [root, ['--since'], /^--since needs a value/],
      [root, ['--since', 'main'], /^--since asks git what has changed, but there is no git on the PATH/, noGit],
      [bare, ['--since', 'main'], /is in no repository/],
      [clone, ['--since', 'origin/main'], /^"origin\/main" and the current commit have no common ancestor .* fetch-depth: 0/],
    ];
    try {
      for (const [cwd, args, message, environment] of wrong) {
        const { code, out, err } = await archnotes(cwd, ['lint', ...args], environment === undefined ? {} : { environment });
        assert.deepEqual([code, out], [2, ''], args.join(' '));
        assert.match(err, message);
        assert.doesNotMatch(err, /\n\s+at /);
      }
      assert.ok(!fs.existsSync(path.join(root, 'pwned')));
    } finally {
      removeFolder(shallow);
      removeFolder(bare);
    }
  });
});

/** Runs git as nobody in particular. */
function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } });
}

function commitAll(folder: string): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'state');
}
