import * as vscode from 'vscode';
import type { PlannedScaffoldFile } from '../../protocol/pattern.ts';

export const planScheme = 'archnotes-plan';

/** The files of the plan that is being previewed, as read-only documents: they are on no disk. */
export class PlanDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  /** Takes the place of the plan before. Gives the documents' addresses, in the order of the files. */
  show(target: vscode.Uri, files: readonly PlannedScaffoldFile[]): readonly vscode.Uri[] {
    this.#texts.clear();
    return files.map(({ path, text }) => {
      const uri = vscode.Uri.joinPath(target, path).with({ scheme: planScheme, authority: '', query: '', fragment: '' });
      this.#texts.set(uri.toString(), text);
      this.#changed.fire(uri);
      return uri;
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
