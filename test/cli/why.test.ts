import assert from 'node:assert/strict';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

describe('archnotes why', function () {
  this.timeout(60_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('says which handlers load a module and which way, also where no client is near', async () => {
    writeFiles(root, { 'src/prices.ts': 'export const price = 10;\n', 'src/redis.ts': `import { price } from './prices';\n${ordersProject['src/redis.ts']}console.log(price);\n` });
    const { code, out, err } = await archnotes(root, ['why', 'src/prices.ts']);
    assert.equal(out, ['src/prices.ts', '  PlaceOrder: loads it on a cold start', '    declared in template.yaml:7:16', '    src/placeOrder.ts:3:14  handler', '    src/placeOrder.ts:1:23  ./redis', '    src/redis.ts:1:23  ./prices', ''].join('\n'));
    assert.deepEqual([code, err], [0, '']);
    assert.match((await archnotes(root, ['why', 'src/placeOrder.ts', '--language', 'ko'])).out, /PlaceOrder: 이 모듈이 핸들러입니다/);
    assert.match((await archnotes(root, ['why', 'src/orphan.ts'])).err, /src\/orphan\.ts/);
    writeFiles(root, { 'src/orphan.ts': 'export {};\n' });
    assert.equal((await archnotes(root, ['why', 'src/orphan.ts'])).out, 'src/orphan.ts\n  No Lambda handler loads this module.\n');
  });

  it('says it in JSON', async () => {
    const report: unknown = JSON.parse((await archnotes(root, ['why', 'src/redis.ts', '--format', 'json'])).out);
    assert.deepEqual(report, {
      version: 1,
      path: 'src/redis.ts',
      handlers: [],
      loadedBy: [
        {
          handler: { function: 'PlaceOrder', declared: { path: 'template.yaml', line: 7, column: 16 }, export: 'handler', path: 'src/placeOrder.ts', line: 3, column: 14 },
          when: 'cold-start',
          steps: [{ kind: 'import', name: './redis', path: 'src/placeOrder.ts', line: 1, column: 23 }],
        },
      ],
    });
  });

  it('refuses what is no module, and asks for one file', async () => {
    const template = await archnotes(root, ['why', 'template.yaml']);
    assert.deepEqual([template.code, template.out], [2, '']);
    assert.match(template.err, /^template\.yaml is no module/);
    for (const args of [[], ['src'], ['src/redis.ts', 'src/placeOrder.ts']]) {
      const { code, err } = await archnotes(root, ['why', ...args]);
      assert.equal(code, 2);
      assert.match(err, /takes one file/);
    }
  });
});
