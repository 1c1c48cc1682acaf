import * as path from 'node:path';
import { configurationName } from '../../core/model/configuration.ts';
import { enclosingRepository } from '../gitIgnore.ts';
import type { FileContent, FileStamp } from '../readFile.ts';
import { settledStamp } from './basis.ts';
import type { Basis, Sighting, SightingKind, Stamp } from './basis.ts';
import { Eye, wordFor, wordForStanding } from './eye.ts';

/**
 * Notes what is seen on the disk for an answer. Whatever is not read through it is looked at before it is read: what
 * changes in between looks different afterwards.
 */
export class BasisRecorder {
  readonly #root: string;
  readonly #eye: Eye;
  readonly #seen: Record<SightingKind, Map<string, Sighting>> = { folders: new Map(), listed: new Map(), referenced: new Map(), plain: new Map(), standing: new Map() };

  /** @param root absolute path of a folder, free of links */
  constructor(root: string) {
    this.#root = root;
    this.#eye = new Eye(root);
  }

  /** A walk begins: looks at what decides it from above the root. Files that were read are not read again by every walk. */
  begin(): void {
    for (const kind of ['folders', 'plain', 'standing'] as const) this.#seen[kind].clear();
    const repository = enclosingRepository(this.#root);
    for (const folder of foldersUpTo(this.#root, repository)) {
      const from = path.relative(this.#root, folder).split(path.sep).join('/');
      const inFolder = (name: string): string => (from === '' ? name : `${from}/${name}`);
      this.#look('standing', inFolder('.git'));
      this.#look('plain', inFolder(configurationName));
      this.#look('plain', inFolder('.gitignore'));
      if (folder === repository) this.#look('plain', inFolder('.git/info/exclude'));
    }
  }

  /**
   * A walk comes to a folder.
   * @param relative empty or ending with `/`
   */
  folder(relative: string): void {
    const folder = relative.slice(0, -1);
    this.#look('folders', folder);
    // Where it comes, the names in the folder are others.
    if (this.#eye.stamp('plain', `${relative}.gitignore`) !== undefined) this.#look('plain', `${relative}.gitignore`);
  }

  /** A file was read: `content` is what of it the answer knows. */
  read(kind: 'listed' | 'referenced', relative: string, content: FileContent): void {
    const stamp = kind === 'referenced' || content.kind === 'absent' ? undefined : settledStamp(numbersOf(content.stamp), Date.now());
    this.#seen[kind].set(relative, { path: relative, stamp, content: wordFor(content) });
  }

  /** A file is of no interest any more. */
  forget(relative: string): void {
    this.#seen.listed.delete(relative);
    this.#seen.referenced.delete(relative);
  }

  stood(relative: string, exists: boolean): void {
    this.#seen.standing.set(relative, { path: relative, stamp: undefined, content: wordForStanding(exists) });
  }

  basis(): Basis {
    const of = (kind: SightingKind): readonly Sighting[] => [...this.#seen[kind].values()];
    return { folders: of('folders'), listed: of('listed'), referenced: of('referenced'), plain: of('plain'), standing: of('standing') };
  }

  #look(kind: SightingKind, relative: string): void {
    this.#seen[kind].set(relative, this.#eye.look(kind, relative));
  }
}

function numbersOf(stamp: FileStamp | undefined): Stamp | undefined {
  const [inode, size, modified, changed] = stamp?.split(':').map(Number) ?? [];
  return inode === undefined || size === undefined || modified === undefined || changed === undefined ? undefined : [inode, size, modified, changed];
}

/** A folder and those above it: up to the top of its repository, or of the disk. */
function foldersUpTo(folder: string, repository: string | undefined): readonly string[] {
  const above = path.dirname(folder);
  return folder === repository || folder === above ? [folder] : [folder, ...foldersUpTo(above, repository)];
}
