import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';
import type { PatternsResult, PlanScaffoldResult } from '../../src/protocol/pattern.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { Editor } from './editor.ts';
import { ordersProject } from './ordersProject.ts';

const templates = path.join(root, 'templates');

describe('what the server reads of the patterns', function () {
  this.timeout(60_000);
  let folder = '';
  let editor: Editor;
  let log = '';
  before(async () => {
    folder = temporaryFolder(ordersProject);
    log = path.join(folder, '..', `${path.basename(folder)}-reads.log`);
    process.env['READ_LOG'] = log;
    process.env['NODE_OPTIONS'] = `--require ${path.join(__dirname, 'logReads.cjs')}`;
    editor = await Editor.start({ folders: [folder] });
  });
  after(async () => {
    delete process.env['NODE_OPTIONS'];
    delete process.env['READ_LOG'];
    await editor.quit();
    removeFolder(folder);
    rmSync(log, { force: true });
  });

  /** Paths below `templates/` that were opened, each once. */
  const read = (): readonly string[] => {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
    return [...new Set(lines.filter((line) => line.startsWith(templates + path.sep)).map((line) => path.relative(templates, line).replaceAll('\\', '/')))];
  };

  it('is nothing while it lints, manifests alone for the list, and the files of one pattern for its plan', async () => {
    await editor.ready();
    assert.ok(readFileSync(log, 'utf8').length > 0, 'nothing is logged at all');
    assert.deepEqual(read(), []);
    const { patterns } = await editor.request<PatternsResult>('archnotes/patterns', {});
    assert.ok(patterns.length >= 8);
    assert.deepEqual(read().filter((file) => !/^[a-z-]+\/pattern\.json$/.test(file)), []);
    assert.equal(read().length, patterns.length);
    const { plan } = await editor.request<PlanScaffoldResult>('archnotes/planScaffold', { pattern: 'cache-aside', answers: {}, target: path.join(folder, 'cache'), within: folder });
    assert.ok(plan !== undefined && plan.files.length > 10);
    const texts = read().filter((file) => !file.endsWith('/pattern.json'));
    assert.ok(texts.length >= plan.files.length);
    assert.deepEqual(texts.filter((file) => !file.startsWith('cache-aside/files/')), []);
  });
});
