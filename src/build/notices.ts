import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShippedPackage } from './shippedPackages.ts';

/** Licences under which a package may be shipped inside an MIT product, its notice kept. */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'BlueOak-1.0.0', 'Python-2.0', '(MPL-2.0 OR Apache-2.0)']);

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

function section({ name, version, license, author }: ShippedPackage, text: string | undefined): string {
  const heading = `${name} ${version}\nLicence: ${license}\n`;
  if (text !== undefined) return `${heading}\n${text}\n`;
  return `${heading}${author === '' ? '' : `Copyright (c) ${author}\n`}The package comes without the text of its licence; see https://spdx.org/licenses/.\n`;
}

/** The licence file of a package, with unified line ends, or undefined where it has none. */
function licenseText(folder: string): string | undefined {
  const name = readdirSync(folder).sort().find((file) => /^(licen[cs]e|copying)([.-]|$)/i.test(file));
  if (name === undefined) return undefined;
  return readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim();
}
