import type { BuildOptions, Metafile } from 'esbuild';

/** One file (or, with `splitting`, several) under `dist/`, and what may never get into it. */
export interface Bundle {
  /** Path under `dist/`, without extension: `server`, `webview/relay`. */
  readonly name: string;
  /** From the repository's top folder: `src/server/main.ts`. */
  readonly entry: string;
  readonly options: BuildOptions;
  readonly refuses: readonly Refusal[];
}

/** Something a bundle must not contain: a source file, a package, or a module the host would have to provide. */
export interface Refusal {
  /** Matched against paths from the repository's top folder (`src/core/…`, `node_modules/zod/…`) and names of external modules (`vscode`, `node:fs`). */
  readonly what: RegExp;
  /** Why not, for whoever meets it. */
  readonly because: string;
}

/**
 * What a bundle contains although it must not, at most one sentence for each refusal; empty where all is
 * well. Files that esbuild read but dropped from the output do not count.
 * @param metafile esbuild's account of this bundle alone
 */
export function bundleRefusals({ name, entry, refuses }: Pick<Bundle, 'name' | 'entry' | 'refuses'>, metafile: Metafile): readonly string[] {
  const contents = contentsOf(metafile);
  return refuses.flatMap(({ what, because }) => {
    const chains = contents.filter((found) => what.test(found)).map((found) => chainTo(found, entry, metafile));
    const shortest = chains.sort((a, b) => a.length - b.length)[0];
    if (shortest === undefined) return [];
    const others = chains.length === 1 ? '' : ` and ${chains.length - 1} more like it`;
    return [`dist/${name}.js must not contain ${shortest.at(-1)}${others}: ${because}. It gets there by ${shortest.join(' → ')}.`];
  });
}

/** The paths of all files that left something in the output, and the names of the modules the output asks its host for. */
export function contentsOf(metafile: Metafile): readonly string[] {
  const outputs = Object.values(metafile.outputs);
  const files = outputs.flatMap(({ inputs }) => Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])));
  const modules = outputs.flatMap(({ imports }) => imports.flatMap(({ path, external }) => (external === true ? [path] : [])));
  return [...new Set([...files, ...modules])].sort();
}

/** The shortest way by imports from the entry to a file or module, both ends included. */
function chainTo(found: string, entry: string, metafile: Metafile): readonly string[] {
  const cameFrom = new Map<string, string | undefined>([[entry, undefined]]);
  for (const path of cameFrom.keys()) {
    for (const next of metafile.inputs[path]?.imports ?? []) if (!cameFrom.has(next.path)) cameFrom.set(next.path, path);
  }
  const chain: string[] = [];
  for (let path: string | undefined = found; path !== undefined; path = cameFrom.get(path)) chain.unshift(path);
  return chain;
}
