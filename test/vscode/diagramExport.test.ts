import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { diagramTabs, listen, makeNotes, type Ear } from './diagramDriver.ts';
import { until } from './until.ts';

const notes = '# Orders\n\n```mermaid\nflowchart LR\n  a[주문] --> b\n```\n\n## Payment\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n\n```mermaid\nflowchart LR\n  broken --> -->\n```\n';

describe('exporting diagrams', () => {
  let ear: Ear;
  let files: Awaited<ReturnType<typeof makeNotes>>;
  let folder: string;
  before(async () => {
    ear = await listen();
    files = await makeNotes({ 'notes.md': notes, 'order.mmd': 'flowchart LR\n  order --> payment\n', 'plain.md': '# Nothing\n' });
    folder = vscode.Uri.joinPath(files.at('notes.md'), '..').fsPath;
  });
  after(async () => {
    ear.close();
    await files.remove();
  });

  const exportFolder = (target: string, look: object): Thenable<{ readonly written: number; readonly failed: number } | undefined> =>
    vscode.commands.executeCommand('archnotes.exportDiagramsOfFolder', { folder: vscode.Uri.file(folder).toString(), target: vscode.Uri.file(target).toString(), look });

  it('all diagrams of a folder: named after document, number and title; what cannot be drawn is counted', async () => {
    const target = join(folder, 'out');
    assert.deepEqual(await exportFolder(target, { format: 'svg', theme: 'light', background: 'white' }), { written: 3, failed: 1 });
    assert.deepEqual(readdirSync(target).sort(), ['notes-1-Orders.svg', 'notes-2-Payment.svg', 'order.svg']);
    const svg = readFileSync(join(target, 'notes-1-Orders.svg'), 'utf8');
    assert.match(svg, /^<svg [^>]*xmlns=/);
    assert.match(svg, /주문/);
    assert.doesNotMatch(svg, /foreignObject|<script|<style/);
    const isOpen = (): boolean => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('archnotes.export')));
    await until({ event: vscode.window.tabGroups.onDidChangeTabs, look: () => (isOpen() ? undefined : true), what: () => 'the panel that exports is still open' });
  });

  it('PNG too, as pixels', async () => {
    const target = join(folder, 'pixels');
    assert.equal((await exportFolder(target, { format: 'png', theme: 'dark', background: 'theme', scale: 2 }))?.written, 3);
    assert.equal(readFileSync(join(target, 'order.png')).subarray(1, 4).toString('latin1'), 'PNG');
  });

  it('nothing is overwritten unless the user says so, and no link is followed', async () => {
    const target = join(folder, 'taken');
    mkdirSync(target);
    writeFileSync(join(target, 'order.svg'), 'mine');
    // In a test VS Code refuses every dialog, which is what a user does who closes the question.
    assert.equal(await exportFolder(target, { format: 'svg' }), undefined);
    assert.deepEqual(readdirSync(target), ['order.svg']);
    assert.equal(readFileSync(join(target, 'order.svg'), 'utf8'), 'mine');
    const linked = join(folder, 'linked');
    mkdirSync(linked);
    symlinkSync(join(folder, 'outside.svg'), join(linked, 'order.svg'));
    assert.deepEqual(await exportFolder(linked, { format: 'svg' }), { written: 2, failed: 2 });
    assert.equal(existsSync(join(folder, 'outside.svg')), false);
  });

  it('a folder without diagrams leaves nothing behind', async () => {
    const target = join(folder, 'none');
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const done = await vscode.commands.executeCommand('archnotes.exportDiagramsOfFolder', { folder: vscode.Uri.file(empty).toString(), target: vscode.Uri.file(target).toString(), look: { format: 'svg' } });
    assert.equal(done, undefined);
    assert.equal(existsSync(target), false);
  });

  it('copies the diagram under the cursor as SVG, as text', async () => {
    const editor = await vscode.window.showTextDocument(files.at('notes.md'), { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(10, 0, 10, 0);
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('archnotes.copyDiagram', { uri: files.at('notes.md').toString(), look: { format: 'svg' } });
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^<svg .*aria-roledescription="sequence"/);
  });

  it('copies a picture, which only the panel itself can', async () => {
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('order.mmd'));
    await ear.next('drawn', files.at('order.mmd'));
    const copying = vscode.commands.executeCommand('archnotes.copyDiagram', { uri: files.at('order.mmd').toString(), look: { format: 'png' } });
    assert.equal((await ear.next('rendered')).data, '');
    await copying;
  });

  it('a look that is none is refused', async () => {
    await vscode.commands.executeCommand('archnotes.copyDiagram', { uri: files.at('order.mmd').toString(), look: { format: 'svg' } });
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('archnotes.copyDiagram', { uri: files.at('order.mmd').toString(), look: { format: 'exe' } });
    assert.equal(await vscode.env.clipboard.readText(), 'before');
    assert.ok(diagramTabs().length >= 1);
  });
});
