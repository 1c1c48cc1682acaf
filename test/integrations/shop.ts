import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root as repository } from '../../src/build/root.ts';
import { temporaryFolder } from '../node/temporaryFolder.ts';
import { builtBundles } from '../server/builtBundles.ts';
import { toolModules, toolVersions } from './tools.ts';

/** A monorepo of `examples/`, as somebody has it who has copied and installed it. */
export interface Shop {
  readonly folder: string;
  /** Runs a program of its `node_modules/.bin`. */
  readonly run: (name: string, ...args: readonly string[]) => { readonly code: number | null; readonly output: string };
  /** Installs Archnotes under that version. */
  readonly install: (version: string) => void;
}

/** @param example the folder in `examples/` */
export async function openShop(example: string): Promise<Shop> {
  const folder = temporaryFolder();
  fs.cpSync(path.join(repository, 'examples', example), folder, { recursive: true });
  const modules = path.join(folder, 'node_modules');
  fs.mkdirSync(path.join(modules, '.bin'), { recursive: true });
  for (const name of fs.readdirSync(toolModules)) if (!name.startsWith('.')) fs.symlinkSync(path.join(toolModules, name), path.join(modules, name));
  for (const name of ['nx', 'turbo']) fs.symlinkSync(path.join(toolModules, '.bin', name), path.join(modules, '.bin', name));
  fs.cpSync(await builtBundles(), path.join(modules, 'archnotes', 'dist'), { recursive: true });
  fs.chmodSync(path.join(modules, 'archnotes', 'dist', 'cli.js'), 0o755);
  fs.symlinkSync('../archnotes/dist/cli.js', path.join(modules, '.bin', 'archnotes'));
  const shop = { folder, run: runner(folder), install: (version: string) => install(folder, version) };
  shop.install('1.0.0');
  execFileSync('git', ['init', '-q'], { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } });
  return shop;
}

/** The package and the lock file that npm leaves. */
function install(folder: string, version: string): void {
  const archnotes = { version, resolved: `https://registry.npmjs.org/archnotes/-/archnotes-${version}.tgz`, integrity: `sha512-${Buffer.from(version.repeat(16)).toString('base64')}`, dev: true };
  fs.writeFileSync(path.join(folder, 'node_modules/archnotes/package.json'), JSON.stringify({ name: 'archnotes', version, bin: { archnotes: 'dist/cli.js' } }));
  const manifest: { readonly devDependencies: Readonly<Record<string, string>>; readonly workspaces: readonly string[] } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const tools = Object.fromEntries(Object.entries(toolVersions()).filter(([name]) => name in manifest.devDependencies).map(([name, tool]) => [`node_modules/${name}`, { version: tool, dev: true }]));
  const members = Object.fromEntries(['orders', 'payments'].flatMap((name) => [[`node_modules/@shop/${name}`, { resolved: `packages/${name}`, link: true }], [`packages/${name}`, { name: `@shop/${name}`, version: '1.0.0', dependencies: {} }]]));
  const lock = { name: 'shop', lockfileVersion: 3, requires: true, packages: { '': { name: 'shop', workspaces: manifest.workspaces, devDependencies: { ...manifest.devDependencies, archnotes: version } }, 'node_modules/archnotes': archnotes, ...tools, ...members } };
  fs.writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2));
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, devDependencies: { ...manifest.devDependencies, archnotes: version } }, null, 2));
}

/** Telemetry, daemons and clouds off: what is tried is the local cache. */
const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', NO_COLOR: '1', CI: 'true', LC_ALL: 'C' };

function runner(folder: string): Shop['run'] {
  return (name, ...args) => {
    const bin = path.join(folder, 'node_modules', '.bin');
    const env = { PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, HOME: path.join(folder, 'node_modules'), ...quiet };
    const { status, stdout, stderr } = spawnSync(path.join(bin, name), args, { cwd: folder, encoding: 'utf8', env, timeout: 120_000 });
    return { code: status, output: stdout + stderr };
  };
}
