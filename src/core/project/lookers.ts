/** Who looked at which files, so that a changed file leads to them without all being asked. */
export class Lookers {
  readonly #files = new Map<string, ReadonlySet<string>>();
  readonly #lookers = new Map<string, Set<string>>();

  /** Takes the files that `looker` looked at, in place of those before. */
  set(looker: string, files: ReadonlySet<string>): void {
    this.forget(looker);
    this.#files.set(looker, files);
    for (const file of files) {
      const lookers = this.#lookers.get(file);
      if (lookers === undefined) this.#lookers.set(file, new Set([looker]));
      else lookers.add(looker);
    }
  }

  /** Those who looked at a file. */
  of(file: string): readonly string[] {
    return [...(this.#lookers.get(file) ?? [])];
  }

  forget(looker: string): void {
    for (const file of this.#files.get(looker) ?? []) {
      const lookers = this.#lookers.get(file);
      lookers?.delete(looker);
      if (lookers?.size === 0) this.#lookers.delete(file);
    }
    this.#files.delete(looker);
  }
}
