import * as vscode from 'vscode';
import { patternsRequest, patternsResult } from '../../protocol/pattern.ts';
import type { OfferedPattern } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';

type Theme = OfferedPattern['theme'];

/** A theme with its patterns, or a pattern; `pattern` is its id, as the command Scaffold Pattern takes it. */
export type PatternNode =
  | { readonly kind: 'theme'; readonly theme: Theme; readonly patterns: readonly OfferedPattern[] }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly offered: OfferedPattern };

/** All patterns by theme, as the server knows them. */
export class PatternTree implements vscode.TreeDataProvider<PatternNode>, vscode.Disposable {
  readonly #shell: Shell;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getTreeItem(node: PatternNode): vscode.TreeItem {
    return node.kind === 'theme' ? themeItem(node.theme) : patternItem(node.offered);
  }

  async getChildren(node?: PatternNode): Promise<PatternNode[]> {
    if (node?.kind === 'pattern') return [];
    if (node !== undefined) return node.patterns.map((offered) => ({ kind: 'pattern', pattern: offered.id, offered }));
    const { patterns } = await this.#shell.server.request(patternsRequest, {}, patternsResult);
    const themes = [...new Set(patterns.map(({ theme }) => theme))];
    return themes.map((theme) => ({ kind: 'theme', theme, patterns: patterns.filter((pattern) => pattern.theme === theme) }));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function themeItem(theme: Theme): vscode.TreeItem {
  return new vscode.TreeItem(say(`scaffold.theme.${theme}`), vscode.TreeItemCollapsibleState.Expanded);
}

function patternItem(pattern: OfferedPattern): vscode.TreeItem {
  const language = userLanguage();
  const item = new vscode.TreeItem(pattern.title[language], vscode.TreeItemCollapsibleState.None);
  item.description = pattern.id;
  item.tooltip = pattern.summary[language];
  item.iconPath = new vscode.ThemeIcon(pattern.origin === 'builtIn' ? 'layers' : 'account');
  item.contextValue = 'pattern';
  item.command = { command: 'archnotes.showPattern', title: pattern.title[language], arguments: [{ pattern: pattern.id }] };
  return item;
}
