import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { ascii } from './ascii.ts';
import { bundleRefusals, type Bundle } from './bundleRefusals.ts';
import { bundles } from './bundleTable.ts';
import { bundleMermaid } from './mermaidPacks.ts';
import { configurationJsonSchema } from './configurationSchema.ts';
import { patternSchema } from './patternSchema.ts';
import type * as Registry from '../generated/rules.ts';
import { root } from './root.ts';
import { webviewBundles } from './webviewBundles.ts';

/** Whether bundles are for reading (source maps, long names) or for shipping. */
export interface BundleMode {
  readonly dev: boolean;
}

export interface Bundled {
  /** esbuild's account of each bundle, by the bundle's name. */
  readonly metafiles: ReadonlyMap<string, Metafile>;
  /** What the bundles are made of, by path under the repository's top folder. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
  /** What a bundle contains although it must not, as sentences. */
  readonly refused: readonly string[];
}

/** Bundles every entry, in memory. The same sources give the same bytes. */
export async function bundleAll(mode: BundleMode): Promise<Bundled> {
  const present = bundles.filter(({ entry }) => existsSync(join(root, entry)));
  for (const { entry } of bundles) if (!existsSync(join(root, entry))) console.log(`not there yet: ${entry}`);
  const built = await Promise.all(present.map(async (bundle) => ({ bundle, result: await bundleOne(bundle, mode) })));
  const mermaid = await bundleMermaid(mode);
  const metafiles = built.map(({ bundle, result }) => [bundle.name, result.metafile] as const);
  const outputs = built.flatMap(({ bundle, result }) => result.outputFiles.map((file) => [file.path.slice(root.length + 1), mode.dev ? file.contents : lettersOf(bundle, file)] as const));
  return {
    metafiles: new Map([...metafiles, ['webview/mermaid', mermaid.metafile]]),
    outputs: new Map([...outputs, ...mermaid.outputs, ...schemas()]),
    refused: built.flatMap(({ bundle, result }) => bundleRefusals(bundle, result.metafile)),
  };
}

/** The registry is written just before: it is not there yet when this module is loaded. Only `require` reads TypeScript wherever bundles are made. */
function schemas(): readonly (readonly [string, Uint8Array])[] {
  const { rules }: typeof Registry = createRequire(__filename)('../generated/rules.ts');
  const texts = {
    'dist/pattern.schema.json': patternSchema(),
    'dist/archnotes.schema.json': configurationJsonSchema(rules, 'en'),
    'dist/archnotes.ko.schema.json': configurationJsonSchema(rules, 'ko'),
  };
  return Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]);
}

/** The panel alone, for tests in a browser: its files by path under the repository's top folder. */
export async function bundleWebview(mode: BundleMode): Promise<ReadonlyMap<string, Uint8Array>> {
  const built = await Promise.all(webviewBundles.map((bundle) => bundleOne(bundle, mode)));
  const files = built.flatMap(({ outputFiles }) => outputFiles.map(({ path, contents }) => [path.slice(root.length + 1), contents] as const));
  return new Map([...files, ...(await bundleMermaid(mode)).outputs]);
}

/** What runs in Node is all ASCII; a browser reads its scripts as they come. */
function lettersOf({ options }: Bundle, { text, contents }: OutputFile): Uint8Array {
  return options.platform === 'node' ? new TextEncoder().encode(ascii(text)) : contents;
}

function bundleOne({ name, entry, options }: Bundle, { dev }: BundleMode) {
  return build({
    entryPoints: [{ in: join(root, entry), out: name }],
    outdir: join(root, 'dist'),
    absWorkingDir: root,
    bundle: true,
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    logLevel: 'warning',
    // jsonc-parser's `main` is a UMD module whose own requires no bundler can follow: it throws when it runs.
    mainFields: ['module', 'main'],
    ...options,
    plugins: [withoutZodLocales, ...(options.plugins ?? [])],
    metafile: true,
    write: false,
  });
}

/**
 * Every language that zod speaks hangs on one line each of `zod/mini` and its core. Where a module is imported lazily, esbuild keeps all
 * that its imports name, so the lines have to go. We write our own sentences.
 */
const withoutZodLocales: Plugin = {
  name: 'without-zod-locales',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/](mini[\\/]external|core[\\/]index)\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^export \* as locales from .*$/m, ''),
    }));
  },
};

/** What `dist/` holds beside bundles and the pages of rules, copied as it is: [from, to], both from the repository's top folder. */
export const copiedFiles: readonly (readonly [string, string])[] = [['node_modules/@yuku-parser/wasm/yuku-parser.wasm', 'dist/yuku.wasm']];
