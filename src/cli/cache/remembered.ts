import * as z from 'zod/mini';
import { severities } from '../../core/model/finding.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { Basis, Sighting, SightingKind } from '../../node/basis/basis.ts';
import type { JudgedRoot } from '../judgedRoot.ts';

/** An answer about a root, and what it rests on. */
export interface Remembered {
  readonly judged: JudgedRoot;
  readonly basis: Basis;
  /** What of Archnotes itself it rests on. */
  readonly own: readonly Sighting[];
}

/** Raised with every change of the format; other versions are no cache to this one. */
const format = 1;

const count = z.number().check(z.int(), z.minimum(0));
const text = z.string();
const localized = z.strictObject({ en: text, ko: text });
const range = z.strictObject({ start: count, end: count });
const position = z.strictObject({ line: count, character: count });
const place = z.strictObject({ path: text, range, start: position, end: position });
const finding = z.strictObject({
  ruleId: text.check(z.regex(/^[a-z][a-z0-9/-]*$/)),
  messageId: text,
  severity: z.enum(severities),
  message: localized,
  at: place,
  hash: text,
  related: z.array(z.strictObject({ at: place, message: localized })),
  fix: z.optional(z.strictObject({ title: localized, edits: z.array(z.strictObject({ path: text, hash: text, edits: z.array(z.strictObject({ range, newText: text })) })) })),
  curedBy: z.optional(text),
  about: z.optional(text),
});
/** Three texts for each sighting: path, stamp, content. A table for each would be five times as dear to read. */
const sightings = z.array(text).check(z.refine((words) => words.length % 3 === 0));
const basis = z.strictObject({ folders: sightings, listed: sightings, referenced: sightings, plain: sightings, standing: sightings });
const schema = z.strictObject({
  format: z.literal(format),
  key: text,
  own: sightings,
  basis,
  stats: z.strictObject({ files: count, handlers: count, skipped: count, suppressed: count, failures: z.literal(0) }),
  findings: z.array(z.tuple([text, z.array(finding)])),
  suppressed: z.array(z.tuple([text, z.array(z.strictObject({ finding, reason: text }))])),
});

type ReadFinding = z.infer<typeof finding>;
type Table = z.infer<typeof basis>;

/** @param key what else the answer depends on, see {@link readRemembered} */
export function writtenRemembered({ judged, basis: rests, own }: Remembered, key: string): string {
  const { stats, findings, suppressed } = judged;
  const some = <Item>(lists: ReadonlyMap<string, readonly Item[]>): readonly (readonly [string, readonly Item[]])[] => [...lists].filter(([, items]) => items.length > 0);
  return JSON.stringify({ format, key, own: wordsOf(own), basis: tableOf(rests), stats, findings: some(findings), suppressed: some(suppressed) });
}

/**
 * What a cache says, strictly checked: undefined for anything that {@link writtenRemembered} would not have written under
 * that key, such as a finding in a file that the answer does not rest on.
 */
export function readRemembered(written: string, key: string): Remembered | undefined {
  const parsed = schema.safeParse(jsonOf(written));
  if (!parsed.success || parsed.data.key !== key) return undefined;
  const { own, basis: table, stats, findings, suppressed } = parsed.data;
  const rests = basisOf(table);
  const judged: JudgedRoot = {
    findings: new Map(findings.map(([path, items]) => [path, items.map(findingOf)])),
    suppressed: new Map(suppressed.map(([path, items]) => [path, items.map((item) => ({ ...item, finding: findingOf(item.finding) }))])),
    stats,
    unreadable: [],
    trouble: undefined,
  };
  return isWithin(judged, rests) ? { judged, basis: rests, own: sightingsOf(own) } : undefined;
}

function jsonOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function findingOf({ fix, curedBy, about, ...rest }: ReadFinding): Finding {
  return { ...rest, fix, curedBy, ...(about === undefined ? {} : { about }) };
}

function tableOf(rests: Basis): Record<SightingKind, readonly string[]> {
  return { folders: wordsOf(rests.folders), listed: wordsOf(rests.listed), referenced: wordsOf(rests.referenced), plain: wordsOf(rests.plain), standing: wordsOf(rests.standing) };
}

function wordsOf(sightings: readonly Sighting[]): readonly string[] {
  return sightings.flatMap(({ path, stamp, content }) => [path, stamp, content]);
}

function basisOf(table: Table): Basis {
  return { folders: sightingsOf(table.folders), listed: sightingsOf(table.listed), referenced: sightingsOf(table.referenced), plain: sightingsOf(table.plain), standing: sightingsOf(table.standing) };
}

function sightingsOf(words: readonly string[]): readonly Sighting[] {
  const read: Sighting[] = [];
  for (let index = 0; index < words.length; index += 3) read.push({ path: words[index] ?? '', stamp: words[index + 1] ?? '', content: words[index + 2] ?? '' });
  return read;
}

/** Whether every place lies in a file that was looked at, so that nothing else is ever opened to show a line of it. */
function isWithin({ findings, suppressed }: JudgedRoot, { listed, referenced, plain }: Basis): boolean {
  const all = [...[...findings.values()].flat(), ...[...suppressed.values()].flat().map((item) => item.finding)];
  const places = all.flatMap(({ at, related, fix }) => [at.path, ...related.map((other) => other.at.path), ...(fix?.edits ?? []).map(({ path }) => path)]);
  if (places.length === 0) return true;
  const known = new Set([...listed, ...referenced, ...plain].map(({ path }) => path));
  return places.every((path) => known.has(path));
}
