import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Existing } from '../core/pattern/existing.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Result } from '../core/pattern/result.ts';
import { contentHash } from './contentHash.ts';
import { isAbsent, systemErrorCode } from './systemError.ts';

/**
 * Looks at a target folder before anything is planned for it.
 * @param target absolute; it need not exist
 * @param paths what to look at, relative to the target; '' is the target itself
 * @param within the folder that the target must really lie in, where there is one
 * @returns what stands at each path; a target that does not exist is told as the nearest folder above it
 */
export function surveyTarget(target: string, paths: readonly string[], within: string | undefined): Result<ReadonlyMap<string, Existing>> {
  if (within !== undefined && !liesIn(target, within)) return failure(problem(messages.outside(within), target));
  const found = new Map<string, Existing>();
  for (const relative of paths) {
    const existing = relative === '' ? targetState(target) : stateOf(path.join(target, relative), fs.lstatSync);
    if (existing !== undefined) found.set(relative, existing);
  }
  return success(found);
}

function targetState(target: string): Existing | undefined {
  // Links above the target are the user's own way of naming it; only the target itself must not be one.
  return stateOf(target, fs.lstatSync) ?? stateOf(deepestExisting(target), fs.statSync);
}

function stateOf(file: string, look: typeof fs.lstatSync): Existing | undefined {
  const stat = statOrNothing(file, look);
  if (stat === undefined) return undefined;
  if (stat.isSymbolicLink()) return { kind: 'link' };
  if (stat.isDirectory()) return { kind: 'folder', writable: isWritable(file) };
  if (!stat.isFile()) return { kind: 'other' };
  const bytes = fs.readFileSync(file);
  return { kind: 'file', hash: contentHash(bytes), text: textOf(bytes), writable: isWritable(file) };
}

function statOrNothing(file: string, look: typeof fs.lstatSync): fs.Stats | undefined {
  try {
    return look(file);
  } catch (error) {
    // Below a link that leads to itself there is nothing; the link is told of at its own path.
    if (isAbsent(error) || systemErrorCode(error) === 'ELOOP') return undefined;
    throw error;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.includes('\uFFFD') ? undefined : text;
}

function isWritable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    return true;
  } catch {
    // Whatever the reason: it is no place to write to.
    return false;
  }
}

function liesIn(target: string, within: string): boolean {
  const [real, root] = [fs.realpathSync(deepestExisting(target)), fs.realpathSync(within)];
  return real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}

/** A link that leads nowhere counts as existing. */
function deepestExisting(folder: string): string {
  let current = folder;
  while (statOrNothing(current, fs.lstatSync) === undefined) current = path.dirname(current);
  return current;
}

const messages = {
  outside: (within: string) => ({
    en: `The target lies outside "${within}". Choose a folder inside it.`,
    ko: `대상이 "${within}" 밖에 있습니다. 그 안의 폴더를 고르십시오.`,
  }),
};
