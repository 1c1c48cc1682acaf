import * as fs from 'node:fs';
import * as path from 'node:path';
import { configurationName } from '../core/model/configuration.ts';
import type { FileChange } from '../core/project.ts';
import { enclosingRepository } from './gitIgnore.ts';
import { FileReader, fileStamp } from './readFile.ts';
import { systemErrorCode } from './systemError.ts';

/**
 * Follows the `archnotes.json` that lies nearest above a folder, up to the top of its repository. Above a folder that is in
 * no repository, or is its top, nothing is looked for: what lies there is another's.
 */
export class ConfigurationAbove {
  readonly #root: string;
  #known: { readonly path: string; readonly stamp: string | undefined } | undefined;

  /** @param root absolute path of the folder */
  constructor(root: string) {
    this.#root = root;
  }

  /** What has happened to it since this was last asked. */
  changes(): readonly FileChange[] {
    const folder = nearestConfigurationAbove(this.#root);
    const before = this.#known;
    this.#known = folder === undefined ? undefined : { path: this.#pathTo(folder), stamp: fileStamp(path.join(folder, configurationName)) };
    if (before?.path === this.#known?.path && before?.stamp === this.#known?.stamp) return [];
    if (folder === undefined || this.#known === undefined) return before === undefined ? [] : [{ kind: 'removed', path: before.path }];
    const content = new FileReader(folder).readListed(configurationName);
    const inside = path.relative(folder, this.#root).split(path.sep).join('/');
    return [{ kind: 'above', path: this.#known.path, inside, bytes: content.kind === 'bytes' ? content.bytes : undefined }];
  }

  #pathTo(folder: string): string {
    return [...path.relative(this.#root, folder).split(path.sep), configurationName].join('/');
  }
}

/** The folder above a folder whose `archnotes.json` holds for it, if it has none itself. */
export function nearestConfigurationAbove(root: string): string | undefined {
  const repository = enclosingRepository(root);
  if (repository === undefined || repository === root) return undefined;
  for (let folder = path.dirname(root); ; folder = path.dirname(folder)) {
    if (isConfigured(folder)) return folder;
    if (folder === repository || folder === path.dirname(folder)) return undefined;
  }
}

/** Whether a folder has an `archnotes.json` of its own, and no link: what it leads to may be another's. */
export function isConfigured(folder: string): boolean {
  try {
    return fs.lstatSync(path.join(folder, configurationName), { throwIfNoEntry: false })?.isFile() === true;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}
