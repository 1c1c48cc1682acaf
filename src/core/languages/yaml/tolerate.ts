import { YAMLException } from 'js-yaml';
import type { PropertyValue } from '../../model/template.ts';
import type { ValueDialect } from '../valueTree.ts';
import { readEvents } from './events.ts';

/** Joining one line means reading again, so a text may have so many lines joined, and reading so many units in all. */
const joinedLines = 64;
const readUnits = 4 * 1024 * 1024;

/**
 * Every document of a YAML text, read as the tools of AWS read it (with PyYAML): inside brackets and quotes they do not
 * care for indentation, though YAML asks for it. Two of a hundred templates in aws-samples/serverless-patterns have a
 * closing bracket, or lines in quotes, too far to the left. js-yaml 5 also takes a tab between the words of a line in
 * brackets for bad indentation, which it is not.
 *
 * @throws {YAMLException} the first complaint, where there is more than that.
 */
export function readTolerantly(text: string, dialect: ValueDialect): readonly PropertyValue[] {
  const attempts = Math.min(joinedLines, Math.floor(readUnits / Math.max(text.length, 1)));
  let current = text;
  let complaint: YAMLException | undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return readEvents(current, dialect);
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      complaint ??= error;
      if (attempt >= attempts || error.reason !== 'deficient indentation' || error.mark === undefined) throw complaint;
      const { position } = error.mark;
      current = isBehindTab(current, position) ? withSpacesForTabs(current) : joinWithLineBefore(current, position);
    }
  }
}

/** Whether a tab stands between `position` and the word before it on the line. */
function isBehindTab(text: string, position: number): boolean {
  let start = position;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  return text.slice(start, position).includes('\t') && startOfLine(text, start) < start;
}

/** The text with a space for every tab that does not indent a line. */
function withSpacesForTabs(text: string): string {
  return text.replace(/^([ \t]*)(.*)$/gm, (_line, indentation: string, rest: string) => indentation + rest.replaceAll('\t', ' '));
}

/**
 * The text with the line of `position` as a continuation of the last line with content before it. Line breaks and
 * comments in between become spaces, so that every other place stays where it is.
 */
function joinWithLineBefore(text: string, position: number): string {
  let start = startOfLine(text, position);
  let joined = text.slice(start);
  while (start > 0) {
    const lineStart = startOfLine(text, text[start - 2] === '\r' ? start - 2 : start - 1);
    const line = text.slice(lineStart, start).replace(/[\r\n]/g, ' ');
    const comment = line.search(/(?:^|\s)#/);
    const content = comment < 0 ? line : line.slice(0, comment).padEnd(line.length);
    joined = content + joined;
    start = lineStart;
    if (content.trim() !== '') break;
  }
  return text.slice(0, start) + joined;
}

/** Where the line of `position` starts; goes back no further than that line. */
export function startOfLine(text: string, position: number): number {
  let start = position;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}
