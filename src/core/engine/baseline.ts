/** Findings of one rule in equal lines of one file that are known, as a baseline keeps them. */
export interface BaselineEntry {
  readonly rule: string;
  /** /-separated, relative to the folder that the baseline lies in. */
  readonly path: string;
  /** What {@link fingerprints} makes of rule, path and line, without the number at its end. */
  readonly fingerprint: string;
  /** How many of them, at least 1. */
  readonly count: number;
}

/** A finding as a baseline sees it. */
export interface BaselineKey {
  readonly rule: string;
  readonly path: string;
  /** With the number at its end. */
  readonly fingerprint: string;
}

export interface BaselineComparison {
  /** For each finding that was seen, in order, whether the baseline knows it. */
  readonly known: readonly boolean[];
  /** What the baseline knows and nobody has seen, with how many of them are gone. */
  readonly stale: readonly BaselineEntry[];
  /** The baseline without what is stale. */
  readonly pruned: readonly BaselineEntry[];
  /** The baseline as it is when everything seen becomes known. */
  readonly renewed: readonly BaselineEntry[];
}

/**
 * Holds what was seen against what is known. Entries that could not have been seen, because something else was asked for,
 * are left as they are.
 * @param couldBeSeen whether findings of an entry would be among those seen, if they were still there
 */
export function compareBaseline(entries: readonly BaselineEntry[], seen: readonly BaselineKey[], couldBeSeen: (entry: BaselineEntry) => boolean): BaselineComparison {
  const allowed = new Map(entries.map(({ fingerprint, count }) => [fingerprint, count]));
  const current = grouped(seen);
  const left = ({ fingerprint }: BaselineEntry): number => current.get(fingerprint)?.count ?? 0;
  const [within, beyond] = [entries.filter(couldBeSeen), entries.filter((entry) => !couldBeSeen(entry))];
  return {
    known: seen.map((key) => ordinalOf(key) <= (allowed.get(hashOf(key)) ?? 0)),
    stale: within.flatMap((entry) => (left(entry) < entry.count ? [{ ...entry, count: entry.count - left(entry) }] : [])),
    pruned: sorted([...beyond, ...within.flatMap((entry) => (left(entry) === 0 ? [] : [{ ...entry, count: Math.min(entry.count, left(entry)) }]))]),
    renewed: sorted([...beyond.filter(({ fingerprint }) => !current.has(fingerprint)), ...current.values()]),
  };
}

/** Several entries of one fingerprint, as a merge of two branches leaves them, are one: the larger. */
export function withoutRepetition(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byPrint = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const other = byPrint.get(entry.fingerprint);
    if (other === undefined || other.count < entry.count) byPrint.set(entry.fingerprint, entry);
  }
  return [...byPrint.values()];
}

function grouped(seen: readonly BaselineKey[]): ReadonlyMap<string, BaselineEntry> {
  const groups = new Map<string, BaselineEntry>();
  for (const key of seen) {
    const fingerprint = hashOf(key);
    groups.set(fingerprint, { rule: key.rule, path: key.path, fingerprint, count: (groups.get(fingerprint)?.count ?? 0) + 1 });
  }
  return groups;
}

function hashOf({ fingerprint }: BaselineKey): string {
  return fingerprint.slice(0, fingerprint.indexOf(':'));
}

function ordinalOf({ fingerprint }: BaselineKey): number {
  return Number(fingerprint.slice(fingerprint.indexOf(':') + 1));
}

/** By path, rule and fingerprint, in UTF-16 code units: the same on every machine. */
function sorted(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const order = ({ path, rule, fingerprint }: BaselineEntry): readonly string[] => [path, rule, fingerprint];
  return [...entries].sort((one, other) => compare(order(one), order(other)));
}

function compare(one: readonly string[], other: readonly string[]): number {
  for (const [index, text] of one.entries()) {
    const against = other[index] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return 0;
}
