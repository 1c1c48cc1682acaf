import * as assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { untilOneFinding } from './findings.ts';
import { choose, isQuickFix } from './quickFix.ts';
import { eagerStock, lazyStock, makeShop, retype } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

const typed = '// 재고 🛒\n';

describe('a quick fix of a text that changes', () => {
  let shop: ShopProject;
  let document: vscode.TextDocument;
  before(async () => {
    shop = await makeShop(lazyStock);
  });
  beforeEach(async () => {
    document = await retype(shop.stock, eagerStock);
  });
  after(() => shop.remove());

  it('is made in the text that it was offered for', async () => {
    await choose(await offered());
    assert.equal(document.getText(), lazyStock);
  });

  it('leaves the text alone that somebody has typed in before choosing it', async () => {
    const fix = await offered();
    assert.equal(await type(), true);
    await choose(fix);
    assert.equal(document.getText(), typed + eagerStock);
    await choose(await offered());
    assert.equal(document.getText(), typed + lazyStock);
  });

  it('leaves the text alone that somebody has typed in before suppressing what is found', async () => {
    const suppression = await offered(({ title }) => title.startsWith('Suppress'));
    assert.equal(await type(), true);
    await choose(suppression);
    assert.equal(document.getText(), typed + eagerStock);
  });

  it('is made whole or not at all while somebody types', async () => {
    let fixed = 0;
    for (let wait = 0; wait < 20; wait += 1) {
      await retype(shop.stock, eagerStock);
      const fix = await offered();
      const choosing = choose(fix);
      if (wait > 0) await pause(wait - 1);
      const isTyped = type();
      // VS Code may refuse the one that comes second, and says so.
      await Promise.allSettled([choosing, isTyped]);
      const text = document.getText();
      const begun = (await isTyped) ? typed : '';
      assert.ok([begun + eagerStock, begun + lazyStock].includes(text), text);
      if (text.endsWith(lazyStock)) fixed += 1;
    }
    assert.ok(fixed > 0, 'none was made');
  });

  async function offered(wanted: (action: vscode.CodeAction) => boolean = (action) => isQuickFix(action) && action.isPreferred === true): Promise<vscode.CodeAction> {
    for (;;) {
      const { range } = await untilOneFinding(shop.stock);
      const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', shop.stock, range, 'quickfix', 50);
      const found = actions.find(wanted);
      if (found !== undefined) return found;
    }
  }

  async function type(): Promise<boolean> {
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, document);
    return editor.edit((edit) => edit.insert(new vscode.Position(0, 0), typed));
  }
});
