import * as vscode from 'vscode';
import type { PlannedScaffoldFile } from '../../protocol/pattern.ts';
import { say } from '../settings/language.ts';

export const planScheme = 'archnotes-plan';

/** One file of a plan, as it is and as it would become. Both are on no disk: the preview stays as it is when the files change. */
export interface PlanDocument {
  readonly file: PlannedScaffoldFile;
  /** Undefined where nothing is there. */
  readonly before: vscode.Uri | undefined;
  readonly after: vscode.Uri;
}

/** The files of the plan that is being previewed, as read-only documents. */
export class PlanDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  /** Takes the place of the plan before. */
  async show(target: vscode.Uri, files: readonly PlannedScaffoldFile[]): Promise<readonly PlanDocument[]> {
    this.#texts.clear();
    const documents: PlanDocument[] = [];
    for (const file of files) {
      const there = vscode.Uri.joinPath(target, file.path);
      const before = file.status === 'create' ? undefined : this.#put(there, file, { side: 'before', text: await textOf(there) });
      documents.push({ file, before, after: this.#put(there, file, { side: 'after', text: file.text }) });
    }
    return documents;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** The heading of a diff shows the folders of its documents: the first one says what would become of the file. */
  #put(there: vscode.Uri, { status }: PlannedScaffoldFile, { side, text }: { readonly side: 'before' | 'after'; readonly text: string }): vscode.Uri {
    const path = `/${say(`scaffold.state.${status}`)}/${vscode.workspace.asRelativePath(there, false)}`;
    const uri = vscode.Uri.from({ scheme: planScheme, path, query: side });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }
}

async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
