import type { Finding } from '../core/model/finding.ts';
import type { JudgedFolder } from './judgedFolder.ts';
import type { FolderAnswer, JudgedFile } from './workerProtocol.ts';

/** Tells what changed in one folder since it was last asked. */
export class Answers {
  readonly #folder: string;
  readonly #judged: JudgedFolder;
  /** What was told of each file that has findings or is open, as text for comparing. */
  #told: ReadonlyMap<string, string> | undefined;
  #links = { ends: '[]', places: '[]' };

  constructor(folder: string, judged: JudgedFolder) {
    this.#folder = folder;
    this.#judged = judged;
  }

  next(): FolderAnswer {
    const { project, unreadable, trouble } = this.#judged;
    const files = judgedFiles(this.#judged);
    const telling = new Map(files.map((file) => [file.path, JSON.stringify(file)]));
    const told = this.#told;
    this.#told = telling;
    const changed = files.filter(({ path }) => told?.get(path) !== telling.get(path));
    const cleared = [...(told?.keys() ?? [])].filter((path) => !telling.has(path));
    return {
      folder: this.#folder,
      files: [...changed, ...cleared.map((path) => ({ path, version: undefined, findings: [] }))],
      complete: told === undefined,
      stats: project.stats(),
      links: this.#becomeOfLinks(),
      unreadable,
      trouble,
    };
  }

  #becomeOfLinks(): FolderAnswer['links'] {
    const links = this.#judged.project.links();
    const ends = JSON.stringify(links.map(({ path, title, node, destination }) => [path, title, node, destination.path, destination.part !== undefined]));
    const before = this.#links;
    this.#links = { ends, places: JSON.stringify(links) };
    if (ends !== before.ends) return 'changed';
    return this.#links.places === before.places ? 'same' : 'moved';
  }
}

/** Every file that has findings, and every open document, so that its version gets told. */
function judgedFiles({ project, versions }: JudgedFolder): readonly JudgedFile[] {
  const byPath = new Map<string, Finding[]>([...versions.keys()].map((path) => [path, []]));
  for (const finding of project.findings()) {
    const { path } = finding.at;
    const findings = byPath.get(path);
    if (findings === undefined) byPath.set(path, [finding]);
    else findings.push(finding);
  }
  return [...byPath].map(([path, findings]) => ({ path, version: versions.get(path), findings }));
}
