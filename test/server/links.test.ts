import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CodeLens, DocumentLink } from 'vscode-languageserver/node';
import { linkDestinationsRequest, linkedDiagrams, type LinkDestinationsResult } from '../../src/protocol/links.ts';
import { showLoadersCommand } from '../../src/protocol/loaders.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { Editor, settings, uriOf } from './editor.ts';
import { ordersProject } from './ordersProject.ts';

const map = `# Orders

\`\`\`mermaid
flowchart LR
  place[Place an order] --> cache[(Cache)] --> outside[Web]
  %% archnotes: place -> ../src/placeOrder.ts#handler
  %% archnotes: cache -> /src/redis.ts
  click outside href "https://example.com/"
\`\`\`
`;
const states = '---\ntitle: Placing\n---\nstateDiagram-v2\n  [*] --> placed\n  placed --> [*]\n  %% archnotes: placed -> ../src/placeOrder.ts#handler\n  %% archnotes: placed -> ../main.go\n';

describe('links of diagrams, as the server follows them', function () {
  this.timeout(60_000);
  let root: string;
  let editor: Editor;
  let [mapFile, module]: [string, string] = ['', ''];
  beforeEach(async () => {
    root = temporaryFolder({ ...ordersProject, 'docs/map.md': map, 'docs/states.mmd': states, 'main.go': 'package main\n' });
    [mapFile, module] = [path.join(root, 'docs/map.md'), path.join(root, 'src/placeOrder.ts')];
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
  });
  afterEach(async () => {
    await editor.quit();
    removeFolder(root);
  });

  it('lead from the text to the file and the line, on the disk and in an editor', async () => {
    editor.open(mapFile, map, 'markdown');
    assert.deepEqual(await linksIn(editor, mapFile), [
      ['5:25-5:53', `${uriOf(module)}#L3,14`],
      ['6:25-6:38', uriOf(path.join(root, 'src/redis.ts'))],
    ]);
    editor.open(module, `// One line more.\n${ordersProject['src/placeOrder.ts']}`);
    assert.equal((await linksIn(editor, mapFile))[0]?.[1], `${uriOf(module)}#L4,14`);
    editor.edit(mapFile, { line: 6, from: 25, to: 38, text: '/src/none.ts' });
    assert.deepEqual((await linksIn(editor, mapFile)).map(([at]) => at), ['5:25-5:53']);
  });

  it('lead to all of what they name, from texts too that nobody has saved', async () => {
    const draft = uriOf(path.join(root, 'docs/draft.mmd'));
    const { targets } = await editor.request<LinkDestinationsResult>(linkDestinationsRequest, {
      uri: draft,
      links: [{ path: '../template.yaml', symbol: 'PlaceOrder' }, { path: '../src', symbol: null }, { path: '../../etc/passwd', symbol: null }, { path: '../src/redis.ts', symbol: 'redis' }],
    });
    assert.deepEqual(targets.map((target) => target && [target.path, target.part?.range.start.line, target.part?.range.end.line]), [['template.yaml', 3, 8], ['src', undefined, undefined], null, ['src/redis.ts', 2, 2]]);
    assert.equal(targets[0]?.uri, uriOf(path.join(root, 'template.yaml')));
    const loose = await editor.request<LinkDestinationsResult>(linkDestinationsRequest, { uri: 'file:///elsewhere/draft.mmd', links: [{ path: 'a.ts', symbol: null }] });
    assert.deepEqual(loose.targets, [null]);
    await assert.rejects(editor.request(linkDestinationsRequest, { uri: draft, links: 'all' }), /links/);
  });

  it('lead back from code to diagrams, several together, and over the file where it is meant as a whole', async () => {
    editor.open(module, ordersProject['src/placeOrder.ts']);
    assert.deepEqual(await lenses(editor, module), [['2: 2 diagrams', ['Orders: place', 'Placing: placed']]]);
    const redis = path.join(root, 'src/redis.ts');
    assert.deepEqual(await lenses(editor, redis), [['2: Created on the cold start of 1 handler', [uriOf(redis)]], ['0: Diagram: Orders', ['Orders: cache']]]);
    editor.configure({ ...settings, loaderLenses: false });
    assert.deepEqual(await lenses(editor, redis), [['0: Diagram: Orders', ['Orders: cache']]]);
    editor.configure(settings);
    assert.deepEqual(await lenses(editor, path.join(root, 'main.go')), [['0: Diagram: Placing', ['Placing: placed']]], 'a language that the server is not told of');
    assert.deepEqual(await lenses(editor, path.join(root, 'package.json')), []);
    const korean = { ...settings, language: 'ko' as const };
    editor.configure(korean);
    assert.deepEqual((await lenses(editor, module)).map(([title]) => title), ['2: 다이어그램 2개']);
    editor.configure({ ...korean, diagramLenses: false });
    assert.deepEqual(await lenses(editor, module), []);
  });

  it('are told of when they change, and lenses only when there are others', async () => {
    const before = { ...editor.changed };
    editor.open(module, ordersProject['src/placeOrder.ts']);
    editor.edit(module, { line: 0, from: 0, to: 0, text: '// One line more.\n' });
    await editor.until(() => editor.changed.links > before.links);
    assert.equal(editor.changed.lenses, before.lenses, 'the same link, a line further down');
    editor.edit(module, { line: 3, from: 13, to: 20, text: 'main' });
    await editor.until(() => editor.changed.lenses > before.lenses);
    await editor.until(() => editor.rules(mapFile).includes('mermaid-link-broken'));
    assert.deepEqual(await lenses(editor, module), [['0: 2 diagrams', ['Orders: place', 'Placing: placed']]]);
    writeFiles(root, { 'docs/map.md': map.replace('#handler', '#main') });
    editor.watched(mapFile);
    await editor.until(() => !editor.rules(mapFile).includes('mermaid-link-broken'));
    assert.deepEqual((await lenses(editor, module)).map(([title]) => title), ['3: Diagram: Orders', '0: Diagram: Placing']);
  });

  it('outlive an editor that refuses to look again', async () => {
    editor.refusesLenses = true;
    editor.configure({ ...settings, diagramLenses: false });
    await editor.until(() => editor.changed.lenses > 0);
    editor.configure(settings);
    assert.equal((await lenses(editor, module)).length, 1);
  });

  it('follow a file that is renamed', async () => {
    fs.renameSync(module, path.join(root, 'src/place.ts'));
    editor.watched(module, path.join(root, 'src/place.ts'));
    await editor.until(() => editor.rules(mapFile).includes('mermaid-link-broken'));
    assert.deepEqual(await lenses(editor, path.join(root, 'src/place.ts')), []);
    fs.renameSync(path.join(root, 'src/place.ts'), module);
    editor.watched(module, path.join(root, 'src/place.ts'));
    await editor.until(() => !editor.rules(mapFile).includes('mermaid-link-broken'));
    assert.equal((await lenses(editor, module)).length, 1);
  });

  it('lead to files alone where nothing is judged', async () => {
    editor.open(mapFile, map, 'markdown');
    editor.configure({ ...settings, lint: { enable: false, run: 'onType' } });
    assert.deepEqual((await linksIn(editor, mapFile)).map(([, target]) => target), [uriOf(module), uriOf(path.join(root, 'src/redis.ts'))]);
    assert.deepEqual(await editor.request('textDocument/codeLens', { textDocument: { uri: uriOf(module) } }), null);
  });
});

async function linksIn(editor: Editor, file: string): Promise<readonly (readonly [string, string | undefined])[]> {
  const links = await editor.request<readonly DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: uriOf(file) } });
  return links.map(({ range: { start, end }, target }) => [`${start.line}:${start.character}-${end.line}:${end.character}`, target]);
}

/** Line and title of each, and the diagrams that it shows with their nodes; of one about handlers, the module. */
async function lenses(editor: Editor, file: string): Promise<readonly (readonly [string, readonly string[]])[]> {
  const found = await editor.request<readonly CodeLens[]>('textDocument/codeLens', { textDocument: { uri: uriOf(file) } });
  return found.map(({ range, command }) => {
    if (command?.command === showLoadersCommand) return [`${range.start.line}: ${command.title}`, [String(command.arguments?.[0])]];
    const diagrams = linkedDiagrams.parse(command?.arguments?.[0]);
    return [`${range.start.line}: ${command?.title ?? ''}`, diagrams.map(({ title, nodes }) => `${title}: ${nodes.join(', ')}`)];
  });
}
