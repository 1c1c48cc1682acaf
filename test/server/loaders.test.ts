import assert from 'node:assert/strict';
import * as path from 'node:path';
import { loadersRequest, loadersResult } from '../../src/protocol/loaders.ts';
import type { LoadersResult } from '../../src/protocol/loaders.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { Editor, uriOf } from './editor.ts';
import { ordersProject } from './ordersProject.ts';

describe('who loads a module, in the language server', function () {
  this.timeout(60_000);
  let root: string;
  let editor: Editor;
  beforeEach(async () => {
    root = temporaryFolder(ordersProject);
    writeFiles(root, { 'src/prices.ts': 'export const price = 10;\n' });
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
  });
  afterEach(async () => {
    await editor.quit();
    removeFolder(root);
  });

  async function loaders(file: string): Promise<LoadersResult> {
    return loadersResult.parse(await editor.request(loadersRequest, { uri: uriOf(path.join(root, file)) }));
  }

  it('counts what is typed and not saved', async () => {
    assert.deepEqual(await loaders('src/prices.ts'), { isModule: true, own: [], loadedBy: [] });
    const handler = path.join(root, 'src/placeOrder.ts');
    editor.open(handler, `import { price } from './prices';\n${ordersProject['src/placeOrder.ts']}console.log(price);\n`);
    const { loadedBy } = await loaders('src/prices.ts');
    assert.deepEqual(loadedBy.map(({ when, handler: { declared }, steps }) => [when, declared?.name, declared?.at.path, steps.map(({ name, at }) => [name, at.uri, at.position.line])]), [
      ['cold-start', 'PlaceOrder', 'template.yaml', [['./prices', uriOf(handler), 0]]],
    ]);
    assert.deepEqual((await loaders('src/placeOrder.ts')).own.map(({ declared }) => declared?.name), ['PlaceOrder']);
  });

  it('says of what is no module that it is none', async () => {
    assert.equal((await loaders('template.yaml')).isModule, false);
    await assert.rejects(editor.request(loadersRequest, { uri: 1 }), /archnotes\/loaders/);
  });
});
