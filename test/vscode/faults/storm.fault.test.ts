import * as assert from 'node:assert/strict';
import { existsSync, utimesSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { clientPath, eagerClient, lazyClient, shopProject } from '../../faults/shopProject.ts';
import { coldRun, shown, untilShown } from './coldRun.ts';
import { Repository } from './repository.ts';

/** More than a checkout, and more than VS Code's watcher keeps up with: takes minutes, so only when it is asked for. */
const isLong = process.env['ARCHNOTES_LONG_TESTS'] === '1';

describe('a storm of changed files', function () {
  this.timeout(600_000);
  let repository: Repository;
  before(async () => {
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
  });
  afterEach(async () => {
    repository.remove();
    await untilShown(repository.folder, []);
  });

  it('of 10,000 by a checkout ends with the findings of a cold run, there and back', async () => {
    repository = repositoryOf(3330);
    await settledAfter('the first look', repository);
    for (const branch of ['first', 'second']) {
      await settledAfter(`checkout of ${branch}`, repository, () => repository.gitAside('checkout', '-q', branch));
    }
    assert.ok(shown(repository.folder).length > 1000);
  });

  if (isLong) it('of 40,000, more than are told of, ends with the findings of a cold run', async () => {
    repository = repositoryOf(13_300);
    await settledAfter('the first look', repository);
    for (const branch of ['first', 'second']) {
      await settledAfter(`checkout of ${branch}`, repository, () => repository.gitAside('checkout', '-q', branch));
    }
    const files = Object.keys(shopProject(13_300)).filter((file) => existsSync(repository.at(file)));
    for (const file of files) utimesSync(repository.at(file), new Date(), new Date());
    // In the midst of 40,000 files that were only touched, a few that are others now.
    for (let service = 0; service < 13_300; service += 997) repository.write({ [clientPath(service + 1)]: eagerClient });
    for (const file of files) utimesSync(repository.at(file), new Date(), new Date());
    await settledAfter('touching all files twice', repository);
  });
});

/** Two branches that differ in every file, in where the findings are, and in which services there are. */
function repositoryOf(services: number): Repository {
  const files: Record<string, string> = { ...shopProject(services) };
  for (let service = 0; service < services; service += 2) files[clientPath(service)] = lazyClient;
  const repository = Repository.make('storm', files);
  repository.git('init', '-q');
  repository.commit('first');
  for (const [file, text] of Object.entries(shopProject(services))) {
    if (/\.(?:ts|yaml)$/.test(file)) files[file] = `${file.endsWith('.ts') ? '//' : '#'} second\n${text}`;
  }
  for (let service = 1; service < services; service += 2) files[clientPath(service)] = `// second\n${lazyClient}`;
  repository.write(files);
  for (let service = 0; service < services; service += 100) repository.git('rm', '-q', '-f', '-r', `services/s${String(service)}`);
  repository.write({ 'services/new/redis.ts': eagerClient });
  repository.commit('second');
  return repository;
}

/** Waits for the findings of a cold run. What is told of the extension host is how it fared before this test began to compare. */
async function settledAfter(what: string, { folder }: Repository, move?: () => Promise<void>): Promise<void> {
  const lag = new Lag();
  await move?.();
  const moved = performance.now();
  let last = moved;
  const watching = vscode.languages.onDidChangeDiagnostics(() => { last = performance.now(); });
  while (performance.now() - last < 5000) await pause(500);
  const lagged = lag.stop();
  const expected = await coldRun(folder);
  await untilShown(folder, expected, 120_000);
  watching.dispose();
  const rss = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(`${what}: ${String(expected.length)} findings, the same as a cold run, the last ${((last - moved) / 1000).toFixed(1)} s later; the extension host lagged by ${lagged}, its memory ${String(rss)} MB`);
}

/** How long the extension host is too busy to run a timer of 10 ms. */
class Lag {
  private readonly late: number[] = [];
  private last = performance.now();
  private readonly timer = setInterval(() => {
    const now = performance.now();
    this.late.push(Math.max(0, now - this.last - 10));
    this.last = now;
  }, 10);

  stop(): string {
    clearInterval(this.timer);
    const sorted = this.late.sort((one, other) => one - other);
    const [median, most, longest] = [0.5, 0.99, 1].map((part) => (sorted[Math.ceil(part * sorted.length) - 1] ?? 0).toFixed(0));
    return `${median ?? ''} ms (p50), ${most ?? ''} ms (p99), ${longest ?? ''} ms at most`;
  }
}
