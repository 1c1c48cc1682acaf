import * as path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { FixedFile } from '../../core/project.ts';
import type { LintRoot } from '../roots.ts';
import { safeText } from '../terminal.ts';
import { fixedFile } from './fixedFile.ts';

/**
 * What fixing would do to a file, as a unified diff for people; nothing where the file has changed meanwhile. What a
 * terminal would obey is written out, so that a diff of such a text cannot be applied.
 */
export function fixDiff(root: LintRoot, file: FixedFile): string {
  const change = fixedFile(root.folder, file);
  if (typeof change === 'string') return '';
  const name = safeText(path.relative(root.base, path.join(root.folder, file.path)).split(path.sep).join('/').replace(/[\n\t]/g, ' '));
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, withLineFeeds(change.before), withLineFeeds(change.after), undefined, undefined, { context: 3 });
  // The first line is a rule of equals signs, which only Subversion has.
  return safeText(patch.slice(patch.indexOf('--- ')));
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n/g, '\n');
}
