import type { Metafile } from 'esbuild';
import type { Bundle } from './bundleTable.ts';

/**
 * What a bundle contains although it must not, one sentence each; empty where all is well. Files that esbuild read but
 * dropped from the output do not count.
 * @param metafile esbuild's account of this bundle alone
 */
export function bundleRefusals({ name, entry, refuses }: Pick<Bundle, 'name' | 'entry' | 'refuses'>, metafile: Metafile): readonly string[] {
  return contentsOf(metafile).flatMap((found) =>
    refuses
      .filter(({ what }) => what.test(found))
      .map(({ because }) => `dist/${name}.js must not contain ${found} (${chainTo(found, entry, metafile).join(' → ')}): ${because}.`),
  );
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
