import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { linkedDiagrams } from '../../src/protocol/links.ts';
import type { NodesShown } from '../../src/protocol/nodeLinks.ts';
import type { Archnotes } from '../../src/vscode/extension.ts';
import { listen, makeNotes, type Ear } from './diagramDriver.ts';
import { choose, isQuickFix } from './quickFix.ts';
import { until } from './until.ts';

const map = `# Links

\`\`\`mermaid
flowchart LR
  checkout[Checkout] --> cache[(Cache)] --> nowhere[Nowhere]
  %% archnotes: cache -> /src/shared/sessionCache.ts#redis
  %% archnotes: checkout -> /template.yaml#CheckoutApi
  click nowhere href "/src/none.ts"
\`\`\`

## Another

\`\`\`mermaid
sequenceDiagram
  participant L as Prices
  participant C as Cache
  L->>C: hi
  %% archnotes: L -> ../src/shared/prices.ts#totalOf
\`\`\`
`;

describe('links of diagrams', function () {
  this.timeout(120_000);
  let ear: Ear;
  let files: Awaited<ReturnType<typeof makeNotes>>;
  let cache: vscode.Uri;
  let diagrams: Archnotes['diagrams'];
  before(async () => {
    ear = await listen();
    const extension = vscode.extensions.getExtension<Archnotes>('archnotes.archnotes');
    assert.ok(extension);
    ({ diagrams } = await extension.activate());
    files = await makeNotes({ 'links.md': map });
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    cache = vscode.Uri.joinPath(workspace.uri, 'src/shared/sessionCache.ts');
  });
  after(async () => {
    ear.close();
    await files.remove();
  });

  const nodes = async (fits: (shown: NodesShown) => boolean): Promise<NodesShown> => {
    for (;;) {
      const { shown } = await ear.next('nodes', files.at('links.md'));
      if (fits(shown)) return shown;
    }
  };
  const active = async (uri: vscode.Uri): Promise<vscode.TextEditor> =>
    until({
      event: vscode.window.onDidChangeActiveTextEditor,
      look: () => (vscode.window.activeTextEditor?.document.uri.toString() === uri.toString() ? vscode.window.activeTextEditor : undefined),
      what: () => uri.path,
    });
  const select = (editor: vscode.TextEditor, line: number, character: number): void => {
    editor.selection = new vscode.Selection(line, character, line, character);
  };
  const lensesOf = async (uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> => {
    const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
    return lenses.filter(({ command }) => command?.command === 'archnotes.showLinkedDiagram');
  };

  it('are shown on the nodes that lead somewhere, with what is found there', async () => {
    await vscode.window.showTextDocument(files.at('links.md'), { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('archnotes.showDiagram');
    const shown = await nodes(({ badges }) => badges.some(({ node }) => node === 'cache') && badges.length === 2);
    assert.deepEqual([...shown.linked].sort(), ['cache', 'checkout']);
    assert.deepEqual([...shown.badges].sort((one, other) => (one.node < other.node ? -1 : 1)).map(({ node, gravest, count }) => `${node} ${gravest} ${count}`), ['cache warning 1', 'checkout error 1'], 'the function is a part of the reason');
  });

  it('open the file at what they name, beside the panel and for a look', async () => {
    diagrams.press('cache', 'follow');
    const editor = await active(cache);
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [2, 6]);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, true);
  });

  it('light the node that the cursor is in, in the code and in the text', async () => {
    const editor = await active(cache);
    select(editor, 6, 0);
    await nodes(({ lit }) => lit.length === 0);
    select(editor, 2, 20);
    assert.deepEqual((await nodes(({ lit }) => lit.length > 0)).lit, ['cache']);
    const text = await vscode.window.showTextDocument(files.at('links.md'), { viewColumn: vscode.ViewColumn.One });
    select(text, 4, 3);
    assert.deepEqual((await nodes(({ lit }) => lit[0] !== 'cache' && lit.length > 0)).lit, ['checkout']);
    select(text, 14, 15);
    assert.deepEqual((await nodes(({ lit }) => lit[0] === 'L')).linked, ['L'], 'in another diagram of the page');
  });

  it('lead back from the code by a lens, which lights the node', async () => {
    await vscode.window.showTextDocument(cache, { viewColumn: vscode.ViewColumn.One });
    const lenses = await lensesOf(cache);
    const titles = lenses.map(({ command, range }) => `${range.start.line}: ${command?.title ?? ''}`);
    assert.deepEqual(titles, ['2: 2 diagrams'], 'of this page and of the architecture');
    const [own] = lenses.flatMap(({ command }) => z.parse(linkedDiagrams, command?.arguments?.[0]).filter(({ uri }) => uri.includes('links.md')));
    await vscode.commands.executeCommand('archnotes.showLinkedDiagram', [own]);
    assert.deepEqual((await nodes(({ lit }) => lit.length > 0)).lit, ['cache']);
    await vscode.workspace.getConfiguration('archnotes').update('diagram.codeLens', false, vscode.ConfigurationTarget.Global);
    await until({ event: vscode.workspace.onDidChangeConfiguration, look: async () => ((await lensesOf(cache)).length === 0 ? true : undefined), what: () => 'no lens' });
    await vscode.workspace.getConfiguration('archnotes').update('diagram.codeLens', undefined, vscode.ConfigurationTarget.Global);
  });

  it('lose their badge with the quick fix, and get it again', async () => {
    const editor = await vscode.window.showTextDocument(cache, { viewColumn: vscode.ViewColumn.One });
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', cache, new vscode.Range(2, 14, 2, 23), vscode.CodeActionKind.QuickFix.value);
    const fix = actions.find((action) => isQuickFix(action) && action.isPreferred === true);
    assert.ok(fix);
    await choose(fix);
    await nodes(({ badges }) => !badges.some(({ node }) => node === 'cache'));
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    await nodes(({ badges }) => badges.some(({ node }) => node === 'cache'));
    assert.equal(editor.document.isDirty, false);
  });

  it('show the finding of a badge', async () => {
    await vscode.window.showTextDocument(files.at('links.md'), { viewColumn: vscode.ViewColumn.One });
    diagrams.press('cache', 'findings');
    const editor = await active(cache);
    assert.deepEqual([editor.selection.start.line, editor.selection.start.character], [2, 14]);
  });

  it('leave the text to be gone to from every node, also from one that leads nowhere', async () => {
    select(await vscode.window.showTextDocument(files.at('links.md'), { viewColumn: vscode.ViewColumn.One }), 4, 3);
    await nodes(({ lit }) => lit[0] === 'checkout');
    for (const [node, line, character] of [['nowhere', 4, 44], ['checkout', 4, 2], ['what no text has', 3, 0]] as const) {
      await vscode.window.showTextDocument(cache, { viewColumn: vscode.ViewColumn.One });
      diagrams.press(node, 'revealNode');
      const asked = `${files.at('links.md').path} ${line}:${character}`;
      const shown = await until({
        event: vscode.window.onDidChangeTextEditorSelection,
        look: () => [vscode.window.activeTextEditor].find((editor) => editor && `${editor.document.uri.path} ${editor.selection.active.line}:${editor.selection.active.character}` === asked),
        what: () => `${node} at ${asked}`,
      });
      assert.equal(shown.viewColumn, vscode.ViewColumn.One);
    }
  });

  it('are followed in the text too', async () => {
    const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>('vscode.executeLinkProvider', files.at('links.md'));
    const targets = links.flatMap(({ target }) => (target?.scheme === 'file' ? [`${vscode.workspace.asRelativePath(target.with({ fragment: '' }))}#${target.fragment}`] : []));
    assert.deepEqual(targets, ['src/shared/sessionCache.ts#L3,7', 'template.yaml#L43,3', 'src/shared/prices.ts#L3,17']);
  });
});
