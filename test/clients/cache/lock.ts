// Writes what the probes install, package.json and package-lock.json: npx tsx test/clients/cache/lock.ts
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runToEnd } from '../../harness/closing.ts';
import { runProgram } from '../../harness/program.ts';
import { pinnedFolder } from '../probing/cache.ts';
import { allProbes, cacheManifest } from '../probing/packages.ts';

async function main(): Promise<number> {
  await writeFile(path.join(pinnedFolder, 'package.json'), cacheManifest(allProbes().values()));
  await runProgram('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: pinnedFolder, seconds: 900 });
  return 0;
}

runToEnd(main);
