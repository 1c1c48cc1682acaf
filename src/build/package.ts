import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { buildDist } from './bundle.ts';
import { noticesFile, noticesOf } from './checks/shipped.ts';
import { packTarball } from './npmTarball.ts';
import { root } from './root.ts';
import { runMain } from './runMain.ts';
import { tarball, unlisted, vsix, type Shipment } from './shippedFiles.ts';
import { unfitFile } from './unfit.ts';
import { packVsix } from './vsix.ts';
import { readIfThere, writeIfChanged } from './writeIfChanged.ts';

/**
 * Builds, then packs the VSIX and the npm tarball into the top folder. Gives what is wrong, one sentence each.
 * @param accept whether what is packed becomes the committed list, and what is bundled the committed notices
 */
async function packAll(accept: boolean): Promise<readonly string[]> {
  const bundled = await buildDist({ dev: false });
  const notices = noticesOf(bundled);
  if (accept) writeIfChanged(join(root, noticesFile), notices.text);
  const stale = readIfThere(join(root, noticesFile)) === notices.text ? [] : [`${noticesFile} does not tell what the bundles hold: run \`npm run package -- --accept\` and commit it.`];
  const refused = [...bundled.refused, ...notices.refused, ...stale];
  if (refused.length > 0) return refused;
  const vsixFile = `archnotes-${version()}.vsix`;
  const extension = await packVsix(vsixFile);
  const { file, paths } = await packTarball();
  for (const name of [vsixFile, file]) console.log(`${name}  ${Math.ceil(statSync(join(root, name)).size / 1024)} KiB`);
  return [...judge(vsix, extension, accept), ...judge(tarball, paths, accept)];
}

function judge(shipment: Shipment, paths: readonly string[], accept: boolean): readonly string[] {
  if (accept) writeIfChanged(join(root, shipment.list), `${paths.join('\n')}\n`);
  const unfit = paths.flatMap((path) => unfitFile(path, readFileSync(join(root, path), 'latin1'), root));
  return [...unlisted(root, shipment, paths), ...unfit];
}

function version(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
}

if (require.main === module) {
  runMain(async () => {
    const complaints = await packAll(process.argv.includes('--accept'));
    for (const complaint of complaints) console.error(complaint);
    if (complaints.length > 0) process.exitCode = 1;
  });
}
