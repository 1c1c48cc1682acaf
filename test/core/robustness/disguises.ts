import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import type { TextEdit } from '../../../src/core/model/text.ts';

/** Another way of writing a text that changes nothing of what it says: where the file's language has it, what must be edited. */
export type Disguise = (path: string, text: string) => readonly TextEdit[];

const remark = '주문 캐시 연결 🛒 “재고” { [ (';

/** What starts a comment in a file, up to the end of the line; undefined for plain JSON. */
function commentMark(path: string): string | undefined {
  if (/tsconfig.*\.json$|\.[cm]?[jt]sx?$/.test(path)) return '//';
  return path.endsWith('.json') ? undefined : '#';
}

function replacements(text: string, what: RegExp, by: (match: RegExpMatchArray) => string): readonly TextEdit[] {
  return [...text.matchAll(what)].map((match) => ({ range: { start: match.index, end: match.index + match[0].length }, newText: by(match) }));
}

/** A comment in Korean on a line of its own above every line that is not inside of a text of several lines. */
function remarks(path: string, text: string): readonly TextEdit[] {
  const mark = commentMark(path);
  if (mark === undefined) return [];
  return lineStarts(path, text).map((start) => ({ range: { start, end: start }, newText: `${mark} ${remark}\n` }));
}

/** Where lines start, those left out that a text or an instruction of several lines goes on over. */
function lineStarts(path: string, text: string): readonly number[] {
  const inside = path.endsWith('.tf') ? heredocs(text) : path.endsWith('.yaml') ? foldedTexts(text) : [];
  return [...text.matchAll(/^(?=.)/gm)].map(({ index }) => index).filter((at) => !inside.some(([start, end]) => start < at && at <= end));
}

function heredocs(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/<<-?EOT\n[\s\S]*?^\s*EOT$/gm)].map((match) => [match.index, match.index + match[0].length]);
}

function foldedTexts(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/>-\n(?: {8}.*\n)+/g)].map((match) => [match.index, match.index + match[0].length - 1]);
}

/** A comment in Korean in front of what is accused and of what witnesses it, where the language has such comments. */
function besides(path: string, text: string): readonly TextEdit[] {
  if (/\.[cm]?[jt]sx?$/.test(path)) return replacements(text, /(?<=[=(:] )(?=[\w'])/g, () => `/* ${remark.replace('(', '')} */ `);
  if (path.endsWith('.py')) return replacements(text, /(?<=\{)(?=.)/g, () => ' # 재고 🛒\n    ');
  return path.endsWith('.tf') ? replacements(text, /(?<=\w {1,12}= )(?=["\w])/g, () => '/* 재고 🛒 */ ') : [];
}

/** Tabs for spaces, wherever the language lets a tab stand: not in the indentation of YAML. */
function tabs(path: string, text: string): readonly TextEdit[] {
  if (/\.ya?ml$/.test(path)) return replacements(text, /(?<=\w:) (?=[\w"])/g, () => '\t \t');
  if (path.endsWith('.py')) return replacements(text, /^(?: {4})+/gm, ([indent]) => '\t'.repeat(indent.length / 4));
  return replacements(text, /^(?: {2})+/gm, ([indent]) => '\t'.repeat(indent.length / 2));
}

/** All disguises by name. */
export const disguises: Readonly<Record<string, Disguise>> = {
  'Windows line ends': (_path, text) => replacements(text, /\n/g, () => '\r\n'),
  'tabs': tabs,
  'remarks in Korean': remarks,
  'remarks in Korean and Windows line ends': (path, text) => {
    const above = remarks(path, text).map((edit) => ({ ...edit, newText: edit.newText.replace('\n', '\r\n') }));
    return [...above, ...replacements(text, /\n/g, () => '\r\n')];
  },
  'remarks in the midst of lines': besides,
  'emptiness above and below': (_path, text) => [
    { range: { start: 0, end: 0 }, newText: '\n\n\n' },
    { range: { start: text.length, end: text.length }, newText: '\n\n' },
  ],
};

/** The text in a disguise, and where its places went. */
export function disguised(path: string, text: string, disguise: Disguise): { readonly text: string; readonly moved: (offset: number, side: 'start' | 'end') => number } {
  const edits = [...disguise(path, text)].sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  return {
    text: applyEdits(text, edits),
    moved(offset, side) {
      const before = edits.filter(({ range }) => (side === 'start' ? range.start <= offset && range.end <= offset : range.end <= offset && range.start < offset));
      return before.reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), offset);
    },
  };
}
