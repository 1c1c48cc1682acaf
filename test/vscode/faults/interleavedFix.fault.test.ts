import * as assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { seeded } from '../../core/typescript/mutations.ts';
import { untilOneFinding } from '../findings.ts';
import { choose, isQuickFix } from '../quickFix.ts';
import { eagerStock, lazyStock, makeShop, retype } from '../shopProject.ts';
import type { ShopProject } from '../shopProject.ts';

/** A sample of what is done in full when it is asked for. A round is the same wherever it is run: its number is its seed. */
const rounds = process.env['ARCHNOTES_LONG_TESTS'] === '1' ? 1000 : 60;
/** About as long as asking for a fix or making it takes, in milliseconds. */
const longestWait = 40;

const fixed = (text: string): string => text.replace(/(?<=commandTimeout: \d+)(?= \})/, ', lazyConnect: true');

/** What somebody types: a place in the text as it is then, how many characters go there, and what comes. */
type Typing = (text: string) => readonly [at: number, length: number, text: string];
const typings: Readonly<Record<string, Typing>> = {
  'a line above': () => [0, 0, '// 재고 🛒\n'],
  'a line at the end': (text) => [text.length, 0, '// 끝\n'],
  'an option': (text) => [text.indexOf('{ commandTimeout') + 2, 0, 'db: 1, '],
  'a longer address': (text) => [text.indexOf('.internal'), 0, '-서울'],
  'half of a line': (text) => [text.indexOf('export const'), 0, 'const half = '],
  'a shorter timeout': (text) => [text.indexOf('900'), 1, ''],
  'less by everything': (text) => [0, text.length, 'export {};\n'],
};

/** How somebody has a fix made. */
type Fixing = (shop: ShopProject, document: vscode.TextDocument) => Promise<() => Promise<unknown>>;
const fixings: Readonly<Record<string, Fixing>> = {
  'a quick fix': async ({ stock }) => {
    const action = (await actions(stock, 'quickfix')).find((each) => isQuickFix(each) && each.isPreferred === true);
    return async () => action && choose(action);
  },
  'all fixes': async ({ stock }) => {
    const [action] = await actions(stock, 'source.fixAll.archnotes');
    return async () => action && choose(action);
  },
  'fixes on save': (_shop, document) => Promise.resolve(() => Promise.resolve(document.save())),
};

describe('a fix and somebody who types', function () {
  this.timeout(30_000 + rounds * 3000);
  let shop: ShopProject;
  before(async () => {
    await setOnSave({ 'source.fixAll.archnotes': 'explicit' });
    shop = await makeShop(eagerStock);
  });
  after(async () => {
    await setOnSave(undefined);
    await shop.remove();
  });

  it(`leave the text fixed as it should be or untouched, ${String(rounds)} times`, async () => {
    const counts: Record<string, number> = {};
    for (let seed = 1; seed <= rounds; seed += 1) {
      const came = await interleaved(shop, seed);
      counts[came] = (counts[came] ?? 0) + 1;
    }
    // Who comes first in a round is a matter of the machine. Each way must be seen to work where nobody interferes.
    for (const way of Object.keys(fixings)) {
      const came = await oneAfterTheOther(shop, way);
      counts[came] = (counts[came] ?? 0) + 1;
    }
    console.log(`${String(rounds)} times somebody typed while a fix was made, and no text was spoilt: ${Object.entries(counts).sort().map(([came, count]) => `${came} ${String(count)}`).join(', ')}`);
    for (const way of Object.keys(fixings)) assert.ok(Object.keys(counts).some((came) => came === `${way}: fixed, and typed in`), `${way}: never made`);
    assert.ok(Object.keys(counts).some((came) => came.endsWith(': left alone, but for what was typed')), 'nobody was ever too late');
  });
});

/** One fix and one edit, whichever comes first. Gives what came of it. @throws AssertionError when that is neither fixed nor untouched */
async function interleaved(shop: ShopProject, seed: number): Promise<string> {
  const random = seeded(seed);
  const [way, fixing] = picked(fixings, random);
  const [what, typing] = picked(typings, random);
  const when = random();
  const wait = Math.floor(random() * longestWait);
  const document = await retype(shop.stock, eagerStock);
  await untilOneFinding(shop.stock);
  const asking = fixing(shop, document);
  // While it is asked for, between that and choosing it, or while it is made.
  const typed = when < 0.3 ? pause(wait).then(() => type(document, typing)) : asking.then(() => (when < 0.6 ? undefined : pause(wait))).then(() => type(document, typing));
  const making = (when >= 0.3 && when < 0.6 ? Promise.all([asking, typed]).then(([make]) => make) : asking).then((make) => make());
  // VS Code may refuse the one that comes second, and says so.
  await Promise.allSettled([making, typed]);
  const text = document.getText();
  const isTyped = await typed;
  const after = (before: string): string => (isTyped ? changed(before, typing) : before);
  const right: Readonly<Record<string, string>> = { 'left alone': after(eagerStock), fixed: after(lazyStock), 'fixed afterwards': fixed(after(eagerStock)) };
  const came = Object.entries(right).find(([, expected]) => expected === text)?.[0];
  assert.ok(came !== undefined, `round ${String(seed)}, ${way}, typing ${what}${isTyped ? '' : ', which was refused'}, left:\n${text}`);
  if (came === 'left alone') return `${way}: left alone${isTyped ? ', but for what was typed' : ''}`;
  return `${way}: fixed${isTyped ? ', and typed in' : ''}`;
}

/** A fix that is made before somebody types. */
async function oneAfterTheOther(shop: ShopProject, way: string): Promise<string> {
  const document = await retype(shop.stock, eagerStock);
  await untilOneFinding(shop.stock);
  await (await fixings[way]?.(shop, document))?.();
  assert.equal(document.getText(), lazyStock, way);
  const typing = typings['a line above'] ?? assert.fail();
  assert.equal(await type(document, typing), true);
  assert.equal(document.getText(), changed(lazyStock, typing));
  return `${way}: fixed, and typed in`;
}

async function type(document: vscode.TextDocument, typing: Typing): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, document);
  const [at, length, text] = typing(document.getText());
  return editor.edit((edit) => edit.replace(new vscode.Range(document.positionAt(at), document.positionAt(at + length)), text));
}

function changed(before: string, typing: Typing): string {
  const [at, length, text] = typing(before);
  return before.slice(0, at) + text + before.slice(at + length);
}

function picked<Item>(from: Readonly<Record<string, Item>>, random: () => number): readonly [string, Item] {
  const entries = Object.entries(from);
  const entry = entries[Math.floor(random() * entries.length)];
  if (entry === undefined) throw new Error('unreachable: there are some');
  return entry;
}

async function actions(uri: vscode.Uri, kind: string): Promise<readonly vscode.CodeAction[]> {
  const whole = new vscode.Range(0, 0, 3, 0);
  return vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, whole, kind, 50);
}

async function setOnSave(value: Readonly<Record<string, string>> | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', value, vscode.ConfigurationTarget.Global);
}
