import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { NewFolders } from '../../src/server/newFolders.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { watchesOf } from './systemWatches.ts';

// Elsewhere the editor watches all that is below a folder.
if (process.platform === 'linux') {
  describe('a new folder', () => {
    let root: string;
    beforeEach(() => {
      root = temporaryFolder({ 'new/made/deep/redis.ts': '' });
    });
    afterEach(() => removeFolder(root));

    it('is followed also when another one takes its place before anybody looks', async () => {
      let told: (file: string) => void = () => undefined;
      const folders = new NewFolders((file) => told(file));
      const isTold = (file: string): Promise<void> => new Promise((resolve) => {
        told = (each) => {
          if (each === file) resolve();
        };
      });
      folders.follow(path.join(root, 'new'));
      const made = path.join(root, 'new/made');
      const seen = isTold(made);
      fs.renameSync(made, path.join(root, 'before'));
      writeFiles(root, { 'next/deep/redis.ts': '' });
      fs.renameSync(path.join(root, 'next'), made);
      await seen;
      const file = path.join(made, 'deep/redis.ts');
      const written = isTold(file);
      fs.writeFileSync(file, 'export {};\n');
      await written;
    });

    it('is followed no more when its folder of the workspace is gone, and one that is left is', async () => {
      writeFiles(root, { 'kept/deep/redis.ts': '' });
      const told: string[] = [];
      let onTold = (): void => undefined;
      const folders = new NewFolders((file) => {
        told.push(file);
        onTold();
      });
      const before = watchesOf(process.pid);
      const [gone, kept] = [path.join(root, 'new'), path.join(root, 'kept')];
      folders.follow(gone);
      folders.follow(kept);
      assert.equal(watchesOf(process.pid) - before, 5);
      folders.keep([kept]);
      // The system gives watches back when this turn is over.
      await new Promise(setImmediate);
      assert.equal(watchesOf(process.pid) - before, 2);
      const file = path.join(kept, 'deep/redis.ts');
      const written = new Promise<void>((resolve) => {
        onTold = () => { if (told.includes(file)) resolve(); };
      });
      fs.writeFileSync(path.join(gone, 'made/deep/redis.ts'), 'export {};\n');
      fs.writeFileSync(file, 'export {};\n');
      await written;
      assert.deepEqual(told.filter((each) => !each.startsWith(kept)), []);
      folders.keep([]);
    });
  });
}
