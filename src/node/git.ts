import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export type GitAnswer =
  | { readonly kind: 'output'; readonly output: Buffer }
  /** `message` is the first line of what git said. */
  | { readonly kind: 'failed'; readonly message: string }
  /** There is no git. */
  | { readonly kind: 'absent' };

/**
 * Repositories are somebody else's, and their configuration names programs. Only questions about objects are asked, whose
 * answers need none; what would fetch, watch or page is switched off all the same.
 */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.sshCommand=false',
  'credential.helper=',
  'diff.external=',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
];

/** A missing object of a partial clone would be fetched, by whatever program the repository's configuration names. */
const surroundings = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };

/** The user's own configuration, which also says which folders are safe. Other variables of git may lead elsewhere, as those of a hook do. */
const ownConfiguration = /^GIT_CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)$/;

const mostOutput = 512 * 1024 * 1024;
const patience = 120_000;

/** Asks git something about objects and names of a repository. It is the only program that Archnotes ever starts. @param top the top folder */
export function askGit(top: string, args: readonly string[]): GitAnswer {
  const folders = programFolders(top);
  const program = executable(folders);
  if (program === undefined) return { kind: 'absent' };
  const own = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || ownConfiguration.test(name));
  const env = { ...Object.fromEntries(own), ...surroundings, PATH: folders.join(path.delimiter) };
  const { status, stdout, stderr, error } = spawnSync(program, ['--no-pager', ...settings.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: top, env, maxBuffer: mostOutput, timeout: patience, stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error === undefined && status === 0) return { kind: 'output', output: stdout };
  return { kind: 'failed', message: error?.message ?? stderr.toString('utf8').split('\n', 1)[0] ?? '' };
}

/**
 * Where programs are looked for: what lies in the repository, what is relative to a folder, and what npm puts in front
 * of the user's own are left out, for there a program called git may be anybody's.
 */
function programFolders(top: string): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.filter((folder) => path.isAbsolute(folder) && !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder) && !isWithin(top, folder));
}

function isWithin(top: string, folder: string): boolean {
  const real = fs.existsSync(folder) ? fs.realpathSync(folder) : folder;
  return [folder, real].some((each) => each === top || each.startsWith(top.endsWith(path.sep) ? top : top + path.sep));
}

function executable(folders: readonly string[]): string | undefined {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
