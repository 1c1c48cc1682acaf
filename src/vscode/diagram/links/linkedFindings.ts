import * as vscode from 'vscode';
import { maxNodeMessages, nodeSeverities, type NodeFindings } from '../../../protocol/nodeLinks.ts';
import type { LinkTarget } from '../../../protocol/links.ts';
import { ruleOf } from '../../lint/diagnostics.ts';

/** A finding of ours, and the document that it is in. */
export interface LinkedFinding {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
}

const longestMessage = 1_000;

/** Everything that we have found, as the editor shows it. */
export function allFindings(): readonly LinkedFinding[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => diagnostics.filter((one) => ruleOf(one) !== undefined).map((diagnostic) => ({ uri, diagnostic })));
}

/** Of some findings those where links lead, in it or with a part of the reason there; the gravest first. */
export function findingsAt(targets: readonly LinkTarget[], findings: readonly LinkedFinding[]): readonly LinkedFinding[] {
  const there = findings.filter((finding) => placesOf(finding).some(({ uri, range }) => targets.some((target) => isAt(target, uri, range))));
  return there.sort((one, other) => one.diagnostic.severity - other.diagnostic.severity);
}

/** How a badge tells of findings, which come the gravest first; null where there are none. */
export function badgeOf(findings: readonly LinkedFinding[]): NodeFindings | null {
  const [first] = findings;
  if (first === undefined) return null;
  const messages = findings.slice(0, maxNodeMessages).map(({ diagnostic }) => diagnostic.message.slice(0, longestMessage));
  return { gravest: nodeSeverities[first.diagnostic.severity] ?? 'hint', count: findings.length, messages };
}

function placesOf({ uri, diagnostic: { range, relatedInformation = [] } }: LinkedFinding): readonly vscode.Location[] {
  return [new vscode.Location(uri, range), ...relatedInformation.map(({ location }) => location)];
}

function isAt({ uri: address, part }: LinkTarget, uri: vscode.Uri, range: vscode.Range): boolean {
  if (vscode.Uri.parse(address).toString() !== uri.toString()) return false;
  return part === null || range.intersection(rangeOf(part.range)) !== undefined;
}

/** A range as VS Code has it. */
export function rangeOf({ start, end }: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } }): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
