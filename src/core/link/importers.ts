/** Which files a file may import, as far as its surface or facts tell. */
export type ImportsOf = (path: string) => Iterable<string>;

/**
 * All files from which one of `targets` can be reached by imports, the targets included: the only ones worth parsing,
 * for nothing else can bring a client into a handler.
 */
export function reaching(targets: Iterable<string>, files: Iterable<string>, importsOf: ImportsOf): ReadonlySet<string> {
  const reached = new Set(targets);
  if (reached.size === 0) return reached;
  const importers = new Map<string, string[]>();
  for (const file of files) {
    for (const imported of importsOf(file)) {
      const known = importers.get(imported);
      if (known === undefined) importers.set(imported, [file]);
      else known.push(file);
    }
  }
  for (const target of reached) for (const importer of importers.get(target) ?? []) reached.add(importer);
  return reached;
}
