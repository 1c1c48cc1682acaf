import * as fs from 'node:fs';
import * as path from 'node:path';
import { applyEdits } from '../../core/engine/applyEdits.ts';
import { decodeText } from '../../core/project/decodeText.ts';
import type { FixedFile } from '../../core/project.ts';
import { contentHash } from '../../node/contentHash.ts';
import { encodeLike } from '../../node/encodeText.ts';
import { isAbsent, systemErrorCode } from '../../node/systemError.ts';
import { writeTarget } from '../../node/write.ts';
import type { WriteRefusal } from '../../node/write.ts';

/** Why a file was not fixed: `encoding` means that it is no valid text. */
export type FixRefusal = WriteRefusal | 'encoding';

/** A file before and after it is fixed. */
interface Change {
  readonly bytes: Uint8Array;
  readonly before: string;
  readonly after: string;
}

/** What edits make of a file as it is now on the disk; refused where that is not the text that they refer to. */
export function fixedFile(folder: string, { path: file, hash, edits }: FixedFile): Change | FixRefusal {
  try {
    const bytes = fs.readFileSync(path.join(folder, file));
    const before = decodeText(bytes);
    return contentHash(before) === hash ? { bytes, before, after: applyEdits(before, edits) } : 'changed';
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return isAbsent(error) ? 'changed' : 'denied';
  }
}

/** Writes a fixed file in the encoding it had. Gives why not; undefined when it is written. */
export function writeFixedFile(folder: string, fixed: FixedFile): FixRefusal | undefined {
  const change = fixedFile(folder, fixed);
  if (typeof change === 'string') return change;
  const content = encodeLike(change.bytes, change.after);
  if (content === undefined) return 'encoding';
  const result = writeTarget(folder, fixed.path, content, contentHash(change.bytes));
  return result.kind === 'refused' ? result.reason : undefined;
}
