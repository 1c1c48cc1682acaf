import * as vscode from 'vscode';
import type { Language } from '../../core/model/text.ts';

/**
 * The scheme of rule pages. The manifest says by it that they open rendered, wherever they are opened from: a command, the
 * code of a finding, a link in another page.
 */
export const pageScheme = 'archnotes-rule';

/** The page that says what a rule finds, why it matters and what to do. */
export interface RulePage {
  readonly rule: string;
  /** Its first heading, in the language asked for. */
  readonly title: string;
  readonly uri: vscode.Uri;
}

/** Where the page of a rule is found, whether there is one or not. */
export function rulePageUri(rule: string, language: Language): vscode.Uri {
  return vscode.Uri.from({ scheme: pageScheme, path: language === 'ko' ? `/${rule}.ko.md` : `/${rule}.md` });
}

/** The pages that came with the extension, in one language, sorted by rule. */
export async function listRulePages(extension: vscode.Uri, language: Language): Promise<readonly RulePage[]> {
  const names = (await vscode.workspace.fs.readDirectory(folderOf(extension))).map(([name]) => name);
  const rules = names.flatMap((name) => /^([a-z0-9-]+)\.md$/.exec(name)?.[1] ?? []).sort();
  return Promise.all(
    rules.map(async (rule) => {
      const uri = rulePageUri(rule, language);
      return { rule, uri, title: titleOf(await readPage(extension, uri)) };
    }),
  );
}

/** Gives rule pages as documents that nobody edits. */
export class RulePageDocuments implements vscode.TextDocumentContentProvider {
  readonly #extension: vscode.Uri;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  /** Throws, as VS Code wants it, where there is no such page. */
  provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return readPage(this.#extension, uri);
  }
}

async function readPage(extension: vscode.Uri, { path }: vscode.Uri): Promise<string> {
  const name = /^\/([a-z0-9-]+(?:\.ko)?\.md)$/.exec(path)?.[1];
  if (name === undefined) throw vscode.FileSystemError.FileNotFound(path);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folderOf(extension), name)));
}

function folderOf(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'rules');
}

function titleOf(page: string): string {
  return /^# (.+)$/m.exec(page)?.[1]?.trim() ?? '';
}
