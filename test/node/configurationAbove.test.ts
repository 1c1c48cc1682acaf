import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigurationAbove } from '../../src/node/configurationAbove.ts';
import { removeFolder, temporaryFolder, writeFiles } from './temporaryFolder.ts';

describe('the configuration above a folder', () => {
  let top: string;
  let above: ConfigurationAbove;
  beforeEach(() => {
    top = temporaryFolder({ 'services/shop/a.ts': '', '.git/HEAD': '' });
    above = new ConfigurationAbove(path.join(top, 'services/shop'));
  });
  afterEach(() => {
    removeFolder(top);
  });

  /** Kind, path, the folder seen from there, and the text. */
  const changes = (of = above): readonly unknown[] =>
    of.changes().map((change) => (change.kind === 'above' ? ['above', change.path, change.inside, change.bytes && Buffer.from(change.bytes).toString()] : [change.kind, change.path]));

  it('is the nearest one, up to the top of the repository', () => {
    assert.deepEqual(changes(), []);
    writeFiles(top, { 'archnotes.json': 'top' });
    assert.deepEqual(changes(), [['above', '../../archnotes.json', 'services/shop', 'top']]);
    assert.deepEqual(changes(), [], 'only what has changed is told');
    writeFiles(top, { 'services/archnotes.json': 'nearer' });
    assert.deepEqual(changes(), [['above', '../archnotes.json', 'shop', 'nearer']]);
    fs.rmSync(path.join(top, 'services/archnotes.json'));
    assert.deepEqual(changes(), [['above', '../../archnotes.json', 'services/shop', 'top']]);
    fs.rmSync(path.join(top, 'archnotes.json'));
    assert.deepEqual(changes(), [['removed', '../../archnotes.json']]);
    assert.deepEqual(changes(), []);
  });

  it('is never beyond the repository, nor anything where there is none', () => {
    writeFiles(top, { 'archnotes.json': 'top' });
    fs.renameSync(path.join(top, '.git'), path.join(top, 'services/.git'));
    assert.deepEqual(changes(), []);
    fs.renameSync(path.join(top, 'services/.git'), path.join(top, 'services/shop/.git'));
    assert.deepEqual(changes(), []);
    fs.rmSync(path.join(top, 'services/shop/.git'), { recursive: true });
    assert.deepEqual(changes(), []);
  });

  it('is no link and no folder, and tells where it cannot be read', () => {
    writeFiles(top, { 'elsewhere.json': 'secret', 'services/archnotes.json/a': '' });
    fs.symlinkSync(path.join(top, 'elsewhere.json'), path.join(top, 'archnotes.json'));
    assert.deepEqual(changes(), []);
    fs.rmSync(path.join(top, 'archnotes.json'));
    writeFiles(top, { 'archnotes.json': 'binary\0' });
    assert.deepEqual(changes(), [['above', '../../archnotes.json', 'services/shop', undefined]]);
  });
});
