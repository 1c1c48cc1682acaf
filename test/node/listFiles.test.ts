import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { listedAmong, listFiles } from '../../src/node/listFiles.ts';
import { makeUnreadableFolder, removeFolder, temporaryFolder, writeFiles } from './temporaryFolder.ts';

const everything = { accepts: (): boolean => true };

describe('listing the files of a folder', () => {
  let root: string;
  beforeEach(() => {
    root = temporaryFolder();
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('lists what is accepted, sorted, and never the folders of others', () => {
    writeFiles(root, {
      'template.yaml': '',
      'src/orders/handler.ts': '',
      'src/orders.ts': '',
      'README.md': '',
      'node_modules/ioredis/index.js': '',
      'services/billing/node_modules/pg/index.js': '',
      '.aws-sam/build/Orders/app.ts': '',
      'cdk.out/asset.1/index.js': '',
      '.github/scripts/release.js': '',
    });
    const list = listFiles(root, { accepts: (file) => !file.endsWith('.md') });
    assert.deepEqual(list.files, ['.github/scripts/release.js', 'src/orders.ts', 'src/orders/handler.ts', 'template.yaml']);
    assert.deepEqual(list.unreadable, []);
  });

  it('lists what lies below one folder only', () => {
    writeFiles(root, { 'src/orders/handler.ts': '', 'src/ordersLegacy/handler.ts': '', '.gitignore': 'handler.ts\n' });
    writeFiles(root, { 'src/orders/redis.ts': '' });
    assert.deepEqual(listFiles(root, { ...everything, below: 'src/orders' }).files, ['src/orders/redis.ts']);
    assert.deepEqual(listFiles(root, { ...everything, below: 'node_modules/x' }).files, []);
  });

  it('follows no link: not out of the folder, not in a loop, not to a file', () => {
    const outside = temporaryFolder({ 'secret.ts': '' });
    try {
      writeFiles(root, { 'src/handler.ts': '' });
      fs.symlinkSync(outside, path.join(root, 'src/outside'));
      fs.symlinkSync(path.join(outside, 'secret.ts'), path.join(root, 'src/secret.ts'));
      fs.symlinkSync('..', path.join(root, 'src/loop'));
      fs.symlinkSync('self', path.join(root, 'src/self'));
      assert.deepEqual(listFiles(root, everything).files, ['src/handler.ts']);
      assert.deepEqual(listedAmong(root, ['src/handler.ts', 'src/outside/secret.ts', 'src/secret.ts', 'src/loop/src/handler.ts']), ['src/handler.ts']);
    } finally {
      removeFolder(outside);
    }
  });

  it('passes over pipes and sockets', async () => {
    writeFiles(root, { 'src/handler.ts': '' });
    execFileSync('mkfifo', [path.join(root, 'src/pipe.ts')]);
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(path.join(root, 'src/socket.ts'), resolve));
    try {
      assert.deepEqual(listFiles(root, everything).files, ['src/handler.ts']);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('names the folders that cannot be read, and goes on', () => {
    writeFiles(root, { 'src/handler.ts': '' });
    const name = makeUnreadableFolder(root);
    const { files, unreadable } = listFiles(root, everything);
    assert.deepEqual(files, ['src/handler.ts']);
    assert.equal(unreadable.length, 1);
    assert.ok(unreadable[0]?.startsWith(`${name}/${name}/`));
  });

  it('throws when the root itself is not there', () => {
    assert.throws(() => listFiles(path.join(root, 'gone'), everything), { code: 'ENOENT' });
  });
});
