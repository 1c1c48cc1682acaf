import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleAll } from './bundling.ts';
import { missingCures } from './checks/cures.ts';
import { exactVersions } from './checks/exactVersions.ts';
import { lockFile } from './checks/lockFile.ts';
import { names } from './checks/names.ts';
import { oldPackages, staleNotices, unlistedFiles } from './checks/shipped.ts';
import { generate } from './generate.ts';
import { patternIds } from './registries.ts';
import { root } from './root.ts';
import { brokenLinks } from './rulePages.ts';
import { runTool } from './run.ts';
import { runMain } from './runMain.ts';
import { staleSnippets } from './snippets.ts';

/** One thing to hold the repository against. Gives what is wrong as text; nothing where all is well. */
interface Part {
  readonly name: string;
  readonly complaints: () => Promise<readonly string[]> | readonly string[];
}

const worlds = ['pure', 'browser', 'node', 'vscode', 'test'] as const;

const production = { dev: false };

/** What `npm run check` looks at, in this order. */
function parts(): readonly Part[] {
  const bundled = once(() => bundleAll(production));
  return [
    ...worlds.map((world) => tool(`types of ${world}`, 'typescript/bin/tsc', ['-p', `worlds/${world}.json`, ...incremental(world)])),
    tool('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    tool('boundaries', 'dependency-cruiser/bin/dependency-cruise.mjs', ['src', 'test', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long']),
    { name: 'names', complaints: () => names(root) },
    { name: 'cures', complaints: unknownCures },
    { name: 'links of pages', complaints: () => brokenLinks(root) },
    { name: 'snippets', complaints: () => staleSnippets(root) },
    { name: 'versions', complaints: () => exactVersions(text('package.json')) },
    { name: 'lock file', complaints: () => lockFile(text('package-lock.json'), text('package.json')) },
    { name: 'bundles', complaints: async () => (await bundled()).refused },
    { name: 'advisories', complaints: async () => oldPackages(await bundled()) },
    { name: 'notices', complaints: async () => staleNotices(await bundled()) },
    { name: 'VSIX files', complaints: async () => unlistedFiles(await bundled()) },
  ];
}

/** The registry is written just before: it is not there yet when this module is loaded. */
async function unknownCures(): Promise<readonly string[]> {
  const { rules } = await import('../generated/rules.ts');
  return missingCures(rules, patternIds(root));
}

function tool(name: string, script: string, args: readonly string[]): Part {
  const complaints = async () => {
    const { code, output } = await runTool(script, args);
    return code === 0 ? [] : [output.trimEnd()];
  };
  return { name, complaints };
}

/** Lets tsc look again only at what changed since the last check. */
function incremental(world: string): readonly string[] {
  return ['--incremental', '--tsBuildInfoFile', `node_modules/.cache/tsc/${world}.tsbuildinfo`];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function text(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

async function main(): Promise<void> {
  generate();
  let failed = 0;
  for (const { name, complaints } of parts()) {
    const began = performance.now();
    const said = await complaints();
    console.log(`${said.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(18)} ${((performance.now() - began) / 1000).toFixed(1)} s`);
    for (const complaint of said) console.log(complaint);
    if (said.length > 0) failed += 1;
  }
  console.log(failed === 0 ? 'all is well' : `${failed} of these failed`);
  if (failed > 0) process.exitCode = 1;
}

if (require.main === module) runMain(main);
