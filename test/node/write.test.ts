import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { contentHash } from '../../src/node/contentHash.ts';
import { findTarget, writeTarget } from '../../src/node/write.ts';
import type { WriteTarget } from '../../src/node/write.ts';
import { removeFolder, temporaryFolder, writeFiles } from './temporaryFolder.ts';

describe('writing a file', () => {
  let root: string;
  let outside: string;
  beforeEach(() => {
    root = temporaryFolder();
    outside = temporaryFolder({ 'notes.md': 'mine' });
  });
  afterEach(() => {
    removeFolder(root);
    removeFolder(outside);
  });

  it('makes a new file and the folders it needs', () => {
    assert.deepEqual(writeTarget(root, 'src/orders/handler.ts', 'export {};\n', undefined), { kind: 'written' });
    assert.equal(fs.readFileSync(path.join(root, 'src/orders/handler.ts'), 'utf8'), 'export {};\n');
  });

  it('replaces only the content that was seen, keeps its mode, and leaves nothing behind', () => {
    writeFiles(root, { 'run.sh': 'old' });
    fs.chmodSync(path.join(root, 'run.sh'), 0o750);
    assert.equal(reasonOf(writeTarget(root, 'run.sh', 'new', undefined)), 'changed');
    assert.equal(reasonOf(writeTarget(root, 'run.sh', 'new', contentHash('other'))), 'changed');
    assert.equal(reasonOf(writeTarget(root, 'gone.sh', 'new', contentHash('old'))), 'changed');
    assert.equal(writeTarget(root, 'run.sh', 'new', contentHash('old')).kind, 'written');
    assert.equal(fs.readFileSync(path.join(root, 'run.sh'), 'utf8'), 'new');
    assert.equal(fs.statSync(path.join(root, 'run.sh')).mode & 0o777, 0o750);
    assert.deepEqual(fs.readdirSync(root), ['run.sh']);
  });

  it('never leads out of the folder', () => {
    fs.symlinkSync(outside, path.join(root, 'linked'));
    fs.mkdirSync(path.join(root, 'deep'));
    fs.symlinkSync(outside, path.join(root, 'deep/linked'));
    fs.symlinkSync(path.join(outside, 'not-yet'), path.join(root, 'dangling'));
    fs.symlinkSync('loop', path.join(root, 'loop'));
    const paths = ['linked/a.ts', 'deep/linked/b/c.ts', 'dangling/a.ts', 'loop/a.ts', '../a.ts', 'deep/../../a.ts', '..', '.', ''];
    for (const relative of paths) assert.equal(writeTarget(root, relative, 'x', undefined).kind, 'refused', relative);
    assert.deepEqual(fs.readdirSync(outside), ['notes.md']);
  });

  it('never writes through a link, though it stays inside', () => {
    writeFiles(root, { 'real.ts': 'old' });
    fs.symlinkSync('real.ts', path.join(root, 'link.ts'));
    fs.symlinkSync('not-yet.ts', path.join(root, 'dangling.ts'));
    assert.equal(reasonOf(findTarget(root, 'link.ts')), 'link');
    assert.equal(reasonOf(writeTarget(root, 'link.ts', 'x', contentHash('old'))), 'link');
    assert.equal(reasonOf(writeTarget(root, 'dangling.ts', 'x', undefined)), 'link');
    assert.deepEqual(fs.readdirSync(root).sort(), ['dangling.ts', 'link.ts', 'real.ts']);
    assert.equal(fs.readFileSync(path.join(root, 'real.ts'), 'utf8'), 'old');
  });

  it('works through a link that leads to the root itself', () => {
    const alias = path.join(outside, 'alias');
    fs.symlinkSync(root, alias);
    assert.equal(writeTarget(alias, 'src/a.ts', 'x', undefined).kind, 'written');
    assert.ok(fs.existsSync(path.join(root, 'src/a.ts')));
  });

  it('says when a folder stands there, or a file where a folder is needed', () => {
    writeFiles(root, { 'src/a.ts': '' });
    assert.equal(reasonOf(findTarget(root, 'src')), 'not-a-file');
    assert.equal(reasonOf(writeTarget(root, 'src/a.ts/b.ts', 'x', undefined)), 'not-a-file');
  });
});

function reasonOf(result: WriteTarget | ReturnType<typeof writeTarget>): string {
  return result.kind === 'refused' ? result.reason : result.kind;
}
