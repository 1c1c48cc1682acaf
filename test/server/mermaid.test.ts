import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { CompletionItem, DocumentSymbol, FoldingRange, Hover, Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { temporaryFolder } from '../node/temporaryFolder.ts';
import { Editor, uriOf } from './editor.ts';

// Diagrams in the real server process: judged without being opened, and edited in files and in fences.

const page = ['# Orders', '', '- In a list:', '', '  ```mermaid', '  flowchart LR', '    accTitle: Orders', '    orders[Orders] --> pay[Pay]', '    pay --> orders', '  ```', ''].join('\n');
const diagram = '---\nconfig:\n  layout: dagre\n  look: classic\n---\nsequenceDiagram\naccTitle: Orders\nparticipant shop as Shop\nloop daily\nshop->>bank: pay\nend\n';

describe('diagrams in the server', function () {
  this.timeout(120_000);
  let folder: string;
  let editor: Editor;
  const file = (name: string): string => path.join(folder, name);
  const at = (name: string, line: number, character: number) => ({ textDocument: { uri: uriOf(file(name)) }, position: { line, character } });

  before(async () => {
    folder = fs.realpathSync(temporaryFolder());
    fs.writeFileSync(file('broken.mmd'), 'flowchart LR\n  accTitle: x\n  a -->\n');
    fs.writeFileSync(file('broken.md'), '# x\n\n> ```mermaid\n> sequenceDiagram\n>   accTitle: x\n>   a->>b\n> ```\n');
    fs.writeFileSync(file('link.mmd'), 'sequenceDiagram\n  accTitle: x\n  shop->>bank: pay\n  %% archnotes: shop -> src/shop.txt\n');
    fs.writeFileSync(file('prose.md'), 'A page of prose.\n'.repeat(100));
    fs.writeFileSync(file('busy.mmd'), `classDiagram\n${'  A <|-- B\n'.repeat(4_000)}`);
    editor = await Editor.start({ folders: [folder] });
    await editor.ready();
  });
  after(() => editor.quit());

  it('are judged in the whole folder with nothing open, at exact places', () => {
    const shown = (name: string) => editor.shown(file(name)).map(({ code, range: { start, end } }) => [code, start.line, start.character, end.line, end.character]);
    assert.deepEqual(shown('broken.mmd').filter(([code]) => code === 'mermaid-syntax'), [['mermaid-syntax', 2, 4, 2, 7]]);
    assert.deepEqual(shown('broken.md'), [['mermaid-syntax', 5, 8, 5, 9]]);
    assert.deepEqual(shown('prose.md'), []);
  });

  it('that keep Mermaid busy are given up, and the others are judged all the same', () => {
    assert.deepEqual(editor.rules(file('busy.mmd')), ['internal/skipped-file']);
  });

  it('have their links looked up again when files come', async () => {
    assert.deepEqual(editor.rules(file('link.mmd')), ['mermaid-link-broken']);
    fs.mkdirSync(file('src'));
    fs.writeFileSync(file('src/shop.txt'), 'x');
    editor.watched(file('src/shop.txt'));
    await editor.until(() => editor.rules(file('link.mmd')).length === 0);
  });

  it('in fences are completed, explained, gone to, renamed and folded', async () => {
    editor.open(file('page.md'), page, 'markdown');
    const items = await editor.request<CompletionItem[]>('textDocument/completion', at('page.md', 8, 12));
    assert.deepEqual(items.filter(({ kind }) => kind === 6).map(({ label, detail }) => [label, detail]), [['orders', 'Orders'], ['pay', 'Pay']]);
    const hover = await editor.request<Hover>('textDocument/hover', at('page.md', 7, 6));
    assert.match(JSON.stringify(hover.contents), /Node.*`orders`.*`Orders`.*→ `pay`.*← `pay`/s);
    assert.deepEqual(hover.range, { start: { line: 7, character: 4 }, end: { line: 7, character: 10 } });
    const definition = await editor.request<Location>('textDocument/definition', at('page.md', 8, 14));
    assert.deepEqual(definition.range.start, { line: 7, character: 4 });
    const references = await editor.request<Location[]>('textDocument/references', { ...at('page.md', 8, 5), context: { includeDeclaration: true } });
    assert.deepEqual(references.map(({ range }) => range.start), [{ line: 7, character: 23 }, { line: 8, character: 4 }]);
    const edit = await editor.request<WorkspaceEdit>('textDocument/rename', { ...at('page.md', 8, 5), newName: 'bank' });
    assert.deepEqual(edit.changes?.[uriOf(file('page.md'))]?.map(({ range, newText }) => [range.start.line, range.start.character, newText]), [[7, 23, 'bank'], [8, 4, 'bank']]);
    await assert.rejects(editor.request('textDocument/rename', { ...at('page.md', 8, 5), newName: 'orders' }), /another `orders`/);
    assert.equal(await editor.request('textDocument/prepareRename', at('page.md', 0, 3)), null);
    assert.equal(await editor.request('textDocument/hover', at('page.md', 2, 3)), null);
  });

  it('of their own files are listed, folded and formatted', async () => {
    editor.open(file('own.mmd'), diagram, 'mermaid');
    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: uriOf(file('own.mmd')) } });
    assert.deepEqual(symbols.map(({ name }) => name), ['Shop', 'daily', 'bank']);
    const folds = await editor.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: uriOf(file('own.mmd')) } });
    assert.deepEqual(folds.map(({ startLine, endLine }) => [startLine, endLine]), [[0, 4], [8, 10]]);
    const edits = await editor.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri: uriOf(file('own.mmd')) }, options: { tabSize: 2, insertSpaces: true } });
    assert.deepEqual(edits.map(({ range, newText }) => [range.start.line, newText]), [[6, '  '], [7, '  '], [8, '  '], [9, '    '], [10, '  ']]);
  });

  it('begin with the diagrams of the patterns, too', async () => {
    editor.open(file('new.mmd'), '', 'mermaid');
    const items = await editor.request<CompletionItem[]>('textDocument/completion', at('new.mmd', 0, 0));
    assert.ok(items.some(({ label }) => label === 'sequenceDiagram'));
    assert.ok(items.some(({ label, textEdit }) => label === 'arch-cache-aside-read' && textEdit?.newText.startsWith('---\n')));
  });
});
