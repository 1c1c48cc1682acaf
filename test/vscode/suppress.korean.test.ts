import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilFindings, untilOneFinding } from './findings.ts';
import { choose } from './quickFix.ts';
import { eagerStock, makeShop, retype } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('suppressing a finding in Korean', () => {
  let shop: ShopProject;
  before(async () => {
    shop = await makeShop(eagerStock);
  });
  after(() => shop.remove());

  it('is offered and explained in Korean', async () => {
    await retype(shop.stock, `${eagerStock} `);
    const finding = await untilOneFinding(shop.stock);
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', shop.stock, finding.range, 'quickfix', 50);
    const action = actions.find(({ title }) => title === '이 줄에서 redis-eager-connect 무시');
    assert.ok(action, actions.map(({ title }) => title).join(', '));
    await choose(action);
    await untilFindings(shop.stock, (findings) => findings.some(({ message }) => message.startsWith('이유가 없어 아무것도 무시하지 않습니다.')));
  });
});
