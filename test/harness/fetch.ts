// Installs the pinned parts under `.vscode-test/parts/`: whole or not at all, checked before each use, mended when broken.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { withLock } from './lock.ts';
import type { Part, PinnedPackage } from './parts.ts';
import { ProgramError, runProgram } from './program.ts';
import { measureTree } from './tree.ts';
import { unpackTar } from './unpack.ts';

/** Where the parts of this checkout lie. */
export const partsFolder = path.resolve(__dirname, '..', '..', '.vscode-test', 'parts');

/** What `ensurePart` may be told: the folder that holds the parts, and where its sentences go. */
export type FetchOptions = {
  readonly into?: string;
  readonly say?: (sentence: string) => void;
};

/**
 * Gives the folder of a part that is complete and works, installing or mending it first where needed.
 * @throws Error with a sentence for the user when it cannot be had (offline, wrong bytes, check failed).
 */
export async function ensurePart(part: Part, options: FetchOptions = {}): Promise<string> {
  const into = options.into ?? partsFolder;
  const say = options.say ?? ((sentence) => { process.stderr.write(`${sentence}\n`); });
  const folder = path.join(into, part.id);
  if ((await whatIsWrong(part, folder)) === undefined) return folder;
  await mkdir(into, { recursive: true });
  await withLock(path.join(into, '.lock'), async () => {
    const wrong = await whatIsWrong(part, folder);
    if (wrong === undefined) return;
    say(`${wrong === 'missing' ? 'Fetching' : `Mending (${wrong})`} ${part.packages.map(labelOf).join(', ')} …`);
    await removeLeftovers(into);
    await install(part, folder);
  });
  return folder;
}

/** Why the part in `folder` cannot be used, as a few words; `missing` when there is none, undefined when it is good. */
async function whatIsWrong(part: Part, folder: string): Promise<string | undefined> {
  const stamp = await readStamp(folder);
  if (stamp === undefined) return (await exists(folder)) ? 'half installed' : 'missing';
  if (stamp !== (await stampFor(part, folder))) return 'other version, or damaged';
  try {
    await part.check(folder);
    return undefined;
  } catch (error) {
    return `does not work: ${firstLine(error)}`;
  }
}

async function install(part: Part, folder: string): Promise<void> {
  const partial = `${folder}.partial-${process.pid}`;
  const old = `${folder}.old-${process.pid}`;
  try {
    for (const item of part.packages) await unpackPackage(item, partial);
    await part.prepare?.(partial);
    await part.check(partial);
    await writeFile(path.join(partial, stampFile), await stampFor(part, partial));
    if (await exists(folder)) await rename(folder, old);
    await rename(partial, folder);
  } catch (error) {
    throw new Error(explain(part, error), { cause: error });
  } finally {
    await rm(partial, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

async function unpackPackage(item: PinnedPackage, partial: string): Promise<void> {
  const downloads = path.join(partial, '.download');
  await mkdir(downloads, { recursive: true });
  const source = item.source ?? `${item.name}@${item.version}`;
  await runProgram('npm', ['pack', source, '--ignore-scripts', '--loglevel=error', '--pack-destination', downloads], { cwd: partial, seconds: 900 });
  const [tarball] = await readdir(downloads);
  if (tarball === undefined) throw new Error(`npm pack ${source} left no file`);
  const bytes = await readFile(path.join(downloads, tarball));
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (integrity !== item.integrity) throw new Error(`${labelOf(item)} is not the pinned tarball: ${integrity}`);
  await unpackTar(path.join(downloads, tarball), downloads, item.only);
  const target = path.join(partial, item.name);
  await mkdir(path.dirname(target), { recursive: true });
  await rename(path.join(downloads, 'package'), target);
  await rm(downloads, { recursive: true });
}

const stampFile = '.stamp.json';

/** What was installed and how large it is: a truncated or missing file changes it. */
async function stampFor(part: Part, folder: string): Promise<string> {
  const packages = part.packages.map(({ name, version, integrity }) => ({ name, version, integrity }));
  return JSON.stringify({ id: part.id, recipe: part.recipe, packages, ...(await measureTree(folder, stampFile)) });
}

async function readStamp(folder: string): Promise<string | undefined> {
  return readFile(path.join(folder, stampFile), 'utf8').catch(absent);
}

async function exists(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(absent)) !== undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** Removes what runs that were killed have left; called under the lock. */
async function removeLeftovers(into: string): Promise<void> {
  for (const name of await readdir(into)) {
    if (/\.(?:partial|old)-\d+$/.test(name)) await rm(path.join(into, name), { recursive: true, force: true });
  }
}

const offline = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|EIDLETIMEOUT)\b/;

function explain(part: Part, error: unknown): string {
  const names = part.packages.map(labelOf).join(', ');
  if (error instanceof ProgramError && offline.test(error.output)) {
    return `Cannot fetch ${names}: the npm registry is not reachable. Connect to the network (or set the npm proxy) and run this again.`;
  }
  return `Cannot install ${names} under ${partsFolder}: ${error instanceof Error ? error.message : String(error)}`;
}

function labelOf(item: PinnedPackage): string {
  return `${item.name}@${item.version}`;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? text;
}
