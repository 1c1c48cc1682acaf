import * as vscode from 'vscode';
import type { Language } from '../../core/model/text.ts';

/** The page that says what a rule finds, why it matters and what to do. */
export interface RulePage {
  readonly rule: string;
  /** Its first heading, in the language asked for. */
  readonly title: string;
  readonly uri: vscode.Uri;
}

/** The pages that came with the extension, in one language, sorted by rule. */
export async function listRulePages(extension: vscode.Uri, language: Language): Promise<readonly RulePage[]> {
  const folder = vscode.Uri.joinPath(extension, 'dist', 'rules');
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  const rules = names.flatMap((name) => /^([a-z0-9-]+)\.md$/.exec(name)?.[1] ?? []).sort();
  return Promise.all(
    rules.map(async (rule) => {
      const uri = vscode.Uri.joinPath(folder, language === 'ko' ? `${rule}.ko.md` : `${rule}.md`);
      return { rule, uri, title: await readTitle(uri) };
    }),
  );
}

async function readTitle(page: vscode.Uri): Promise<string> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
  return /^# (.+)$/m.exec(text)?.[1]?.trim() ?? '';
}
