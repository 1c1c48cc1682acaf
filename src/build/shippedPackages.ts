import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import * as z from 'zod/mini';
import { contentsOf } from './bundleRefusals.ts';
import { licenseText } from './licenseText.ts';

/** An npm package of which something is shipped. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As package.json states it, an SPDX expression; where it states none, what the licence file says of itself; else `none`. */
  readonly license: string;
  readonly author: string;
  /** Where its source is, or an empty text. */
  readonly repository: string;
  /** From the repository's top folder: `node_modules/zod`. */
  readonly folder: string;
}

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.optional(z.string()),
  author: z.optional(z.union([z.string(), z.object({ name: z.string() })])),
  repository: z.optional(z.union([z.string(), z.object({ url: z.string() })])),
});

/**
 * The packages that left something in the bundles or are copied beside them, sorted by name and version, each once.
 * @param root the repository's top folder
 * @param copied paths of copied files, from the repository's top folder
 */
export function shippedPackages(root: string, metafiles: Iterable<Metafile>, copied: readonly string[]): readonly ShippedPackage[] {
  const paths = [...[...metafiles].flatMap(contentsOf), ...copied];
  const folders = new Set(paths.flatMap((path) => packageFolder(path) ?? []));
  const packages = [...folders].sort().map((folder) => read(root, folder));
  const byId = new Map(packages.map((found) => [`${found.name} ${found.version}`, found]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
}

function packageFolder(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0].replace(/^[^:]*:(?=node_modules\/)/, '');
}

function read(root: string, folder: string): ShippedPackage {
  const { name, version, license = ownWords(join(root, folder)), author = '', repository = '' } = manifest.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')));
  return {
    name,
    version,
    license,
    author: typeof author === 'string' ? author : author.name,
    repository: typeof repository === 'string' ? repository : repository.url,
    folder,
  };
}

/** Licences whose files open with their own name, as those of khroma do. */
function ownWords(folder: string): string {
  return /^(?:The )?MIT License\b/i.test(licenseText(folder) ?? '') ? 'MIT' : 'none';
}
