import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { isCurrent } from '../../src/vscode/lint/offeredEdits.ts';
import { lazyStock, makeShop, retype } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('a fix for a document', () => {
  let shop: ShopProject;
  beforeEach(async () => {
    shop = await makeShop(lazyStock);
  });
  afterEach(() => shop.remove());

  it('is current while the open document is in the version that the server saw', async () => {
    const { version } = await retype(shop.stock, '// written on');
    assert.equal(isCurrent(fixOf(shop.stock, version)), true);
    await retype(shop.stock, '// and on');
    assert.equal(isCurrent(fixOf(shop.stock, version)), false);
  });

  it('is not current when the server read the file but an editor has other text', async () => {
    assert.equal(isCurrent(fixOf(shop.stock, null)), true);
    await retype(shop.stock, '// not saved');
    assert.equal(isCurrent(fixOf(shop.stock, null)), false);
  });
});

function fixOf(uri: vscode.Uri, version: number | null) {
  return { uri: uri.toString(), version, edits: [] };
}
