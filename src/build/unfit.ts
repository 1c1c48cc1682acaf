import { homedir } from 'node:os';

/** What no shipped file may hold. */
const unfitContent: readonly (readonly [RegExp, string])[] = [
  [/[#@] sourceMappingURL=/, 'points to a source map'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bnpm_[A-Za-z0-9]{36}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'holds something like a secret'],
];

/** Names no shipped file may have. Sources and tests are at home only in templates, which are projects of their own. */
const unfitName: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(\.env(\..*)?|\.npmrc|\.git|node_modules)(\/|$)/, 'belongs to one machine'],
  [/\.map$/, 'is a source map'],
  [/^(src|test|worlds|out)\/|^(?!templates\/).*\.ts$/, 'is a source or a test'],
];

/**
 * Why a file may not be shipped, one sentence each.
 * @param path from the repository's top folder
 * @param root the repository's top folder, which must not show in the content any more than the home folder
 */
export function unfitFile(path: string, content: string, root: string): readonly string[] {
  const places = [root, homedir()].filter((place) => place.length > 5 && content.includes(place));
  return [
    ...unfitName.filter(([name]) => name.test(path)).map(([, why]) => `${path} must not be shipped: it ${why}.`),
    ...unfitContent.filter(([text]) => text.test(content)).map(([, why]) => `${path} must not be shipped: it ${why}.`),
    ...places.map((place) => `${path} must not be shipped: it names ${place}, a folder of this machine.`),
  ];
}
