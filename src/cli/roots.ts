import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { phrase } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import { UsageError } from './command.ts';

/** A folder to judge as one project. All paths are absolute and free of links. */
export interface LintRoot {
  readonly folder: string;
  /** The only files to report; undefined for all. */
  readonly files: ReadonlySet<string> | undefined;
  /** What reported paths are relative to. */
  readonly base: string;
  /** The working directory. */
  readonly here: string;
}

/**
 * The projects that the paths of a command line mean. A folder is a project of its own; a file is judged within the
 * working directory, or where it lies outside, within the nearest folder above it with a `package.json` or a repository.
 * @throws UsageError where nothing is there
 */
export function lintRoots(paths: readonly string[], cwd: string, language: Language): readonly LintRoot[] {
  const here = fs.realpathSync(cwd);
  const given = [...new Set((paths.length === 0 ? ['.'] : paths).map((name) => existing(name, cwd, language)))];
  const folders = given.filter((name) => fs.statSync(name).isDirectory());
  const base = given.length === 1 ? (folders[0] ?? here) : here;
  const outermost = folders.filter((folder) => !folders.some((other) => other !== folder && isInside(other, folder)));
  const loose = given.filter((name) => !folders.includes(name) && !outermost.some((folder) => isInside(folder, name)));
  const byProject = new Map<string, Set<string>>();
  for (const file of loose) {
    const project = isInside(here, file) && !isNoProject(here) ? here : projectAround(file);
    byProject.set(project, (byProject.get(project) ?? new Set()).add(file));
  }
  return [
    ...outermost.map((folder) => ({ folder, files: undefined, base, here })),
    ...[...byProject].map(([folder, files]) => ({ folder, files, base, here })),
  ];
}

/** What paths are relative to where a repository is meant as a whole: the working directory, where the root lies in it. */
export function repositoryBase({ folder, here }: LintRoot): string {
  return folder === here || isInside(here, folder) ? here : folder;
}

function existing(name: string, cwd: string, language: Language): string {
  const absolute = path.resolve(cwd, name);
  const stat = fs.statSync(absolute, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(phrase('cli.path.absent', language, { path: name, folder: cwd }));
  if (!stat.isDirectory() && !stat.isFile()) throw new UsageError(phrase('cli.path.special', language, { path: name }));
  return fs.realpathSync(absolute);
}

/** Folders that people stand in without meaning all that is in them. */
function isNoProject(folder: string): boolean {
  return folder === path.dirname(folder) || folder === os.homedir();
}

function projectAround(file: string): string {
  const nearest = path.dirname(file);
  for (let folder = nearest; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (['package.json', '.git'].some((name) => fs.existsSync(path.join(folder, name)))) return folder;
  }
  return nearest;
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
