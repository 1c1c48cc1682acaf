import * as path from 'node:path';
import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver/node';
import { emptyConfiguration, ignoring, turningOff } from '../core/config/changes.ts';
import { applyEdits } from '../core/engine/applyEdits.ts';
import { configurationName } from '../core/model/configuration.ts';
import type { Finding } from '../core/model/finding.ts';
import type { TextEdit } from '../core/model/text.ts';
import { nearestConfigurationAbove } from '../node/configurationAbove.ts';
import { asDocumentFix, openTarget } from './documentFixes.ts';
import type { Session } from './session.ts';
import type { WorkspacePlace } from './workspace.ts';

/** A finding, where it stands, and how the editor shows it. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly folder: string;
  readonly diagnostics: Diagnostic[];
}

/** Offers to ignore the file of a finding, or to turn its rule off, in the archnotes.json that holds for it. */
export function configurationActions(session: Session, { finding, folder, diagnostics }: ShownFinding): readonly CodeAction[] {
  const { ruleId, at } = finding;
  if (ruleId.startsWith('internal/')) return [];
  const holding = holdingPlace(session, { folder, path: at.path });
  if (holding === undefined) return [];
  const offered = [
    { title: session.settings.say('server.configuration.ignore'), change: (text: string) => ignoring(text, holding.seen) },
    { title: session.settings.say('server.configuration.turnOff', { rule: ruleId }), change: (text: string) => turningOff(text, ruleId) },
  ];
  return offered.flatMap(({ title, change }) => {
    const edit = editOf(session, holding.place, change);
    return edit === undefined ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
  });
}

interface HoldingPlace {
  readonly place: WorkspacePlace;
  /** The file that is judged, from the folder of the configuration. */
  readonly seen: string;
}

/** The nearest archnotes.json, or the place for one at the top of the folder. A file in no folder has no place for one. */
function holdingPlace(session: Session, { folder, path: file }: WorkspacePlace): HoldingPlace | undefined {
  const root = session.workspace.folders.find(({ id }) => id === folder)?.root;
  if (root === undefined) return undefined;
  const names = file.split('/').slice(0, -1);
  for (let depth = names.length; depth >= 0; depth -= 1) {
    const place = { folder, path: [...names.slice(0, depth), configurationName].join('/') };
    if (openTarget(session, place) !== undefined) return { place, seen: file.split('/').slice(depth).join('/') };
  }
  const above = nearestConfigurationAbove(root);
  if (above === undefined) return { place: { folder, path: configurationName }, seen: file };
  const slashed = (...ends: [string, string]): string => path.relative(...ends).split(path.sep).join('/');
  return { place: { folder, path: `${slashed(root, above)}/${configurationName}` }, seen: `${slashed(above, root)}/${file}` };
}

function editOf(session: Session, place: WorkspacePlace, change: (text: string) => readonly TextEdit[] | undefined): WorkspaceEdit | undefined {
  const target = openTarget(session, place);
  if (target === undefined) return creation(session, place, change(emptyConfiguration));
  const edits = change(target.document.getText());
  if (edits === undefined) return undefined;
  const { uri, version, edits: own } = asDocumentFix(target, edits);
  const { workspaceEdit } = session.client().workspace ?? {};
  return workspaceEdit?.documentChanges === true ? { documentChanges: [{ textDocument: { uri, version }, edits: own }] } : { changes: { [uri]: own } };
}

/** Only where the editor can make files, and never in place of one. */
function creation({ client, linting }: Session, place: WorkspacePlace, edits: readonly TextEdit[] | undefined): WorkspaceEdit | undefined {
  const able = client().workspace?.workspaceEdit;
  if (edits === undefined || able?.documentChanges !== true || able.resourceOperations?.includes('create') !== true) return undefined;
  const uri = linting.publisher.uriOf(place);
  const start = { line: 0, character: 0 };
  const newText = applyEdits(emptyConfiguration, edits);
  return { documentChanges: [{ kind: 'create', uri }, { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] }] };
}
