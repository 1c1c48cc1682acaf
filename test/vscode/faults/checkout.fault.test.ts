import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clientPath, eagerClient, lazyClient, shopProject } from '../../faults/shopProject.ts';
import { coldRun, shown, untilShown } from './coldRun.ts';
import { Repository } from './repository.ts';

/** Deep below a folder that is new, all made in one go: of the inner ones VS Code watches none on Linux. */
const deep = 'a/b/c/d/handler.ts';
const handler = `${eagerClient}export const handler = async () => redis.ping();\n`;

describe('what git does in folders that nobody watches', function () {
  this.timeout(120_000);
  let repository: Repository;
  before(async () => {
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
    repository = Repository.make('unwatched', { ...shopProject(3), [deep]: handler });
    repository.git('init', '-q');
    repository.commit('first');
    repository.write({ [deep]: handler.replace(eagerClient, lazyClient), [clientPath(1)]: lazyClient });
    repository.commit('second');
    await untilShown(repository.folder, await coldRun(repository.folder));
  });
  after(async () => {
    repository.remove();
    await untilShown(repository.folder, []);
  });

  const moves: Readonly<Record<string, () => void>> = {
    'a checkout of another branch': () => repository.git('checkout', '-q', 'first'),
    'a checkout of single files': () => repository.git('checkout', '-q', 'second', '--', '.'),
    'a stash': () => repository.git('stash', '-q'),
    'the stash taken back': () => repository.git('stash', 'pop', '-q'),
    'a reset to where it was': () => repository.git('reset', '-q', '--hard'),
    'a merge': () => repository.git('merge', '-q', 'second'),
  };
  for (const [name, move] of Object.entries(moves)) {
    it(`is followed: ${name}`, async () => {
      const before = shown(repository.folder);
      move();
      const expected = await coldRun(repository.folder);
      assert.notDeepEqual(expected, before, 'the move made a difference');
      await untilShown(repository.folder, expected);
    });
  }
});
