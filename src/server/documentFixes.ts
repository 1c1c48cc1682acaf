import * as fs from 'node:fs';
import * as nodePath from 'node:path';
import type { TextEdit as LspTextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../core/model/finding.ts';
import type { TextEdit } from '../core/model/text.ts';
import { decodeText } from '../core/project.ts';
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

interface Found {
  readonly folder: string;
  readonly finding: Finding;
}

interface Target {
  readonly uri: string;
  readonly version: number | null;
  readonly document: TextDocument;
  readonly hash: string;
  readonly accepted: TextEdit[];
}

/**
 * The edits of all fixes that can be applied together. A fix is left out where a text is no longer the one that it was
 * made for, or where it gets in the way of one before it; it comes again when the others are applied.
 */
export function documentFixes(session: Session, found: readonly Found[]): { readonly documents: readonly DocumentFix[]; readonly fixed: number } {
  const targets = new Map<string, Target | undefined>();
  const target = (place: WorkspacePlace): Target | undefined => {
    const key = `${place.folder}\0${place.path}`;
    if (!targets.has(key)) targets.set(key, openTarget(session, place));
    return targets.get(key);
  };
  const fixed = found.filter(({ folder, finding }) => accept(finding, (path) => target({ folder, path })));
  const touched = [...targets.values()].flatMap((one) => (one === undefined || one.accepted.length === 0 ? [] : [one]));
  return { documents: touched.map(asDocumentFix), fixed: fixed.length };
}

function accept({ fix }: Finding, targetOf: (path: string) => Target | undefined): boolean {
  if (fix === undefined) return false;
  const parts = fix.edits.map(({ path, hash, edits }) => ({ target: targetOf(path), hash, edits }));
  const fits = parts.every(({ target, hash, edits }) => target?.hash === hash && edits.every((edit) => isFree(edit, target.accepted)));
  if (!fits) return false;
  for (const { target, edits } of parts) {
    const isNew = (edit: TextEdit): boolean => target?.accepted.some((other) => isSame(edit, other)) === false;
    target?.accepted.push(...edits.filter(isNew));
  }
  return true;
}

/** The same edit twice is one edit: two findings may have the same cure. */
function isFree(edit: TextEdit, accepted: readonly TextEdit[]): boolean {
  return accepted.every((other) => isSame(edit, other) || edit.range.end < other.range.start || other.range.end < edit.range.start);
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.range.start === other.range.start && one.range.end === other.range.end && one.newText === other.newText;
}

function openTarget({ documents, linting, workspace }: Session, place: WorkspacePlace): Target | undefined {
  const uri = linting.publisher.uriOf(place);
  const open = documents.get(uri);
  if (open !== undefined) return { uri, version: open.version, document: open, hash: contentHash(open.getText()), accepted: [] };
  const root = workspace.folders.find(({ id }) => id === place.folder)?.root;
  const text = root === undefined ? undefined : readText(nodePath.join(root, place.path));
  if (text === undefined) return undefined;
  return { uri, version: null, document: TextDocument.create(uri, '', 0, text), hash: contentHash(text), accepted: [] };
}

function readText(file: string): string | undefined {
  try {
    return decodeText(fs.readFileSync(file));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

function asDocumentFix({ uri, version, document, accepted }: Target): DocumentFix {
  const sorted = [...accepted].sort((one, other) => one.range.start - other.range.start);
  const edits = sorted.map(({ range, newText }) => ({
    range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
    newText,
  }));
  return { uri, version, edits };
}
