import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilOneFinding } from './findings.ts';
import { eagerStock, makeShop, retype } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('the hover over a handler', () => {
  let shop: ShopProject;
  before(async () => {
    shop = await makeShop(eagerStock);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
    await untilOneFinding(shop.stock);
  });
  afterEach(() => vscode.workspace.getConfiguration('archnotes').update('language', undefined, vscode.ConfigurationTarget.Global));
  after(() => shop.remove());

  it('says which line of which template makes it one, and links there', async () => {
    const [said, ...others] = await hoversOver(shop.handler, 'handler');
    assert.deepEqual(others, []);
    assert.match(said?.value ?? '', /template\.yaml` line 9\].+ declares the function `PlaceOrder`/);
    assert.match(said?.value ?? '', /Runtime \[`nodejs22\.x`\]/);
    assert.deepEqual([said?.isTrusted ?? false, said?.supportHtml ?? false], [false, false]);
    await follow(said, 'template.yaml', shop.template);
  });

  it('leads from the template to the export', async () => {
    const [said] = await hoversOver(shop.template, 'src/placeOrder.handler');
    assert.match(said?.value ?? '', /its handler is the export `handler`/);
    await follow(said, 'src/placeOrder.ts', shop.handler);
  });

  it('goes by unsaved text, and speaks Korean when asked to', async () => {
    const { uri } = await retype(shop.handler, `// 주문 🛒\n\nexport const handler = async (event: object) => event;\n`);
    await vscode.workspace.getConfiguration('archnotes').update('language', 'ko', vscode.ConfigurationTarget.Global);
    const [said] = await hoversOver(uri, 'handler');
    assert.match(said?.value ?? '', /^\*\*Lambda 핸들러\*\*: .+9행.+`PlaceOrder` 함수의 핸들러로 선언합니다/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('says nothing over anything else', async () => {
    assert.deepEqual(await hoversOver(shop.handler, 'stock.get'), []);
    assert.deepEqual(await hoversOver(shop.stock, 'stock ='), []);
  });
});

/** What Archnotes says over the first place with this text. */
async function hoversOver(uri: vscode.Uri, text: string): Promise<readonly vscode.MarkdownString[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const contents = hovers.flatMap((hover) => hover.contents).flatMap((content) => (content instanceof vscode.MarkdownString ? [content] : []));
  return contents.filter(({ value }) => value.includes('Lambda'));
}

/** Opens the link to a file as a click does, and sees where the cursor lands. */
async function follow(said: vscode.MarkdownString | undefined, file: string, wanted: vscode.Uri): Promise<void> {
  const target = new RegExp(`\\[\`[^\`]*${file}\`[^\\]]*\\]\\((\\S+)\\)`).exec(said?.value ?? '')?.[1] ?? '';
  const uri = vscode.Uri.parse(target, true);
  assert.equal(uri.with({ fragment: '' }).toString(), wanted.toString());
  const [line = 0, column = 0] = uri.fragment.slice(1).split(',').map(Number);
  const document = await vscode.workspace.openTextDocument(wanted);
  const word = document.getText(document.getWordRangeAtPosition(new vscode.Position(line - 1, column - 1), /[\w/.]+/));
  assert.ok(['src/placeOrder.handler', 'handler'].includes(word), `the link leads to "${word}"`);
}
