import assert from 'node:assert/strict';
import * as path from 'node:path';
import { applyEdits } from '../../src/core/engine/applyEdits.ts';
import { ignoring, turningOff } from '../../src/core/config/changes.ts';
import { rules } from '../../src/generated/rules.ts';
import { ConfigurationReader } from '../../src/core/config/parseConfiguration.ts';
import { clients } from '../../src/generated/clients.ts';
import { contentHash } from '../../src/node/contentHash.ts';
import { listFiles } from '../../src/node/listFiles.ts';
import { JudgedFolder } from '../../src/server/judgedFolder.ts';
import { createProgress, ProgressWriter } from '../../src/server/progress.ts';
import { isProjectFile } from '../../src/core/project.ts';
import { projectOptions } from '../rules/fixtureProject.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from './ordersProject.ts';

const eager = 'src/redis.ts: redis-eager-connect';

describe('a judged folder and its configuration', () => {
  let top: string;
  beforeEach(() => {
    top = temporaryFolder({ '.git/HEAD': '' });
    writeFiles(path.join(top, 'shop'), ordersProject);
  });
  afterEach(() => {
    removeFolder(top);
  });

  it('follows the configuration above it, and the one that is typed', () => {
    const folder = judge(path.join(top, 'shop'));
    assert.deepEqual(findings(folder), [eager]);
    writeFiles(top, { 'archnotes.json': '{ "ignore": ["shop/src/redis.ts"] }' });
    folder.change(['../archnotes.json']);
    assert.deepEqual(findings(folder), []);
    folder.openDocument('archnotes.json', { text: '{}', version: 1 });
    assert.deepEqual(findings(folder), [eager]);
    folder.openDocument('archnotes.json', { text: '{ "rules": { "redis-eager-connect": "off" } }', version: 2 });
    assert.deepEqual(findings(folder), []);
    folder.closeDocument('archnotes.json');
    writeFiles(top, { 'archnotes.json': '{}' });
    folder.scan(false);
    assert.deepEqual(findings(folder), [eager]);
  });

  it('ignores with git what the command line ignores, whether it walks or is told of single files', () => {
    const root = path.join(top, 'shop');
    const files = ['a.md', 'b.md', 'docs/a.md', 'docs/keep.md', 'docs/deep/a.md', 'docs/deep/keep.md', 'out/a.md', 'secret.md', 'docs/secret.md'];
    const text = '```mermaid\nflowchart LR\n  a --> \n```\n';
    writeFiles(root, Object.fromEntries(files.map((file) => [file, text])));
    writeFiles(top, { '.gitignore': 'b.md\n', '.git/info/exclude': 'secret.md\n' });
    writeFiles(root, { '.gitignore': '/out/\n', 'docs/.gitignore': '*.md\n!keep.md\n', 'docs/deep/.gitignore': 'keep.md\n!a.md\n' });
    const walked = ['a.md', 'docs/deep/a.md', 'docs/keep.md'];
    const listed = listFiles(root, { accepts: (file) => file.endsWith('.md') }).files;
    assert.deepEqual(listed, walked);
    const scanned = judge(root);
    assert.deepEqual(judgedMarkdown(scanned), walked);
    const told = judge(root, false);
    told.change(files);
    assert.deepEqual(judgedMarkdown(told), walked);
    const opened = judge(root, false);
    for (const file of files) opened.openDocument(file, { text, version: 1 });
    assert.deepEqual([...opened.versions.keys()].filter((file) => isProjectFile(file)).sort(), walked);
  });
});

describe('the changes of an archnotes.json that quick fixes make', () => {
  const reader = new ConfigurationReader(rules);
  const texts = ['{}\n', '{\n  // ours\n  "profile": "quiet"\n}\n', '{\n\t"rules": {\n\t\t"mermaid-syntax": "info" // so\n\t},\n\t"ignore": [\n\t\t"a"\n\t]\n}\n', '{ "rules": { "redis-no-command-timeout": { "milliseconds": 50 } }, "ignore": [] }', '{\r\n  "ignore": ["b",],\r\n}\r\n'];

  it('do what they say, and keep comments and everything else', () => {
    for (const text of texts) {
      const off = applyEdits(text, turningOff(text, 'redis-no-command-timeout') ?? []);
      const ignored = applyEdits(off, ignoring(off, 'src/orders.ts') ?? []);
      const { configuration, mistakes } = reader.read('archnotes.json', ignored, '');
      assert.deepEqual(mistakes, [], ignored);
      assert.equal(configuration.rules.get('redis-no-command-timeout')?.severity, 'off');
      assert.equal(configuration.ignores('src/orders.ts'), true);
      const before = reader.read('archnotes.json', text, '').configuration;
      assert.deepEqual([configuration.profile, configuration.rules.get('mermaid-syntax'), ['a', 'b'].map(configuration.ignores)], [before.profile, before.rules.get('mermaid-syntax'), ['a', 'b'].map(before.ignores)]);
      assert.deepEqual(ignored.match(/\/\/.*/g), text.match(/\/\/.*/g));
    }
    assert.match(applyEdits(texts[3] ?? '', turningOff(texts[3] ?? '', 'redis-no-command-timeout') ?? []), /"milliseconds": 50/);
  });

  it('are not offered where they would make it worse', () => {
    for (const broken of ['{', '[]', '{ "rules": [] }', '']) assert.equal(turningOff(broken, 'mermaid-syntax'), undefined, broken);
    for (const broken of ['{', '[]', '{ "ignore": {} }']) assert.equal(ignoring(broken, 'a.ts'), undefined, broken);
    for (const name of ['a{b.ts', '!a.ts', 'a\\b.ts', '{a,b}.ts']) assert.equal(ignoring('{}', name), undefined, name);
  });
});

function judge(root: string, scan = true): JudgedFolder {
  const folder = new JudgedFolder({
    folder: 'folder',
    root,
    quarantine: new Set(),
    progress: new ProgressWriter(createProgress()),
    project: { ...projectOptions, rules, clients, hashOf: contentHash },
  });
  if (scan) folder.scan(false);
  return folder;
}

function findings(folder: JudgedFolder): readonly string[] {
  folder.settle();
  return folder.project.findings().map(({ at, ruleId }) => `${at.path}: ${ruleId}`);
}

function judgedMarkdown(folder: JudgedFolder): readonly string[] {
  return [...new Set(findings(folder).flatMap((line) => /^(.*\.md):/.exec(line)?.[1] ?? []))];
}
