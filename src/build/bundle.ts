import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundleRefusals, type Bundle } from './bundleRefusals.ts';
import { bundles } from './bundleTable.ts';
import { generate } from './generate.ts';
import { root } from './root.ts';
import { runMain } from './runMain.ts';

/** Whether bundles are for reading (source maps, long names) or for shipping. */
export interface BuildMode {
  readonly dev: boolean;
}

/** Makes `dist/` anew. Throws when a bundle contains what it must not; gives esbuild's account of each bundle. */
export async function buildAll(mode: BuildMode): Promise<readonly Metafile[]> {
  generate();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const present = bundles.filter(({ entry }) => existsSync(join(root, entry)));
  for (const { entry } of bundles) if (!existsSync(join(root, entry))) console.log(`not there yet: ${entry}`);
  const built = await Promise.all(present.map(async (bundle) => ({ bundle, metafile: await buildOne(bundle, mode) })));
  const refused = built.flatMap(({ bundle, metafile }) => bundleRefusals(bundle, metafile));
  if (refused.length > 0) throw new Error(refused.join('\n'));
  for (const [from, to] of copies()) copyInto(join(root, from), join(root, 'dist', to));
  if (existsSync(join(root, 'dist', 'cli.js'))) chmodSync(join(root, 'dist', 'cli.js'), 0o755);
  return built.map(({ metafile }) => metafile);
}

async function buildOne({ name, entry, options }: Bundle, { dev }: BuildMode): Promise<Metafile> {
  const { metafile } = await build({
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
    metafile: true,
  });
  return metafile;
}

/** What is copied into `dist/` as it is: [from the repository's top folder, to under `dist/`]. */
function copies(): readonly (readonly [string, string])[] {
  const pages = { 'README.md': '.md', 'README.ko.md': '.ko.md' };
  const rules = existsSync(join(root, 'src', 'rules')) ? readdirSync(join(root, 'src', 'rules')) : [];
  return [
    ['node_modules/@yuku-parser/wasm/yuku-parser.wasm', 'yuku.wasm'],
    ...rules.flatMap((id) => Object.entries(pages).map(([page, ending]) => [`src/rules/${id}/${page}`, `rules/${id}${ending}`] as const)),
  ];
}

function copyInto(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

if (require.main === module) {
  runMain(async () => {
    const metafiles = await buildAll({ dev: process.argv.includes('--dev') });
    const outputs = metafiles.flatMap(({ outputs }) => Object.keys(outputs)).filter((path) => !path.endsWith('.map'));
    for (const path of outputs.sort()) console.log(`${path}  ${Math.ceil(statSync(join(root, path)).size / 1024)} KiB`);
  });
}
