/** A half-open span of a text in UTF-16 code units: `start` inclusive, `end` exclusive. A byte order mark never counts. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Line and character, both from 0; characters are UTF-16 code units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A span in a file of the project. `path` is relative to the project's root and /-separated. */
export interface Place {
  readonly path: string;
  readonly range: Range;
}

/** One replacement in one text. Edits of a list refer to the same original text and never overlap. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The edits of one file, with the hash of the text they were computed from: stale edits are refused. */
export interface FileEdit {
  readonly path: string;
  readonly hash: string;
  readonly edits: readonly TextEdit[];
}

/** The languages in which everything a user reads exists. */
export type Language = 'en' | 'ko';

/** A sentence in every language; a missing one is a type error. */
export type Localized = Readonly<Record<Language, string>>;

/**
 * Where each line starts, as UTF-16 offsets; the first is 0. Lines end at \r\n, \n and \r, as VS Code counts them
 * (not at U+2028, as TypeScript does).
 */
export type LineStarts = readonly number[];
