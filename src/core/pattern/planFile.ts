import type { Existing } from './existing.ts';
import { mergeThree } from './merge.ts';
import type { RenderedFile } from './render.ts';

/** What is to become of one file of a scaffold. */
export type FileStatus =
  /** Nothing stands there. */
  | 'create'
  /** It is there as the pattern makes it. */
  | 'identical'
  /** It is there as it was generated, and the pattern makes it otherwise now. */
  | 'update'
  /** The user and the pattern have changed different places of it. */
  | 'merged'
  /** The user and the pattern have changed the same place: both versions stand in the text, marked. */
  | 'clash'
  /** The user has changed it, and the pattern has not. */
  | 'kept'
  /** The user has deleted it: it stays away. */
  | 'deleted'
  /** Another file stands there, which no scaffold has made. */
  | 'conflict';

export interface PlannedFile {
  /** Relative to the target folder, /-separated. */
  readonly path: string;
  readonly status: FileStatus;
  /** What would be written; with `kept` and `deleted` what the pattern makes, for whoever wants to see it. */
  readonly text: string;
  /** Hash of the bytes that stood there when the plan was made; undefined where nothing did. */
  readonly seen: string | undefined;
  /** With `clash`, what was merged with the user's text: for an editor that shows three versions. */
  readonly sides?: { readonly base: string; readonly theirs: string };
}

/** What the user has decided about a file that would be merged: their own text, or the pattern's, in place of both. */
export type Decision = 'mine' | 'theirs' | undefined;

/** What is written without being asked about: nothing of the user's is lost by it. */
const writtenStatuses: ReadonlySet<FileStatus> = new Set(['create', 'update', 'merged', 'clash']);

/** Whether a planned file is to be written. @param replace whether this file may take the place of one with other content */
export function isWritten({ status }: Pick<PlannedFile, 'status'>, replace: boolean): boolean {
  return writtenStatuses.has(status) || (status === 'conflict' && replace);
}

/** What is known of one file before it is planned. */
export interface FileHistory {
  readonly there: Existing | undefined;
  /** The text as it was last generated; undefined where it never was. */
  readonly base: string | undefined;
  readonly decision?: Decision;
}

/**
 * Decides about one file.
 * @param theirName how the pattern's side is called in conflict markers: `saga-code 1.1.0`
 */
export function planFile(file: RenderedFile, { there, base, decision }: FileHistory, theirName: string): PlannedFile {
  if (there?.kind !== 'file') return { ...file, status: base === undefined ? 'create' : 'deleted', seen: undefined };
  const planned = (status: FileStatus, text = file.text): PlannedFile => ({ path: file.path, status, text, seen: there.hash });
  if (there.text === undefined) return planned('conflict');
  const [mine, theirs] = [plain(there.text), plain(file.text)];
  if (mine === theirs) return planned('identical');
  if (base === undefined) return planned('conflict');
  const origin = plain(base);
  if (mine === origin) return planned('update', written(file.text, there.text));
  if (theirs === origin) return planned('kept');
  if (decision === 'mine') return planned('kept');
  if (decision === 'theirs') return planned('update', written(file.text, there.text));
  const { text, clashes } = mergeThree({ base: origin, mine, theirs }, theirName);
  return clashes === 0 ? planned('merged', written(text, there.text)) : { ...planned('clash', written(text, there.text)), sides: { base: origin, theirs } };
}

/** A text without what git and editors change on their own: byte order mark and line ends. */
export function plain(text: string): string {
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).replaceAll('\r\n', '\n');
}

/** A text with the byte order mark and the line ends of the file it is written into. */
function written(text: string, like: string): string {
  const lines = /\r\n/.test(like) ? plain(text).replaceAll('\n', '\r\n') : plain(text);
  return like.startsWith('\uFEFF') ? `\uFEFF${lines}` : lines;
}
