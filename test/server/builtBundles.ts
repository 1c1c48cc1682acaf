import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../src/build/bundleTable.ts';
import { generate } from '../../src/build/generate.ts';
import { root } from '../../src/build/root.ts';
import { rulePages, shippedPage } from '../../src/build/rulePages.ts';

const folder = path.join(root, 'out', 'test-bundles');
let built: Promise<string> | undefined;

/** Bundles the server, its worker, the command line and the tests' own worker once per run, as they are shipped. Gives the folder. */
export function builtBundles(): Promise<string> {
  return (built ??= bundle());
}

async function bundle(): Promise<string> {
  generate();
  const ours = bundles.filter(({ name }) => ['server', 'worker', 'cli', 'cliWhole', 'mermaid'].includes(name));
  const worker = ours.find(({ name }) => name === 'worker');
  const entries = ours.map(({ name, entry, options }) => ({ name, entry, options }));
  if (worker !== undefined) entries.push({ ...worker, name: 'troubled-worker', entry: 'test/server/troubledWorker.ts' });
  await Promise.all(
    entries.map(async ({ name, entry, options }) => {
      const { outputFiles } = await build({ ...options, entryPoints: [{ in: path.join(root, entry), out: name }], outdir: folder, bundle: true, mainFields: ['module', 'main'], logLevel: 'warning', write: false });
      fs.mkdirSync(folder, { recursive: true });
      // What plugins made of them: esbuild itself would write what it made.
      for (const { path: file, contents } of outputFiles) fs.writeFileSync(file, contents);
    }),
  );
  fs.copyFileSync(path.join(root, 'node_modules/@yuku-parser/wasm/yuku-parser.wasm'), path.join(folder, 'yuku.wasm'));
  for (const { from, to } of rulePages(root)) {
    const page = path.join(folder, path.relative('dist', to));
    fs.mkdirSync(path.dirname(page), { recursive: true });
    fs.writeFileSync(page, shippedPage(fs.readFileSync(path.join(root, from), 'utf8')));
  }
  return folder;
}
