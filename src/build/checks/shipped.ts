import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copiedFiles, type Bundled } from '../bundling.ts';
import { thirdPartyNotices, type Notices } from '../notices.ts';
import { root } from '../root.ts';
import { rulePages } from '../rulePages.ts';
import { unlisted, vsix, vsixFiles } from '../shippedFiles.ts';
import { shippedPackages } from '../shippedPackages.ts';
import { readIfThere } from '../writeIfChanged.ts';
import { declaredPackages } from './lockFile.ts';
import { tooOld } from './minimumVersions.ts';

export const noticesFile = 'ThirdPartyNotices.txt';

/** Which packages are too old: those in the bundles, and those that package.json names. */
export function oldPackages({ metafiles }: Bundled): readonly string[] {
  const shipped = shippedPackages(root, metafiles.values(), []).map(({ name, version, folder }) => ({ name, version, where: folder }));
  const declared = declaredPackages(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return [...new Set(tooOld([...shipped, ...declared]))];
}

/** The notices for what the bundles hold and for what is copied beside them. */
export function noticesOf({ metafiles }: Bundled): Notices {
  return thirdPartyNotices(root, shippedPackages(root, metafiles.values(), copiedFiles.map(([from]) => from)));
}

/** Whether the notices still tell what the bundles hold, and whether all of it may be shipped. */
export function staleNotices(bundled: Bundled): readonly string[] {
  const { text, refused } = noticesOf(bundled);
  const fresh = readIfThere(join(root, noticesFile)) === text;
  return [...refused, ...(fresh ? [] : [`${noticesFile} does not tell what the bundles hold: run \`npm run package -- --accept\` and commit it.`])];
}

/** What the VSIX would hold beyond the committed list, or lack: told without touching `dist/`, which may be of another day. */
export async function unlistedFiles({ outputs }: Bundled): Promise<readonly string[]> {
  const standing = (await vsixFiles()).filter((path) => !path.startsWith('dist/'));
  const made = [...outputs.keys(), ...copiedFiles.map(([, to]) => to), ...rulePages(root).map(({ to }) => to)].filter((path) => path !== 'dist/cli.js' && path !== 'dist/cliWhole.js');
  return unlisted(root, vsix, [...standing, ...made].sort());
}
