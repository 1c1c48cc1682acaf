import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';

/** The monorepo tools that examples name, with exact versions: committed. */
const wanted = join(root, 'test', 'integrations', 'tools');
/** Where they are installed: outside the folders that types, lint and boundaries look at. */
const installed = join(root, '.integrations-cache');
/** The modules of the tools. */
export const toolModules = join(installed, 'node_modules');
const stamp = join(toolModules, '.complete');

/** The versions of the tools. */
export function toolVersions(): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(join(wanted, 'package.json'), 'utf8'));
  return z.parse(z.object({ dependencies: z.record(z.string(), z.string()) }), manifest).dependencies;
}

/**
 * Installs the tools, unless they are there as the lock file says. The stamp is written last, so that an install that
 * broke off is done again.
 * @throws Error with what npm said
 */
export function installTools(): void {
  const lock = createHash('sha256').update(readFileSync(join(wanted, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  rmSync(installed, { recursive: true, force: true });
  cpSync(wanted, installed, { recursive: true });
  const npm = z.string('Run this by npm: npm run test:integrations').parse(process.env['npm_execpath']);
  const { status, stderr } = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: installed, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The tools of monorepos cannot be installed:\n${stderr}`);
  writeFileSync(stamp, lock);
}
