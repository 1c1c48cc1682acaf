// What is measured: whole processes, each with the folder it looks at.
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../src/build/root.ts';
import { contentHash } from '../../../src/node/contentHash.ts';
import { peersFolder, platformBinary } from './peers.ts';

export interface Contestant {
  readonly name: string;
  /** Takes minutes over a large folder: measured in fewer rounds. */
  readonly slow: boolean;
  /** Has a cache: runs once before it is measured. */
  readonly warmUp?: boolean;
  /** How many files are changed before each run, and put back behind it. */
  readonly changes?: number;
  readonly command: (folder: string) => Command;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

const cli = path.join(root, 'dist', 'cli.js');
const rule = 'redis-eager-connect';
/** Where the caches of warm runs lie: in no folder that is linted. */
const caches = path.join(peersFolder, 'caches');

function ours(name: string, flags: readonly string[]): Contestant {
  return { name, slow: false, command: (folder) => ({ program: process.execPath, args: [cli, 'lint', folder, ...flags, '--format', 'json', '--fail-on', 'never'], cwd: folder }) };
}

const peer = (name: string): string => path.join(peersFolder, name);

/** Everything that is there to be compared, and the sentences for what is not. */
export function contestants(): { readonly all: readonly Contestant[]; readonly absent: readonly string[] } {
  const script = (...names: readonly string[]): string => path.join(peersFolder, 'node_modules', ...names);
  const ripgrep = platformBinary('@vscode/ripgrep', 'bin/rg');
  const biome = platformBinary('@biomejs/cli', 'biome');
  const astGrep = platformBinary('@ast-grep/cli', 'ast-grep', '-gnu');
  const eslint = script('eslint', 'bin', 'eslint.js');
  const candidates: readonly (Contestant & { readonly needs: string | undefined })[] = [
    { ...ours('Archnotes, one rule', ['--rule', rule]), needs: cli },
    { ...ours('Archnotes, all rules', []), needs: cli },
    { ...ours('Archnotes, all rules, warm', ['--cache', '--cache-location', path.join(caches, 'archnotes')]), needs: cli, warmUp: true },
    { ...ours('Archnotes, all rules, one file changed', ['--cache', '--cache-location', path.join(caches, 'archnotes-1')]), needs: cli, warmUp: true, changes: 1 },
    { ...ours('Archnotes, all rules, 100 files changed', ['--cache', '--cache-location', path.join(caches, 'archnotes-100')]), needs: cli, warmUp: true, changes: 100 },
    { name: 'node -e 0', slow: false, needs: process.execPath, command: (cwd) => ({ program: process.execPath, args: ['-e', '0'], cwd }) },
    { name: 'rg -l ioredis', slow: false, needs: ripgrep, command: (cwd) => ({ program: String(ripgrep), args: ['-l', '-F', 'ioredis', cwd], cwd }) },
    { name: 'ESLint', slow: true, needs: eslint, command: (cwd) => ({ program: process.execPath, args: ['--max-old-space-size=8192', eslint, '--no-config-lookup', '--config', peer('eslint.config.mjs'), '.'], cwd }) },
    { name: 'ESLint --cache, second run', slow: false, needs: eslint, warmUp: true, command: (cwd) => ({ program: process.execPath, args: ['--max-old-space-size=8192', eslint, '--no-config-lookup', '--config', peer('eslint.config.mjs'), '--cache', '--cache-location', path.join(caches, 'eslint', contentHash(cwd)), '.'], cwd }) },
    { name: 'oxlint', slow: true, needs: script('oxlint', 'bin', 'oxlint'), command: (cwd) => ({ program: process.execPath, args: [script('oxlint', 'bin', 'oxlint'), '--config', peer('oxlintrc.json'), '.'], cwd }) },
    { name: 'Biome', slow: true, needs: biome, command: (cwd) => ({ program: String(biome), args: ['lint', '--config-path', peersFolder, '--max-diagnostics=none', '.'], cwd }) },
    { name: 'ast-grep', slow: true, needs: astGrep, command: (cwd) => ({ program: String(astGrep), args: ['scan', '--rule', peer('eager.yml'), '.'], cwd }) },
  ];
  const isThere = ({ needs }: { readonly needs: string | undefined }): boolean => needs !== undefined && existsSync(needs);
  return { all: candidates.filter(isThere), absent: candidates.filter((each) => !isThere(each)).map(({ name, needs }) => `Without ${name}: ${needs ?? 'it has no program for this platform'} is not there.`) };
}
