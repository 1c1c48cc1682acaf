import type { ProjectLink } from '../core/model/diagram.ts';
import type { JudgedFolder } from './judgedFolder.ts';
import type { FolderAnswer, JudgedFile } from './workerProtocol.ts';

/** Tells what changed in one folder since it was last asked. */
export class Answers {
  readonly #folder: string;
  readonly #judged: JudgedFolder;
  /** What was told of each file that has findings or is open, as text for comparing. */
  readonly #told = new Map<string, string>();
  /** The documents that were open. */
  #versioned: readonly string[] = [];
  #isFirst = true;
  #links: readonly ProjectLink[] = [];

  constructor(folder: string, judged: JudgedFolder) {
    this.#folder = folder;
    this.#judged = judged;
  }

  next(): FolderAnswer {
    const { project, isPartial, unreadable, trouble } = this.#judged;
    const complete = this.#isFirst;
    this.#isFirst = false;
    return {
      folder: this.#folder,
      files: this.#changedFiles(),
      complete,
      stats: project.stats(),
      links: this.#becomeOfLinks(),
      partial: isPartial,
      unreadable,
      trouble,
    };
  }

  /** Of the files in which something else may be found, and of open documents, those of which something else is to be told. */
  #changedFiles(): readonly JudgedFile[] {
    const { project, versions } = this.#judged;
    const asked = new Set([...versions.keys(), ...this.#versioned, ...[...project.takeChanged()].sort()]);
    this.#versioned = [...versions.keys()];
    return [...asked].flatMap((path) => {
      const { findings, suppressed } = project.outcomeOf(path);
      const file: JudgedFile = { path, version: versions.get(path), findings, suppressed };
      const isNothing = file.version === undefined && findings.length + suppressed.length === 0;
      const telling = isNothing ? undefined : JSON.stringify(file);
      if (this.#told.get(path) === telling) return [];
      if (telling === undefined) this.#told.delete(path);
      else this.#told.set(path, telling);
      return [file];
    });
  }

  /** Links that are the same values need not be compared: those of files that nothing happened to. */
  #becomeOfLinks(): FolderAnswer['links'] {
    const links = this.#judged.project.links();
    const before = this.#links;
    this.#links = links;
    if (links === before) return 'same';
    const isOther = (of: (link: ProjectLink | undefined) => string): boolean => links.some((link, index) => link !== before[index] && of(link) !== of(before[index]));
    if (links.length !== before.length || isOther(endsOf)) return 'changed';
    return isOther((link) => JSON.stringify(link)) ? 'moved' : 'same';
  }
}

function endsOf(link: ProjectLink | undefined): string {
  return JSON.stringify([link?.path, link?.title, link?.node, link?.destination.path, link?.destination.part !== undefined]);
}
