import assert from 'node:assert/strict';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Finding } from '../../src/core/model/finding.ts';
import { Publisher } from '../../src/server/publisher.ts';
import { Settings } from '../../src/server/settings.ts';
import type { FolderAnswer, JudgedFile } from '../../src/server/workerProtocol.ts';
import { Workspace } from '../../src/server/workspace.ts';

const outer = 'file:///projects/shop';
const inner = 'file:///projects/shop/services/orders';
const redis = `${inner}/src/redis.ts`;

describe('what the editor is shown', () => {
  let shown: PublishDiagnosticsParams[];
  let open: Map<string, { version: number }>;
  let workspace: Workspace;
  let publisher: Publisher;
  beforeEach(() => {
    shown = [];
    open = new Map();
    workspace = new Workspace();
    workspace.setFolders([outer]);
    publisher = new Publisher({ show: (diagnostics) => shown.push(diagnostics), documents: open, settings: new Settings(), workspace });
  });

  const messages = (): readonly string[] => shown.map(({ uri, version, diagnostics }) => `${uri.slice(outer.length + 1)}@${version}: ${diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value)).join()}`);

  it('is never the verdict on a text that has changed since', () => {
    const uri = `${outer}/src/redis.ts`;
    open.set(uri, { version: 2 });
    publisher.take(answer(outer, [file('src/redis.ts', 1, 'late')]));
    publisher.take(answer(outer, [file('src/redis.ts', undefined, 'from disk')]));
    assert.deepEqual(messages(), []);
    assert.equal(publisher.current(uri), undefined);
    publisher.take(answer(outer, [file('src/redis.ts', 2, 'current')]));
    assert.deepEqual(messages(), ['src/redis.ts@2: current']);
    assert.deepEqual(publisher.current(uri)?.map(({ message }) => message.en), ['current']);
  });

  it('comes from the innermost folder that holds the file', () => {
    workspace.setFolders([outer, inner]);
    publisher.take(answer(outer, [file('services/orders/src/redis.ts', undefined, 'as seen from outside')]));
    publisher.take(answer(inner, [file('src/redis.ts', undefined, 'as seen from inside')]));
    assert.deepEqual(messages(), ['services/orders/src/redis.ts@undefined: as seen from inside']);
    assert.equal(publisher.everything().length, 1);
    workspace.setFolders([outer]);
    publisher.drop(inner);
    publisher.again();
    assert.deepEqual(messages().slice(1), ['services/orders/src/redis.ts@undefined: ', 'services/orders/src/redis.ts@undefined: as seen from outside']);
  });

  it('is taken back when an inner folder takes the file over', () => {
    publisher.take(answer(outer, [file('services/orders/src/redis.ts', undefined, 'as seen from outside')]));
    workspace.setFolders([outer, inner]);
    publisher.again();
    assert.deepEqual(messages().slice(1), ['services/orders/src/redis.ts@undefined: ']);
    assert.equal(publisher.totals().findings, 0);
  });

  it('is said once of a file without findings', () => {
    publisher.take(answer(outer, [file('src/redis.ts', undefined)]));
    assert.deepEqual(messages(), []);
    publisher.take(answer(outer, [file('src/redis.ts', undefined, 'found')]));
    publisher.take(answer(outer, [file('src/redis.ts', undefined)]));
    publisher.take(answer(outer, [file('src/redis.ts', undefined)]));
    assert.deepEqual(messages(), ['src/redis.ts@undefined: found', 'src/redis.ts@undefined: ']);
  });

  it('is the gravest thousand of a file, and how many more there are', () => {
    const findings = Array.from({ length: 5000 }, (_, index) => finding('src/redis.ts', String(index), index === 4999 ? 'error' : 'warning'));
    publisher.take(answer(outer, [{ path: 'src/redis.ts', version: undefined, findings, suppressed: [] }]));
    const [notice, ...others] = shown[0]?.diagnostics ?? [];
    assert.deepEqual([notice?.code, others.length, others.at(-1)?.message], ['internal/more-findings', 1000, '4999']);
    assert.match(typeof notice?.message === 'string' ? notice.message : '', /^4000 more/);
    assert.equal(publisher.totals().findings, 5000);
  });

  it('is twenty thousand in all, and others when there is room for them', () => {
    const full = Array.from({ length: 30 }, (_, index) => file(`src/${index}.ts`, undefined, ...Array.from({ length: 900 }, String)));
    publisher.take(answer(outer, full));
    const counts = (): readonly number[] => {
      const last = new Map(shown.map(({ uri, diagnostics }) => [uri, diagnostics.filter(({ code }) => code !== 'internal/more-findings').length]));
      return [...last.values()];
    };
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
    assert.deepEqual([sum(counts()), counts().filter((count) => count === 0).length], [20_000, 7]);
    publisher.take(answer(outer, [file('src/0.ts', undefined), file('src/1.ts', undefined)]));
    assert.equal(sum(counts()), 20_000);
    publisher.take(answer(outer, full.map(({ path }) => file(path, undefined, 'one'))));
    assert.deepEqual(counts(), Array.from({ length: 30 }, () => 1));
    assert.equal(shown.slice(-30).some(({ diagnostics }) => diagnostics.length > 1), false, 'and no notice is left');
  });

  it('names an open document as it names itself', () => {
    const escaped = redis.replace('redis', '%72edis');
    open.set(escaped, { version: 1 });
    publisher.take(answer(outer, [file('services/orders/src/redis.ts', 1, 'found')]));
    assert.equal(shown[0]?.uri, escaped);
  });
});

function answer(folder: string, files: readonly JudgedFile[]): FolderAnswer {
  return { folder, files, complete: false, stats: { files: 1, handlers: 0, skipped: 0, suppressed: 0, failures: 0 }, links: 'same', partial: false, unreadable: [], trouble: undefined };
}

function file(path: string, version: number | undefined, ...messages: readonly string[]): JudgedFile {
  return { path, version, findings: messages.map((message) => finding(path, message)), suppressed: [] };
}

function finding(path: string, message: string, severity: Finding['severity'] = 'warning'): Finding {
  const place = { line: 0, character: 0 };
  const at = { path, range: { start: 0, end: 0 }, start: place, end: place };
  return { ruleId: 'redis-eager-connect', messageId: 'eager', severity, message: { en: message, ko: message }, at, hash: '', related: [], fix: undefined, curedBy: undefined };
}
