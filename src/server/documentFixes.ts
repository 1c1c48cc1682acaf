import * as fs from 'node:fs';
import * as nodePath from 'node:path';
import type { TextEdit as LspTextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fix } from '../core/model/finding.ts';
import type { TextEdit } from '../core/model/text.ts';
import { combineFixes, decodeText } from '../core/project.ts';
import type { FixedFile } from '../core/project.ts';
import { contentHash } from '../node/contentHash.ts';
import { systemErrorCode } from '../node/systemError.ts';
import type { Session } from './session.ts';
import type { WorkspacePlace } from './workspace.ts';

/** What to change in one document. */
export interface DocumentFix {
  readonly uri: string;
  /** Of the open document; null for a file on disk. */
  readonly version: number | null;
  readonly edits: LspTextEdit[];
}

/** A document of the workspace, open or on disk. */
export interface Target {
  readonly uri: string;
  readonly version: number | null;
  readonly document: TextDocument;
  readonly hash: string;
}

/** What one fix changes; nothing where one of its texts is no longer the one that it was made for. */
export function documentsOfFix(session: Session, folder: string, fix: Fix): readonly DocumentFix[] {
  const targets = new Map(fix.edits.map(({ path }) => [path, openTarget(session, { folder, path })]));
  const { edits } = combineFixes([fix], (path) => targets.get(path)?.hash);
  return [...edits].flatMap(([path, own]) => {
    const target = targets.get(path);
    return target === undefined ? [] : [asDocumentFix(target, own)];
  });
}

/** What to change in the documents of files that were fixed, without those that have moved on since. */
export function documentsOfFiles(session: Session, folder: string, files: readonly FixedFile[]): readonly DocumentFix[] {
  return files.flatMap(({ path, hash, edits }) => {
    const target = openTarget(session, { folder, path });
    return target?.hash === hash ? [asDocumentFix(target, edits)] : [];
  });
}

/** The document at a place; undefined where there is none. */
export function openTarget({ documents, linting, workspace }: Session, place: WorkspacePlace): Target | undefined {
  const uri = linting.publisher.uriOf(place);
  const open = documents.get(uri);
  if (open !== undefined) return { uri, version: open.version, document: open, hash: contentHash(open.getText()) };
  const root = workspace.folders.find(({ id }) => id === place.folder)?.root;
  const text = root === undefined ? undefined : readText(nodePath.join(root, place.path));
  if (text === undefined) return undefined;
  return { uri, version: null, document: TextDocument.create(uri, '', 0, text), hash: contentHash(text) };
}

function readText(file: string): string | undefined {
  try {
    return decodeText(fs.readFileSync(file));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Edits of a text as the protocol has them. */
export function asDocumentFix({ uri, version, document }: Target, edits: readonly TextEdit[]): DocumentFix {
  const sorted = [...edits].sort((one, other) => one.range.start - other.range.start);
  return {
    uri,
    version,
    edits: sorted.map(({ range, newText }) => ({
      range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
      newText,
    })),
  };
}
