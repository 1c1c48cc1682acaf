import { join } from 'node:path';
import { licenseText } from './licenseText.ts';
import type { ShippedPackage } from './shippedPackages.ts';

/**
 * Licences under which a package may be shipped inside an MIT product, its notice kept. EPL-2.0 (elkjs, which Mermaid 12
 * lays diagrams out with) asks in 3.1 that the unchanged program be shipped with its licence and with word of where its
 * source is to be had: `sourceToTell` gives that word.
 */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'BlueOak-1.0.0', 'Python-2.0', '(MPL-2.0 OR Apache-2.0)', 'EPL-2.0 OR GPL-3.0-or-later']);
const sourceToTell = /\bEPL-/;

export interface Notices {
  readonly text: string;
  /** Packages that may not be shipped, or not yet, as sentences. */
  readonly refused: readonly string[];
}

/** The text of ThirdPartyNotices.txt. @param root the repository's top folder */
export function thirdPartyNotices(root: string, packages: readonly ShippedPackage[]): Notices {
  const entries = packages.map((shipped) => ({ shipped, license: licenseText(join(root, shipped.folder)) }));
  return {
    text: [head, ...entries.map(({ shipped, license }) => section(shipped, license))].join(rule),
    refused: entries.flatMap(({ shipped }) =>
      allowed.has(shipped.license)
        ? []
        : [`${shipped.name} ${shipped.version} has the licence "${shipped.license}", which src/build/notices.ts does not allow: do without it, or read the licence and add it there.`],
    ),
  };
}

const rule = `\n${'-'.repeat(80)}\n\n`;
const head = 'Archnotes contains the following software of others, each under its own licence.\nWritten by `npm run package` from what the bundles hold.\n';

function section({ name, version, license, author, repository }: ShippedPackage, text: string | undefined): string {
  const source = sourceToTell.test(license) ? `Shipped unchanged. Its source code: ${repository}\n` : '';
  const heading = `${name} ${version}\nLicence: ${license}\n${source}`;
  if (text !== undefined) return `${heading}\n${text}\n`;
  return `${heading}${author === '' ? '' : `Copyright (c) ${author}\n`}The package comes without the text of its licence; see https://spdx.org/licenses/.\n`;
}
