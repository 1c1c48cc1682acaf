import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { writeFiles } from '../../node/temporaryFolder.ts';
import { ordersProject } from '../../server/ordersProject.ts';
import { fileKinds, gitKinds } from './kinds.ts';
import type { HostileKind, Traps } from './kinds.ts';

/** A repository with one trap in one place, and the project whose finding shows that it was judged. */
export interface HostileRepository {
  readonly name: string;
  readonly folder: string;
  readonly kind: HostileKind;
  /** Is there when the trap was sprung. */
  readonly marker: string;
}

/** Where files are planted. */
const places = ['', 'src/', 'packages/app/', 'node_modules/evil/'];
/** Where configuration of git is planted. */
const configurations = ['config', 'included', 'worktree', 'hooks'] as const;

/** Makes one repository for every kind in every place, below a folder. */
export function hostileRepositories(above: string): readonly HostileRepository[] {
  const innocent = path.join(above, 'innocent');
  writeFiles(innocent, ordersProject);
  git(innocent, 'init', '-q', '-b', 'main');
  git(innocent, 'add', '-A');
  git(innocent, 'commit', '-q', '-m', 'state');
  const planted = fileKinds.flatMap((kind) => places.map((place) => ({ kind, place })));
  const configured = gitKinds.flatMap((kind) => configurations.map((place) => ({ kind, place })));
  return [...planted, ...configured].map(({ kind, place }, index) => {
    const folder = path.join(above, 'repositories', `r${index}`);
    const marker = path.join(above, 'markers', `r${index}`);
    const repository = { name: `${kind.name} in ${place === '' ? 'the top folder' : place}`, folder, kind, marker };
    fs.cpSync(innocent, folder, { recursive: true });
    plant(repository, place);
    return repository;
  });
}

function plant({ folder, kind, marker }: HostileRepository, place: string): void {
  const traps = trapsIn(path.join(folder, '.traps'), marker);
  const isConfiguration = kind.gitConfig !== undefined;
  const files = Object.entries(kind.files(traps)).map(([name, text]): [string, string] => [(isConfiguration ? '' : place) + name, text]);
  // The finding of the project stays the way it is.
  writeFiles(folder, Object.fromEntries(files.filter(([name]) => !(name in ordersProject))));
  for (const [name] of files) if (/(^|\/)(\.bin\/)?(git|node|sh|archnotes)$/.test(name)) fs.chmodSync(path.join(folder, name), 0o755);
  fs.appendFileSync(path.join(folder, 'src/redis.ts'), '// touched\n');
  if (kind.gitConfig !== undefined) configure(folder, kind.gitConfig(traps), { place, program: traps.program });
}

/** A program, a module and a piece of code that leave the marker. */
function trapsIn(folder: string, marker: string): Traps {
  const program = path.join(folder, 'program');
  const code = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '');\n`;
  fs.mkdirSync(path.dirname(marker), { recursive: true });
  writeFiles(folder, { program: `#!/bin/sh\n: > '${marker}'\ncat 2>/dev/null\n`, 'module.js': code });
  fs.chmodSync(program, 0o755);
  return { program, module: path.join(folder, 'module.js'), code, url: '198.51.100.7:9' };
}

function configure(folder: string, lines: string, { place, program }: { readonly place: string; readonly program: string }): void {
  const dotGit = path.join(folder, '.git');
  const append = (text: string): void => fs.appendFileSync(path.join(dotGit, 'config'), text);
  if (place === 'included') {
    fs.writeFileSync(path.join(folder, '.traps', 'gitconfig'), lines);
    append('[include]\n\tpath = ../.traps/gitconfig\n');
  } else if (place === 'worktree') {
    append('[core]\n\trepositoryformatversion = 1\n[extensions]\n\tworktreeConfig = true\n');
    fs.writeFileSync(path.join(dotGit, 'config.worktree'), lines);
  } else append(lines);
  if (place !== 'hooks') return;
  for (const name of ['pre-commit', 'post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'query-watchman', 'pre-auto-gc']) {
    fs.copyFileSync(program, path.join(dotGit, 'hooks', name));
  }
}

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, stdio: 'ignore', env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } });
}
