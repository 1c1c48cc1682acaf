import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { listedAmong, listFiles } from '../../src/node/listFiles.ts';
import { removeFolder, temporaryFolder, writeFiles } from './temporaryFolder.ts';

const everything = { accepts: (): boolean => true };

const repository = {
  '.gitignore': ['dist/', '*.log', '/build', 'packages/*/generated', '!packages/api/generated', '\\#odd.ts', 'Secret.ts', '*.py[co]', '**/tmp/*.ts', 'docs/**/draft', 'spare.ts  ', ''].join('\n'),
  'dist/handler.js': '',
  'src/dist/handler.js': '',
  'src/handler.ts': '',
  'src/secret.ts': '',
  'src/Secret.ts': '',
  'src/debug.log': '',
  'build/handler.js': '',
  'src/build/handler.ts': '',
  '#odd.ts': '',
  'packages/api/generated/client.ts': '',
  'packages/web/generated/client.ts': '',
  'packages/web/.gitignore': '!debug.log\nlocal.ts\n/only-here.ts\n',
  'packages/web/debug.log': '',
  'packages/web/src/local.ts': '',
  'packages/web/only-here.ts': '',
  'packages/web/src/only-here.ts': '',
  'packages/api/local.ts': '',
  'src/task.pyc': '',
  'src/task.py': '',
  'src/tmp/a.ts': '',
  'src/tmp/deep/a.ts': '',
  'docs/one/two/draft/page.ts': '',
  'docs/drafts/page.ts': '',
  'src/spare.ts': '',
};

describe('files that git ignores', () => {
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(repository);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('are the ones that git itself ignores', () => {
    git(root, ['init', '--quiet']);
    writeFiles(root, { '.git/info/exclude': 'packages/api/local.ts\n' });
    const expected = git(root, ['ls-files', '--others', '--exclude-standard', '-z']).split('\0').filter((file) => file !== '');
    const { files } = listFiles(root, everything);
    assert.deepEqual(files, expected.sort());
    assert.ok(files.includes('packages/web/debug.log') && !files.includes('packages/api/local.ts'), 'both kinds are in the sample');
  });

  it('are the same where only a part of the repository is asked for', () => {
    git(root, ['init', '--quiet']);
    const { files } = listFiles(path.join(root, 'packages'), everything);
    assert.deepEqual(files, listFiles(root, everything).files.filter((file) => file.startsWith('packages/')).map((file) => file.slice('packages/'.length)));
    assert.ok(!files.includes('web/generated/client.ts'));
  });

  it('are read after all where the ignored folder itself is asked for', () => {
    git(root, ['init', '--quiet']);
    assert.deepEqual(listFiles(path.join(root, 'dist'), everything).files, ['handler.js']);
  });

  it('are told one by one for the paths of a watcher', () => {
    const paths = ['dist/handler.js', 'src/handler.ts', 'src/debug.log', 'packages/web/debug.log', 'packages/web/src/local.ts', 'node_modules/a/index.js'];
    assert.deepEqual(listedAmong(root, paths), ['src/handler.ts', 'packages/web/debug.log']);
  });
});

function git(folder: string, parameters: readonly string[]): string {
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return execFileSync('git', parameters, { cwd: folder, encoding: 'utf8', env: environment });
}
