import * as assert from 'node:assert/strict';
import { readdirSync, utimesSync } from 'node:fs';
import * as vscode from 'vscode';
import { deleteOldPages } from '../../src/vscode/diagram/export/oldPages.ts';
import { makeNotes } from './diagramDriver.ts';

describe('pages that were opened to be printed', () => {
  it('are deleted after a day, and those of today are left to the browser that reads them', async () => {
    const pages = await makeNotes({ 'old.html': 'old', 'new.html': 'new' });
    const folder = vscode.Uri.joinPath(pages.at('old.html'), '..');
    const day = 24 * 60 * 60;
    const now = 1_800_000_000;
    utimesSync(pages.at('old.html').fsPath, now - day - 60, now - day - 60);
    utimesSync(pages.at('new.html').fsPath, now - day + 60, now - day + 60);
    await deleteOldPages(folder, now * 1000);
    assert.deepEqual(readdirSync(folder.fsPath), ['new.html']);
    await pages.remove();
    await deleteOldPages(folder, now * 1000);
  });
});
