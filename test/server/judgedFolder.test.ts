import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { mermaidJudge } from '../core/mermaid/judge.ts';
import { createModuleParser } from '../../src/core/languages/typescript/moduleParser.ts';
import type { ModuleParser } from '../../src/core/project.ts';
import { clients } from '../../src/generated/clients.ts';
import { rules } from '../../src/generated/rules.ts';
import { contentHash } from '../../src/node/contentHash.ts';
import { JudgedFolder } from '../../src/server/judgedFolder.ts';
import { createProgress, ProgressWriter, type Step } from '../../src/server/progress.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { lazyRedis, ordersProject } from './ordersProject.ts';

const eager = 'src/redis.ts: redis-eager-connect';
let parser: ModuleParser | undefined;
const parserFile = path.resolve('node_modules/@yuku-parser/wasm/yuku-parser.wasm');

describe('the project of a folder', () => {
  let root: string;
  let folder: JudgedFolder;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
    folder = judge(root);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('follows files that are written, made and deleted', () => {
    assert.deepEqual(findings(folder), [eager]);
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    folder.change(['src/redis.ts']);
    assert.deepEqual(findings(folder), []);
    writeFiles(root, { 'src/redis.ts': ordersProject['src/redis.ts'] });
    folder.change(['src/redis.ts']);
    assert.deepEqual(findings(folder), [eager]);
    fs.rmSync(path.join(root, 'src/redis.ts'));
    folder.change(['src/redis.ts']);
    assert.deepEqual(findings(folder), []);
  });

  it('follows folders that are moved, though only the folder is named', () => {
    assert.deepEqual(findings(folder), [eager]);
    fs.renameSync(path.join(root, 'src'), path.join(root, 'lib'));
    folder.change(['src', 'lib']);
    assert.deepEqual(findings(folder), ['lib/redis.ts: redis-eager-connect']);
    assert.equal(folder.project.stats().files, Object.keys(ordersProject).length);
    fs.renameSync(path.join(root, 'lib'), path.join(root, 'src'));
    folder.scan(false);
    assert.deepEqual(findings(folder), [eager]);
  });

  it('follows what git is told to ignore', () => {
    assert.deepEqual(findings(folder), [eager]);
    writeFiles(root, { '.gitignore': 'redis.ts\n' });
    folder.change(['.gitignore']);
    assert.deepEqual(findings(folder), []);
    folder.change(['src/redis.ts']);
    assert.deepEqual(findings(folder), []);
    fs.rmSync(path.join(root, '.gitignore'));
    folder.change(['.gitignore']);
    assert.deepEqual(findings(folder), [eager]);
  });

  it('believes an open document, not the disk', () => {
    folder.openDocument('src/redis.ts', { text: lazyRedis, version: 3 });
    assert.deepEqual(findings(folder), []);
    writeFiles(root, { 'src/redis.ts': `${ordersProject['src/redis.ts']}// saved elsewhere\n` });
    folder.change(['src/redis.ts']);
    folder.scan(true);
    assert.deepEqual(findings(folder), []);
    assert.deepEqual([...folder.versions], [['src/redis.ts', 3]]);
    folder.closeDocument('src/redis.ts');
    assert.deepEqual(findings(folder), [eager]);
    assert.deepEqual([...folder.versions], []);
  });

  it('keeps an open document whose file is deleted, until it is closed', () => {
    folder.openDocument('src/redis.ts', { text: ordersProject['src/redis.ts'], version: 1 });
    fs.rmSync(path.join(root, 'src/redis.ts'));
    folder.change(['src/redis.ts']);
    folder.scan(false);
    assert.deepEqual(findings(folder), [eager]);
    folder.closeDocument('src/redis.ts');
    assert.deepEqual(findings(folder), []);
  });

  it('takes an open document that was never saved, but none that is ignored or of others', () => {
    const handler = "import Redis from 'ioredis';\nconst redis = new Redis({ commandTimeout: 900 });\nredis.on('error', console.error);\nexport const handler = async (event: APIGatewayProxyEvent) => redis.get('x');\n";
    writeFiles(root, { '.gitignore': 'dist\n' });
    for (const file of ['dist/cancelOrder.ts', 'node_modules/orders/cancelOrder.ts', 'notes.txt']) {
      folder.openDocument(file, { text: handler, version: 1 });
    }
    assert.deepEqual(findings(folder), [eager]);
    assert.deepEqual([...folder.versions], []);
    folder.openDocument('src/cancelOrder.ts', { text: handler, version: 1 });
    assert.deepEqual(findings(folder), ['src/cancelOrder.ts: redis-eager-connect', eager]);
  });

  it('leaves an open document alone for what it would leave its file alone for', () => {
    const eagerRedis = ordersProject['src/redis.ts'];
    const unfit = [
      { reason: 'too large', path: 'src/redis.ts', text: eagerRedis + '// 주문\n'.repeat(120_000) },
      { reason: 'minified', path: 'src/bundle.js', text: `${eagerRedis}x = [${'1,'.repeat(12_000)}];` },
      { reason: 'binary data', path: 'src/redis.ts', text: `${eagerRedis}${'\0'.repeat(eagerRedis.length)}` },
    ];
    for (const { reason, path: file, text } of unfit) {
      const said = (): readonly string[] => folder.project.findings().filter(({ at }) => at.path === file).map(({ ruleId, message }) => `${ruleId}: ${message.en}`);
      folder.openDocument(file, { text, version: 1 });
      folder.settle();
      const [open] = said();
      assert.match(open ?? '', new RegExp(`^internal/skipped-file.*${reason}`));
      writeFiles(root, { [file]: text });
      folder.closeDocument(file);
      folder.settle();
      assert.deepEqual(said(), [open]);
    }
  });

  it('judges open documents alone where the folder is not on this disk', () => {
    const remote = judge(undefined);
    for (const [file, text] of Object.entries(ordersProject)) remote.openDocument(file, { text, version: 1 });
    assert.deepEqual(findings(remote), [eager]);
    remote.closeDocument('src/redis.ts');
    assert.deepEqual(findings(remote), []);
  });

  it('reads again only what looks touched, unless it is to be thorough', () => {
    const steps = new Steps(createProgress());
    const watched = judge(root, steps);
    watched.settle();
    const readAgain = (thorough: boolean): readonly string[] => {
      steps.paths.length = 0;
      watched.scan(thorough);
      watched.settle();
      return [...steps.paths];
    };
    assert.deepEqual(readAgain(false), []);
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    assert.deepEqual(readAgain(false), ['src/redis.ts']);
    assert.deepEqual([...readAgain(true)].sort(), Object.keys(ordersProject).sort());
  });

  it('has nothing left when the folder vanishes, and all of it when it comes back', () => {
    const away = `${root}-away`;
    assert.deepEqual(findings(folder), [eager]);
    fs.renameSync(root, away);
    folder.scan(false);
    assert.deepEqual(findings(folder), []);
    assert.match(folder.trouble ?? '', /ENOENT/);
    fs.renameSync(away, root);
    folder.scan(false);
    assert.deepEqual(findings(folder), [eager]);
    assert.equal(folder.trouble, undefined);
  });
});

/** Notes each file that is given to the project. */
class Steps extends ProgressWriter {
  readonly paths: string[] = [];

  override during(step: Step, work: () => void): void {
    this.paths.push(step.path);
    super.during(step, work);
  }
}

function judge(root: string | undefined, progress = new ProgressWriter(createProgress())): JudgedFolder {
  const moduleParser = (): ModuleParser => (parser ??= createModuleParser(fs.readFileSync(parserFile)));
  const project = { rules, clients, hashOf: contentHash, moduleParser, mermaidJudge };
  const folder = new JudgedFolder({ folder: 'orders', root, quarantine: new Set(), progress, project });
  folder.scan(false);
  return folder;
}

function findings(folder: JudgedFolder): readonly string[] {
  folder.settle();
  return folder.project.findings().map(({ at, ruleId }) => `${at.path}: ${ruleId}`);
}
