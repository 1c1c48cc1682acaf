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
    const { project, isPartial, unreadable, trouble } = this.#judged;
    const files = judgedFiles(this.#judged);
    const telling = new Map(files.map((file) => [file.path, JSON.stringify(file)]));
    const told = this.#told;
    this.#told = telling;
    const changed = files.filter(({ path }) => told?.get(path) !== telling.get(path));
    const cleared = [...(told?.keys() ?? [])].filter((path) => !telling.has(path));
    return {
      folder: this.#folder,
      files: [...changed, ...cleared.map((path) => ({ path, version: undefined, findings: [], suppressed: [] }))],
      complete: told === undefined,
      stats: project.stats(),
      links: this.#becomeOfLinks(),
      partial: isPartial,
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
  const findings = byPath(project.findings(), ({ at }) => at.path);
  const suppressed = byPath(project.suppressed(), ({ finding }) => finding.at.path);
  const paths = new Set([...versions.keys(), ...findings.keys(), ...suppressed.keys()]);
  return [...paths].map((path) => ({ path, version: versions.get(path), findings: findings.get(path) ?? [], suppressed: suppressed.get(path) ?? [] }));
}

function byPath<Item>(items: readonly Item[], pathOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const grouped = new Map<string, Item[]>();
  for (const item of items) {
    const known = grouped.get(pathOf(item));
    if (known === undefined) grouped.set(pathOf(item), [item]);
    else known.push(item);
  }
  return grouped;
}
