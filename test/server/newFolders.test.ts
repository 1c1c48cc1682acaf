import * as fs from 'node:fs';
import * as path from 'node:path';
import { NewFolders } from '../../src/server/newFolders.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';

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
  });
}
