import assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Hover } from 'vscode-languageserver/node';
import { handlerHover } from '../../src/server/handlerHover.ts';
import { code, link } from '../../src/server/markdown.ts';
import type { HandlerSite } from '../../src/core/model/handler.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { Editor, settings, uriOf } from './editor.ts';
import { ordersProject } from './ordersProject.ts';

const handler = ordersProject['src/placeOrder.ts'];

describe('a hover over a handler', function () {
  this.timeout(60_000);
  let root: string;
  let editor: Editor;
  let module: string;
  let template: string;
  beforeEach(async () => {
    root = temporaryFolder(ordersProject);
    module = path.join(root, 'src/placeOrder.ts');
    template = path.join(root, 'template.yaml');
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
  });
  afterEach(async () => {
    await editor.quit();
    removeFolder(root);
  });

  it('links to the template that makes it one, and to what the template says of it', async () => {
    editor.open(module, handler);
    const hover = await hoverAt(editor, module, { line: 2, character: 14 });
    const lines = uriOf(template);
    assert.equal(textOf(hover), `**Lambda handler**: [\`template.yaml\` line 7](${lines}#L7,16) declares the function \`PlaceOrder\` with it.\n\nRuntime [\`nodejs20.x\`](${lines}#L8,16) · Timeout [15 s](${lines}#L9,16)`);
    assert.deepEqual(hover?.range, { start: { line: 2, character: 13 }, end: { line: 2, character: 20 } });
    assert.equal(await hoverAt(editor, module, { line: 0, character: 3 }), null);
  });

  it('links from the template to the export', async () => {
    editor.open(template, ordersProject['template.yaml']);
    const hover = await hoverAt(editor, template, { line: 6, character: 20 });
    assert.match(textOf(hover), /^\*\*Lambda function\*\* `PlaceOrder`: its handler is the export `handler` at \[`src\/placeOrder\.ts` line 3\]\(file:\S+placeOrder\.ts#L3,14\)\./);
  });

  it('goes by what is typed, on both sides, and speaks Korean when asked to', async () => {
    editor.open(module, handler);
    editor.open(template, ordersProject['template.yaml']);
    editor.edit(module, { line: 0, from: 0, to: 0, text: '// one line more\n' });
    editor.edit(template, { line: 0, from: 0, to: 0, text: '# one line more\n' });
    assert.match(textOf(await hoverAt(editor, module, { line: 3, character: 14 })), /`template\.yaml` line 8\]\(\S+#L8,16\)/);
    assert.match(textOf(await hoverAt(editor, template, { line: 7, character: 20 })), /placeOrder\.ts#L4,14/);
    editor.edit(template, { line: 7, from: 15, to: 37, text: 'src/nowhere.handler' });
    assert.match(textOf(await hoverAt(editor, template, { line: 7, character: 20 })), /no file was found.+`src\/nowhere`/);
    editor.configure({ ...settings, language: 'ko' });
    assert.match(textOf(await hoverAt(editor, module, { line: 3, character: 14 })), /^\*\*Lambda 핸들러로 보입니다\.\*\*/);
  });

  it('drops an answer about a text that has moved on', async () => {
    editor.open(module, handler);
    const asked = hoverAt(editor, module, { line: 2, character: 14 });
    editor.edit(module, { line: 0, from: 0, to: 0, text: '// one line more\n' });
    assert.equal(await asked, null);
    assert.notEqual(await hoverAt(editor, module, { line: 3, character: 14 }), null);
  });

  it('says nothing where nothing is judged, and of files that are not there', async () => {
    for (const file of [module, path.join(root, 'none.ts'), 'untitled:one', 'file://elsewhere/%2f.ts']) assert.equal(await hoverAt(editor, file, { line: 0, character: 0 }), null);
    editor.open(module, handler);
    assert.equal(await hoverAt(editor, module, { line: 900, character: 900 }), null);
    editor.configure({ ...settings, lint: { enable: false, run: 'onType' } });
    assert.equal(await hoverAt(editor, module, { line: 2, character: 14 }), null);
  });

  it('shows names as they are written, and obeys none of them', async () => {
    const evil = 'Pay`](command:workbench.action.quit "x") <img src=x> **';
    writeFiles(root, { 'template.yaml': ordersProject['template.yaml'].replace('PlaceOrder', `'${evil}'`) });
    await editor.request('archnotes/lintWorkspace', {});
    editor.open(module, handler);
    assert.ok(textOf(await hoverAt(editor, module, { line: 2, character: 14 })).includes(`\`${evil.replace('`', 'ˋ')}\``));
  });
});

describe('what a hover says', () => {
  const place = { path: 'a b/(x).yaml', range: { start: 0, end: 1 }, start: { line: 1, character: 2 }, end: { line: 1, character: 3 } };
  const reader = { language: 'en', uriOf: (file: string) => `file:///w/${file}` } as const;
  const names = Array.from({ length: 6 }, (_, index) => `F${String(index)}`);
  const site: HandlerSite = {
    side: 'code',
    at: place,
    functions: names.map((name) => ({
      name, declaredAt: place, exportName: 'handler', code: { kind: 'missing', tried: names },
      settings: [{ name: 'timeout', value: 30, at: place }, { name: 'reservedConcurrency', value: undefined, at: place }, { name: 'vpc', value: undefined, at: place }],
    })),
  };

  it('names a few functions and how many more there are, with computed values', () => {
    const text = handlerHover(site, reader);
    assert.deepEqual([...text.matchAll(/the function `(F\d)`/g)].map(([, name]) => name), ['F0', 'F1', 'F2', 'F3']);
    assert.match(text, /\n\n… and 2 more$/);
    const target = 'file:///w/a%20b/%28x%29.yaml#L2,3';
    assert.ok(text.includes(`Timeout [30 s](${target}) · Reserved concurrency [computed](${target}) · VPC [configured](${target})`));
  });

  it('is code that nothing ends, and a link that nothing leaves', () => {
    assert.equal(code('a`](x)\n<b>\u202egnp'), '`aˋ](x) <b> gnp`');
    assert.equal(code('x'.repeat(500)).length, 162);
    assert.equal(link('l', 'file:///a)(<b>"\' [c]\ud800', { line: 0, character: 0 }), '[l](file:///a%29%28%3Cb%3E%22%27%20%5Bc%5D%EF%BF%BD#L1,1)');
  });
});

async function hoverAt(editor: Editor, file: string, position: { readonly line: number; readonly character: number }): Promise<Hover | null> {
  return editor.request('textDocument/hover', { textDocument: { uri: uriOf(file) }, position });
}

function textOf(hover: Hover | null): string {
  const contents = hover?.contents;
  return typeof contents === 'object' && 'kind' in contents ? contents.value : '';
}
