import * as assert from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import * as vscode from 'vscode';
import { coldRun, repository as ownRepository, shown, untilShown } from './coldRun.ts';
import { openInTab, Repository } from './repository.ts';
import { writtenWeek } from './writtenWeek.ts';

const commits = 50;
/** Of this repository, what holds code and infrastructure with findings. */
const parts = ['src/rules/*/fixtures', 'test/workspaces'];
/** A repository of somebody else's to replay, only when it is asked for: the path of a clone with its history, or of a bare one. */
const other = process.env['ARCHNOTES_WEEK'];
/** The history of this repository takes five to ten minutes. */
const isLong = process.env['ARCHNOTES_LONG_TESTS'] === '1' || other !== undefined;

describe('a week of work in a repository', function () {
  this.timeout(1_800_000);
  let repository: Repository;
  before(async () => {
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
  });
  beforeEach(() => {
    repository = Repository.make('week', {});
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    repository.remove();
    await untilShown(repository.folder, []);
  });

  for (const seed of [1]) {
    it(`that a seed has written shows after each of ${String(commits)} commits what a cold run finds, seed ${String(seed)}`, async () => {
      repository.git('init', '-q');
      const history = writtenWeek(seed, commits).map((files) => {
        repository.git('rm', '-q', '-r', '-f', '--ignore-unmatch', '.');
        repository.write(files);
        repository.git('add', '-A', '-f');
        repository.git('commit', '-q', '--allow-empty', '-m', 'work');
        return repository.git('rev-parse', 'HEAD').trim();
      });
      assert.ok((await replay(history)) > commits / 2);
    });
  }

  if (isLong) it(`${other ?? 'of this project'} shows after each of ${String(commits)} commits what a cold run finds`, async () => {
    repository.git('clone', '-q', '--no-checkout', '--shared', other ?? ownRepository(), '.');
    if (other === undefined) repository.git('sparse-checkout', 'set', '--no-cone', ...parts.map((part) => `/${part}/`));
    const revisions = (...paths: readonly string[]): readonly string[] => repository.git('rev-list', '--first-parent', '--reverse', 'HEAD', '--', ...paths).trim().split('\n');
    const history = revisions();
    if (history.length < commits) console.log(`NOT A WHOLE WEEK: this copy of the repository has ${String(history.length)} commits. Clone it with its history (git fetch --unshallow).`);
    const changing = await replay(other === undefined ? chosen(history, revisions(...parts.map((part) => `:(glob)${part}/**`))) : spread(history, commits));
    assert.ok(changing > 0);
  });

  /** Comes to one commit after the other, by all the ways of a working week. Gives how many changed what is found. */
  async function replay(history: readonly string[]): Promise<number> {
    let [longest, most, steps] = [0, 0, 0];
    for (const [step, commit] of history.entries()) {
      const before = shown(repository.folder);
      await ways[step % ways.length]?.(repository, commit, history[0] ?? commit);
      const expected = await coldRun(repository.folder);
      const waited = (await untilShown(repository.folder, expected).catch(told(`${String(step)}, ${commit}`))) / 1000;
      longest = Math.max(longest, waited);
      most = Math.max(most, expected.length);
      if (String(before) !== String(expected)) steps += 1;
    }
    console.log(`${String(history.length)} commits: ${String(steps)} changed the findings, up to ${String(most)}; shown ${longest.toFixed(1)} s after the cold run at the latest`);
    return steps;
  }
});

type Way = (repository: Repository, commit: string, first: string) => Promise<void> | void;

const ways: readonly Way[] = [
  async (repository, commit) => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    checkout(repository, commit);
  },
  // Typed and not saved while the branch is changed; given up afterwards.
  async (repository, commit) => {
    const uri = accused(repository);
    if (uri !== undefined) await (await openInTab(uri)).edit((edit) => edit.insert(new vscode.Position(0, 0), '\n// 주문 🛒\n'));
    checkout(repository, commit);
    if (uri !== undefined) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  },
  // A folder is renamed, looked at, and put back by git.
  async (repository, commit) => {
    const name = ['services', 'packages', 'src', 'lambda', 'infrastructure'].find((one) => existsSync(repository.at(one)));
    if (name !== undefined) {
      renameSync(repository.at(name), repository.at(`${name}-renamed`));
      await untilShown(repository.folder, await coldRun(repository.folder));
    }
    checkout(repository, commit);
    repository.git('clean', '-fdxq');
  },
  // There, back, and there again, faster than anybody can follow.
  (repository, commit, first) => {
    for (const to of [commit, first, commit, first, commit]) checkout(repository, to);
  },
  // A file is open in a tab, and stays open.
  async (repository, commit) => {
    const uri = accused(repository);
    if (uri !== undefined) await openInTab(uri);
    checkout(repository, commit);
  },
];

function checkout(repository: Repository, commit: string): void {
  repository.git('checkout', '-q', '-f', commit);
}

/** One of the files with findings. */
function accused(repository: Repository): vscode.Uri | undefined {
  const lines = shown(repository.folder);
  const line = lines[Math.floor(lines.length / 2)];
  return line === undefined ? undefined : repository.uri(line.slice(0, line.indexOf(':')));
}

function told(step: string): (error: unknown) => never {
  return (error) => {
    throw new Error(`at ${step}: ${error instanceof Error ? error.message : String(error)}`);
  };
}

/** So many commits of a history, in its order: those that touch what is looked at, and others between them. */
function chosen(history: readonly string[], touching: readonly string[]): readonly string[] {
  const some = new Set(spread(touching, commits));
  const others = spread(history.filter((commit) => !some.has(commit)), commits - some.size);
  return history.filter((commit) => some.has(commit) || others.includes(commit));
}

/** So many of a list, from its first to its last. */
function spread(list: readonly string[], most: number): readonly string[] {
  const count = Math.min(most, list.length);
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * (list.length - 1)) / Math.max(1, count - 1))] ?? '');
}
