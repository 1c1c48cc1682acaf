import { isJson } from '../languages/readTree.ts';
import type { DirectiveToWrite } from '../model/suppression.ts';
import { fileKindOf } from './fileKind.ts';
import { damageOf, readFile, type ProjectFile, type Reading } from './files.ts';
import { lineStartsOf } from '../languages/lineStarts.ts';

/** What is to be taken back. */
export interface Suppressible {
  readonly rule: string;
  /** From 0. */
  readonly line: number;
}

interface Text {
  readonly path: string;
  readonly text: string;
}

/** What opens and closes a comment that takes one line. */
type Marks = readonly [string, string];

/**
 * The comment above a line that takes back what a rule finds there, or nothing where none can stand: in a text or a template
 * of many lines, in front matter, in JSON. That is tried out: the comment must be read as one, and the rest must be read as well
 * as before.
 */
export function directiveFor({ path, text }: Text, { rule, line }: Suppressible, reading: Reading): DirectiveToWrite | undefined {
  const start = lineStartsOf(text)[line];
  if (start === undefined || continues(path, text.slice(0, start))) return undefined;
  const indent = (/\.(?:md|markdown)$/i.test(path) ? /^[ \t>]*/ : /^[ \t]*/).exec(text.slice(start, start + 1000))?.[0] ?? '';
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const look = (tried: string): ProjectFile => readFile({ kind: 'text', path, text: tried }, undefined, { ...reading, mermaidJudge: () => () => undefined, isDemanded: () => true });
  const now = look(text);
  if (now.directives?.some(({ lines, rules }) => lines?.first === line && rules.some(({ id }) => id === rule)) === true) return undefined;
  for (const [open, close] of marksFor(path, text)) {
    const head = `${indent}${open} archnotes-disable-next-line ${rule} -- `;
    const tail = `${close === '' ? '' : ` ${close}`}${lineEnd}`;
    const file = look(`${text.slice(0, start)}${head}reason${tail}${text.slice(start)}`);
    const isRead = file.directives?.some(({ at, lines, rules }) => at.start > start && at.start < start + head.length && lines?.first === line + 1 && rules[0]?.id === rule);
    if (isRead === true && damageIn(file) === damageIn(now)) return { at: { line, character: 0 }, before: head, after: tail };
  }
  return undefined;
}

function marksFor(path: string, text: string): readonly Marks[] {
  switch (fileKindOf(path)) {
    case 'module':
      return path.endsWith('.py') ? [['#', '']] : [['//', ''], ['{/*', '*/}']];
    case 'diagrams':
      return [['%%', '']];
    case 'infrastructure':
      return isJson(path, text) ? [] : [['#', '']];
    case 'terraform':
    case 'dockerfile':
      return [['#', '']];
    default:
      return [];
  }
}

/** A backslash at the end of a line of Python makes the next one part of it, comments excluded. */
function continues(path: string, before: string): boolean {
  return path.endsWith('.py') && /\\\r?\n$/.test(before);
}

function damageIn(file: ProjectFile): string | undefined {
  return damageOf(file)?.damage.message;
}
