/** Which files a file may import, as far as its surface or facts tell; or the other way round. */
export type ImportsOf = (path: string) => Iterable<string>;
export type Importers = (path: string) => readonly string[];

/** All files that one of `targets` leads to in steps of `next`, the targets included. */
export function reaching(targets: Iterable<string>, next: ImportsOf): ReadonlySet<string> {
  const reached = new Set(targets);
  for (const target of reached) for (const other of next(target)) reached.add(other);
  return reached;
}

/** The files that import a file, among `files`. */
export function importersOf(files: Iterable<string>, importsOf: ImportsOf): Importers {
  const importers = new Map<string, string[]>();
  for (const file of files) {
    for (const imported of importsOf(file)) {
      const known = importers.get(imported);
      if (known === undefined) importers.set(imported, [file]);
      else known.push(file);
    }
  }
  return (path) => importers.get(path) ?? [];
}
