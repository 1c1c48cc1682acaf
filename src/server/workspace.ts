import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface WorkspaceFolder {
  /** The folder's URI without a trailing slash. */
  readonly id: string;
  /** Its path, where it is on this disk. */
  readonly root: string | undefined;
}

/** A file as the worker knows it. */
export interface WorkspacePlace {
  readonly folder: string;
  /** Relative to the folder, /-separated. */
  readonly path: string;
}

/** Stands for all files on this disk that are in no folder of the workspace: only what is open is judged. */
export const looseFiles: WorkspaceFolder = { id: 'file:', root: undefined };

/** Which folders the user works in, and where a document belongs. */
export class Workspace {
  #folders: readonly WorkspaceFolder[] = [];
  readonly #listeners: (() => void)[] = [];

  /** Called when folders have come or gone. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Takes the folders by their URIs. Gives those that are new and those that are gone. */
  setFolders(uris: readonly string[]): { readonly added: readonly WorkspaceFolder[]; readonly removed: readonly WorkspaceFolder[] } {
    const before = this.#folders;
    const ids = [...new Set(uris.map((uri) => uri.replace(/\/+$/, '')))];
    const root = (id: string): string | undefined => pathOf(`${id}/`)?.replace(/(?<=.)[\\/]$/, '');
    this.#folders = ids.map((id) => before.find((folder) => folder.id === id) ?? { id, root: root(id) });
    for (const listener of this.#listeners) listener();
    return {
      added: this.#folders.filter((folder) => !before.includes(folder)),
      removed: before.filter((folder) => !this.#folders.includes(folder)),
    };
  }

  get folders(): readonly WorkspaceFolder[] {
    return this.#folders;
  }

  /** Where a document belongs: to the innermost folder around it. Undefined for one that is no work of the user's. */
  locate(uri: string): WorkspacePlace | undefined {
    const innermost = this.around(uri).sort((one, other) => one.path.length - other.path.length)[0];
    if (innermost !== undefined) return innermost;
    const file = pathOf(uri);
    return file === undefined ? undefined : { folder: looseFiles.id, path: slashed(file).replace(/^\/+/, '') };
  }

  /** The document as each folder around it sees it. */
  around(uri: string): WorkspacePlace[] {
    const file = pathOf(uri);
    return this.#folders.flatMap(({ id, root }) => {
      const inside = root === undefined ? tail(uri, `${id}/`) : file === undefined ? undefined : tail(file, withSeparator(root));
      if (inside === undefined) return [];
      return [{ folder: id, path: root === undefined ? decodeURIComponent(inside) : slashed(inside) }];
    });
  }

  /** Each folder that lies below the folder of a file, with the way up to the file: `../archnotes.json`. */
  below(uri: string): WorkspacePlace[] {
    const file = pathOf(uri);
    if (file === undefined) return [];
    return this.#folders.flatMap(({ id, root }) => {
      const isBelow = root !== undefined && tail(root, withSeparator(path.dirname(file))) !== undefined;
      return isBelow ? [{ folder: id, path: slashed(path.relative(root, file)) }] : [];
    });
  }

  /** The URI of a file that no document is open of. */
  uriOf(place: WorkspacePlace): string {
    if (place.folder === looseFiles.id) return pathToFileURL(path.resolve('/', place.path)).href;
    const root = this.#folders.find(({ id }) => id === place.folder)?.root;
    if (root !== undefined) return pathToFileURL(path.join(root, place.path)).href;
    return `${place.folder}/${place.path.split('/').map(encodeURIComponent).join('/')}`;
  }
}

/** The path that a URI names on this disk; undefined for any other URI. Drive letters come in lower case. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri).replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
  } catch (error) {
    // Some `file:` URIs name no path here: another host, an encoded slash.
    if (error instanceof TypeError || error instanceof URIError) return undefined;
    throw error;
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(path.sep) ? folder : folder + path.sep;
}

function tail(whole: string, head: string): string | undefined {
  return whole.length > head.length && whole.startsWith(head) ? whole.slice(head.length) : undefined;
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}
