import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { say } from '../../src/vscode/settings/language.ts';
import { untilFindings } from './findings.ts';
import { eagerStock, makeShop } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('an editor that speaks Korean', () => {
  let shop: ShopProject;
  before(async () => {
    shop = await makeShop(eagerStock);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
  });
  after(() => shop.remove());

  it('gets Korean findings without being asked', async () => {
    assert.match(vscode.env.language, /^ko/);
    await untilFindings(shop.stock, ([finding]) => /[가-힣]/.test(finding?.message ?? ''));
  });

  it('is spoken to in Korean, and in English when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('archnotes');
    assert.equal(say('client.log.show'), '로그 보기');
    await settings.update('language', 'en', vscode.ConfigurationTarget.Global);
    const english = say('client.log.show');
    await settings.update('language', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(english, 'Show Log');
  });
});
