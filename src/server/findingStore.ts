import type { Finding } from '../core/model/finding.ts';
import type { FolderAnswer, JudgedFile } from './workerProtocol.ts';
import type { WorkspacePlace } from './workspace.ts';

/** The latest findings of each folder, as the worker told them. */
export class FindingStore {
  readonly #folders = new Map<string, { readonly files: Map<string, JudgedFile>; latest: FolderAnswer }>();

  /** Takes an answer in. */
  take(answer: FolderAnswer): void {
    const folder = this.#folders.get(answer.folder) ?? { files: new Map<string, JudgedFile>(), latest: answer };
    folder.latest = answer;
    this.#folders.set(answer.folder, folder);
    for (const file of answer.files) {
      if (file.findings.length === 0 && file.suppressed.length === 0 && file.version === undefined) folder.files.delete(file.path);
      else folder.files.set(file.path, file);
    }
  }

  /** Forgets a folder. */
  drop(folder: string): void {
    this.#folders.delete(folder);
  }

  fileAt({ folder, path }: WorkspacePlace): JudgedFile | undefined {
    return this.#folders.get(folder)?.files.get(path);
  }

  /** Every file with findings, also those that comments take back, and every open document that is judged. */
  places(): readonly WorkspacePlace[] {
    return [...this.#folders].flatMap(([folder, { files }]) => [...files.keys()].map((path) => ({ folder, path })));
  }

  totals(): { readonly files: number; readonly handlers: number; readonly skipped: number; readonly suppressed: number; readonly partial: boolean } {
    const latest = [...this.#folders.values()].map((folder) => folder.latest);
    const stats = latest.map((answer) => answer.stats);
    const sum = (of: (one: FolderAnswer['stats']) => number): number => stats.reduce((total, one) => total + of(one), 0);
    return { files: sum(({ files }) => files), handlers: sum(({ handlers }) => handlers), skipped: sum(({ skipped }) => skipped), suppressed: sum(({ suppressed }) => suppressed), partial: latest.some(({ partial }) => partial) };
  }
}

/** Whether a finding is shown in an editor. The language's own service already tells of errors in code. */
export function isShown({ ruleId, at }: Finding): boolean {
  return ruleId !== 'internal/syntax-error' || !/\.[cm]?[jt]sx?$/.test(at.path);
}
