import assert from 'node:assert/strict';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { archnotes } from './commandLine.ts';

const pinned = '---\nconfig:\n  layout: dagre\n  look: classic\n---\n';
const good = `${pinned}flowchart LR\n  accTitle: Orders\n  order --> payment\n`;
const files = {
  'docs/good.mmd': good,
  'docs/notes.md': `\uFEFF# Notes\r\n\r\n\`\`\`mermaid\r\n${good.replaceAll('\n', '\r\n').replace('payment', 'payment stock')}\`\`\`\r\n`,
  'docs/orders.mmd': `\uFEFF${good.replace(' payment', '')}`,
};

describe('archnotes lint on diagrams', function () {
  this.timeout(60_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(files);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('says where Mermaid refuses one, in a file and in a fence, and fails', async () => {
    const { code, out, err } = await archnotes(root, ['lint', '--fail-on', 'error']);
    assert.deepEqual(out.split('\n'), [
      'docs/notes.md',
      '  11:21  error  Mermaid does not expect `stock` here, and draws nothing of this diagram.  mermaid-syntax',
      '      11 |   order --> payment stock',
      '         |                     ^^^^^',
      '',
      'docs/orders.mmd',
      '  8:9  error  Something is missing after `-->`: Mermaid draws nothing of this diagram.  mermaid-syntax',
      '      8 |   order -->',
      '        |         ^^^',
      '',
      'Findings: 2 (error 2). Files: 3. Lambda handlers: 0.',
      '',
    ]);
    assert.deepEqual([code, err], [1, '']);
    assert.match((await archnotes(root, ['lint', '--language', 'ko'])).out, /\n {2}8:9 {2}오류 {2}`-->` 다음에 있어야 할 내용이 없어 Mermaid가 이 다이어그램을 그리지 못합니다\. /);
  });

  it('says the same to programs', async () => {
    const { code, out, err } = await archnotes(root, ['lint', '--format', 'json']);
    const { findings }: { readonly findings: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(out);
    assert.deepEqual(findings.map(({ message: _message, ...finding }) => finding), [
      { ruleId: 'mermaid-syntax', severity: 'error', path: 'docs/notes.md', line: 11, column: 21, endLine: 11, endColumn: 26, related: [], fixable: false },
      { ruleId: 'mermaid-syntax', severity: 'error', path: 'docs/orders.mmd', line: 8, column: 9, endLine: 8, endColumn: 12, related: [], fixable: false },
    ]);
    assert.deepEqual([code, err], [1, '']);
  });

  it('has nothing to say of one that Mermaid draws', async () => {
    assert.deepEqual(await archnotes(root, ['lint', 'docs/good.mmd']), { code: 0, out: 'No findings. Files: 3. Lambda handlers: 0.\n', err: '' });
  });
});
