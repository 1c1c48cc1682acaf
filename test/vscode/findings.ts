import * as vscode from 'vscode';
import { until } from './until.ts';

/** The diagnostics of a document that are ours. */
export function findingsIn(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'archnotes');
}

/** All findings of the editor, with the document they stand in. */
export function allFindings(): readonly (readonly [vscode.Uri, vscode.Diagnostic])[] {
  return vscode.languages.getDiagnostics().flatMap(([uri]) => findingsIn(uri).map((finding) => [uri, finding] as const));
}

/** Waits until the findings of a document are as asked for, and gives them. */
export async function untilFindings(
  uri: vscode.Uri,
  wanted: (findings: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until({
    event: vscode.languages.onDidChangeDiagnostics,
    look: () => (wanted(findingsIn(uri)) ? findingsIn(uri) : undefined),
    what: () => `other findings in ${uri.path} than ${JSON.stringify(findingsIn(uri).map(({ message }) => message))}`,
  });
}

/** Waits for the one finding of a document. */
export async function untilOneFinding(uri: vscode.Uri): Promise<vscode.Diagnostic> {
  const [finding] = await untilFindings(uri, (findings) => findings.length === 1);
  if (finding === undefined) throw new Error('unreachable: one was there');
  return finding;
}

/** Waits until a document has no findings. */
export async function untilClean(uri: vscode.Uri): Promise<void> {
  await untilFindings(uri, (findings) => findings.length === 0);
}
