import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { root } from './root.ts';
import { runProgram } from './run.ts';
import { tarballFiles } from './shippedFiles.ts';

/** What of package.json concerns whoever installs the command line from npm. */
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  repository: z.object({ type: z.string(), url: z.string() }),
  bugs: z.object({ url: z.string() }),
  homepage: z.string(),
  keywords: z.array(z.string()),
  bin: z.record(z.string(), z.string()),
  engines: z.object({ node: z.string() }),
});
const strings = z.object({ 'extension.description': z.string() });

const packed = z.tuple([z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })]);

/**
 * Packs the command line into `archnotes-<version>.tgz` in the top folder, from a folder of its own: package.json of the
 * repository is the extension's, whose `main` npm would take along. Gives the tarball's name and the paths that are really in it, sorted.
 */
export async function packTarball(): Promise<{ readonly file: string; readonly paths: readonly string[] }> {
  const stage = join(root, 'out', 'npm');
  rmSync(stage, { recursive: true, force: true });
  for (const path of tarballFiles(root)) {
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    copyFileSync(join(root, path), join(stage, path));
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(npmManifest(), undefined, 2)}\n`);
  const { code, output } = await runProgram('npm', ['pack', '--json', '--loglevel', 'error', '--pack-destination', root], stage);
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  const [{ filename, files }] = packed.parse(JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1)));
  return { file: filename, paths: files.map(({ path }) => path).sort() };
}

function npmManifest(): object {
  const description = strings.parse(json('package.nls.json'))['extension.description'];
  return { ...manifest.parse(json('package.json')), description };
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
