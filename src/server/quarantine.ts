import * as fs from 'node:fs';
import * as nodePath from 'node:path';
import { contentHash } from '../node/contentHash.ts';
import { fileStamp } from '../node/readFile.ts';
import { systemErrorCode } from '../node/systemError.ts';
import { documentStamp } from './openDocument.ts';
import type { OpenDocument } from './openDocument.ts';
import type { Step } from './progress.ts';

/**
 * Hash of the content that a worker was on; undefined where that content is no longer there.
 * @param root the folder's path, where it is on this disk
 * @param document the document as it is open now, if it is
 */
export function quarantineHash(step: Step, root: string | undefined, document: OpenDocument | undefined): string | undefined {
  if (document !== undefined) return step.content === documentStamp(document) ? contentHash(document.text) : undefined;
  if (root === undefined) return undefined;
  const file = nodePath.join(root, step.path);
  if (fileStamp(file) !== step.content) return undefined;
  try {
    return contentHash(fs.readFileSync(file));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}
