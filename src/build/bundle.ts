import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleAll, copiedFiles, type Bundled, type BundleMode } from './bundling.ts';
import { generate } from './generate.ts';
import { root } from './root.ts';
import { rulePages, shippedPage } from './rulePages.ts';
import { runMain } from './runMain.ts';

/** Makes `dist/` anew, unless a bundle contains what it must not: then `dist/` stays as it was, and `refused` says why. */
export async function buildDist(mode: BundleMode): Promise<Bundled> {
  generate();
  const bundled = await bundleAll(mode);
  if (bundled.refused.length > 0) return bundled;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const [path, contents] of bundled.outputs) writeFileSync(withFolder(join(root, path)), contents);
  for (const [from, to] of copiedFiles) copyFileSync(join(root, from), withFolder(join(root, to)));
  for (const { from, to } of rulePages(root)) writeFileSync(withFolder(join(root, to)), shippedPage(readFileSync(join(root, from), 'utf8')));
  if (bundled.outputs.has('dist/cli.js')) chmodSync(join(root, 'dist', 'cli.js'), 0o755);
  return bundled;
}

function withFolder(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

if (require.main === module) {
  runMain(async () => {
    const { outputs, refused } = await buildDist({ dev: process.argv.includes('--dev') });
    for (const sentence of refused) console.error(sentence);
    if (refused.length > 0) process.exitCode = 1;
    for (const [path, { length }] of [...outputs].sort()) if (!path.endsWith('.map')) console.log(`${path}  ${Math.ceil(length / 1024)} KiB`);
  });
}
