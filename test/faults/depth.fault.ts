import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { nestedCode, nestingShapes } from '../core/typescript/nesting.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { shopProject } from './shopProject.ts';
import { coldFindings, Supervised } from './supervised.ts';

// Every way in which code nests, open in an editor, in the real worker: it is read or noted, and no worker dies of it.

const depths = [100, 500, 1000, 2000, 5000, 10_000, 30_000, 100_000];

describe('code that is nested without end', function () {
  this.timeout(600_000);
  let root: string;
  let cold: readonly string[];
  let supervised: Supervised;
  before(async () => {
    root = temporaryFolder(shopProject(3));
    cold = await coldFindings('shop', root);
    supervised = await Supervised.start('worker');
    supervised.supervisor.open('shop', root);
  });
  after(async () => {
    await supervised.supervisor.stop();
    removeFolder(root);
  });

  for (const depth of depths) {
    it(`costs no worker: ${String(Object.keys(nestingShapes).length)} shapes, ${String(depth)} deep`, async () => {
      for (const shape of Object.keys(nestingShapes)) {
        const path = `services/s0/${shape.replaceAll(' ', '-')}.${shape.startsWith('element') ? 'tsx' : 'ts'}`;
        // In lines, for one that is very long is taken for the work of a program, and not read.
        const text = `import Redis from 'ioredis';\n${nestedCode(shape, depth, '\n')}\n`;
        supervised.supervisor.setText('shop', path, { text, version: depth });
        const found = await supervised.settled();
        const own = found.filter((line) => line.startsWith(`shop/${path}:`));
        assert.deepEqual(found.filter((line) => !own.includes(line)), cold, shape);
        for (const line of own) assert.match(line, / internal\/(?:syntax-error|skipped-file) /);
        assert.equal(supervised.answers.at(-1)?.stats.failures, 0, `${shape}: that it is too deep is known, and no crash`);
        supervised.supervisor.closeText('shop', path);
        assert.deepEqual(supervised.troubles, [], shape);
      }
      assert.deepEqual(await supervised.settled(), cold);
    });
  }
});
