import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';

/** What is asked for: committed. */
const wanted = join(root, 'test', 'patterns', 'dependencies');
/** Where it is installed: outside the folders that types, lint and boundaries look at. */
const installed = join(root, '.patterns-cache');
const modules = join(installed, 'node_modules');
const stamp = join(modules, '.complete');

/** What generated projects depend on, by package: the versions that their `package.json` must name. */
export function lockedVersions(): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(join(wanted, 'package.json'), 'utf8'));
  return z.parse(z.object({ dependencies: z.record(z.string(), z.string()) }), manifest).dependencies;
}

/**
 * Installs the dependencies that all generated projects share, unless they are there as the lock file says. The stamp is
 * written last, so that an install that broke off is done again.
 * @throws Error with what npm said
 */
export function installDependencies(): void {
  const lock = createHash('sha256').update(readFileSync(join(wanted, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  rmSync(installed, { recursive: true, force: true });
  cpSync(wanted, installed, { recursive: true });
  const npm = z.string('Run this by npm: npm run test:patterns').parse(process.env['npm_execpath']);
  const { status, stderr } = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: installed, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The dependencies of generated projects cannot be installed:\n${stderr}`);
  writeFileSync(stamp, lock);
}

/** Gives a generated project its `node_modules` and the lock file that `npm install` would have left. */
export function linkDependencies(project: string): void {
  symlinkSync(modules, join(project, 'node_modules'), 'junction');
  symlinkSync(join(wanted, 'package-lock.json'), join(project, 'package-lock.json'));
}

/** A module of the shared dependencies, as it is for `require`. */
export function dependency(name: string): string {
  return join(modules, name);
}
