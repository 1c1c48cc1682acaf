import { isAscii } from 'node:buffer';
import * as z from 'zod/mini';
import { severities } from '../../core/model/finding.ts';
import type { Finding } from '../../core/model/finding.ts';
import { sightingKinds } from '../../node/basis/basis.ts';
import type { Basis, Sighting } from '../../node/basis/basis.ts';
import { jsonOf } from '../../node/jsonOf.ts';
import type { JudgedRoot } from '../judgedRoot.ts';
import { readSightings, writtenSightings } from './sightings.ts';

/** An answer about a root, and what it rests on. */
export interface Remembered {
  readonly judged: JudgedRoot;
  readonly basis: Basis;
  /** What of Archnotes itself it rests on. */
  readonly own: readonly Sighting[];
}

/** Raised with every change of the format; other versions are no cache to this one. */
const format = 2;

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
/** How many sightings there are of each kind; they stand behind, see {@link writtenSightings}. */
const counts = z.strictObject({ own: count, folders: count, listed: count, referenced: count, plain: count, standing: count });
const schema = z.strictObject({
  format: z.literal(format),
  key: text,
  counts,
  stats: z.strictObject({ files: count, handlers: count, skipped: count, suppressed: count, failures: z.literal(0) }),
  findings: z.array(z.tuple([text, z.array(finding)])),
  suppressed: z.array(z.tuple([text, z.array(z.strictObject({ finding, reason: text }))])),
});

type ReadFinding = z.infer<typeof finding>;

/**
 * One line of JSON, and behind it the sightings, which are many.
 * @param key what else the answer depends on
 */
export function writtenRemembered({ judged, basis, own }: Remembered, key: string): string {
  const { stats, findings, suppressed } = judged;
  const some = <Item>(lists: ReadonlyMap<string, readonly Item[]>): readonly (readonly [string, readonly Item[]])[] => [...lists].filter(([, items]) => items.length > 0);
  const lengths = Object.fromEntries(sightingKinds.map((kind) => [kind, basis[kind].length]));
  const head = { format, key, counts: { own: own.length, ...lengths }, stats, findings: some(findings), suppressed: some(suppressed) };
  return `${JSON.stringify(head)}\n${writtenSightings([...own, ...sightingKinds.flatMap((kind) => [...basis[kind]])])}`;
}

/**
 * What a cache says, strictly checked: undefined for anything that {@link writtenRemembered} would not have written under
 * that key, such as a finding in a file that the answer does not rest on.
 */
export function readRemembered(written: Buffer, key: string): Remembered | undefined {
  const end = Math.max(written.indexOf('\n'), 0);
  const parsed = schema.safeParse(jsonOf(textOf(written.subarray(0, end))));
  if (!parsed.success || parsed.data.key !== key) return undefined;
  const { counts: lengths, stats, findings, suppressed } = parsed.data;
  const groups = readSightings(textOf(written.subarray(end + 1)), [lengths.own, ...sightingKinds.map((kind) => lengths[kind])]);
  if (groups === undefined) return undefined;
  const [own = [], folders = [], listed = [], referenced = [], plain = [], standing = []] = groups;
  const basis: Basis = { folders, listed, referenced, plain, standing };
  const judged: JudgedRoot = {
    findings: new Map(findings.map(([path, items]) => [path, items.map(findingOf)])),
    suppressed: new Map(suppressed.map(([path, items]) => [path, items.map((item) => ({ ...item, finding: findingOf(item.finding) }))])),
    stats,
    unreadable: [],
    trouble: undefined,
  };
  return isWithin(judged, basis) ? { judged, basis, own: [...own] } : undefined;
}

function findingOf({ fix, curedBy, about, ...rest }: ReadFinding): Finding {
  return { ...rest, fix, curedBy, ...(about === undefined ? {} : { about }) };
}

/** The sightings are ASCII, which is read ten times as fast as text that may be anything; what was found need not be. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** Whether every place lies in a file that was looked at, so that nothing else is ever opened to show a line of it. */
function isWithin({ findings, suppressed }: JudgedRoot, { listed, referenced, plain }: Basis): boolean {
  const all = [...[...findings.values()].flat(), ...[...suppressed.values()].flat().map((item) => item.finding)];
  const unknown = new Set(all.flatMap(({ at, related, fix }) => [at.path, ...related.map((other) => other.at.path), ...(fix?.edits ?? []).map(({ path }) => path)]));
  for (const sightings of unknown.size === 0 ? [] : [listed, referenced, plain]) for (const { path } of sightings) unknown.delete(path);
  return unknown.size === 0;
}
