import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilClean, untilFindings, untilOneFinding } from './findings.ts';
import { choose } from './quickFix.ts';
import { eagerStock, lazyStock, makeShop, retype } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('suppressing a finding', () => {
  let shop: ShopProject;
  beforeEach(async () => {
    shop = await makeShop(eagerStock);
  });
  afterEach(() => shop.remove());

  it('puts the cursor where the reason is to be written, and ends the finding when it is', async () => {
    const document = await retype(shop.stock, `${eagerStock} `);
    const finding = await untilOneFinding(shop.stock);
    const action = await actionNamed(shop.stock, finding.range, 'Suppress redis-eager-connect for this line');
    await choose(action);
    const line = document.lineAt(2).text;
    assert.equal(line, '// archnotes-disable-next-line redis-eager-connect -- ');
    const cursor = vscode.window.activeTextEditor?.selection.active;
    assert.deepEqual([cursor?.line, cursor?.character], [2, line.length]);
    const asked = await untilFindings(shop.stock, (findings) => findings.length === 2);
    assert.ok(asked.some(({ message }) => message.includes('gives no reason')));
    await vscode.commands.executeCommand('type', { text: 'Measured: 측정함' });
    await untilClean(shop.stock);
    assert.equal(document.lineAt(2).text, `${line}Measured: 측정함`);
  });

  it('is taken back by removing the comment once it suppresses nothing', async () => {
    const comment = '// archnotes-disable-next-line redis-eager-connect -- Measured.\n';
    const [head = '', ...rest] = lazyStock.split(/(?=export)/);
    const document = await retype(shop.stock, `${head}${comment}${rest.join('')}`);
    const [unused] = await untilFindings(shop.stock, ([finding]) => finding?.message.startsWith('Nothing to suppress') === true);
    const remove = await actionNamed(shop.stock, unused?.range ?? new vscode.Range(0, 0, 0, 0), 'Remove the suppression of `redis-eager-connect`');
    await choose(remove);
    assert.equal(document.getText(), lazyStock);
    await untilClean(shop.stock);
  });
});

async function actionNamed(uri: vscode.Uri, range: vscode.Range, title: string): Promise<vscode.CodeAction> {
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, 'quickfix', 50);
  const found = actions.find((action) => action.title === title);
  assert.ok(found, `"${title}" is among ${actions.map((action) => action.title).join(', ')}`);
  return found;
}
