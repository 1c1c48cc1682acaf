import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { withoutRepetition } from '../../core/engine/baseline.ts';
import type { BaselineEntry } from '../../core/engine/baseline.ts';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import { readJson } from '../../core/pattern/jsonDocument.ts';
import type { JsonDocument } from '../../core/pattern/jsonDocument.ts';
import { schemaProblems } from '../../core/pattern/schemaProblems.ts';
import { readOwnText } from '../../node/ownText.ts';
import { UsageError } from '../command.ts';
import { outputFile, writeOutput } from '../output.ts';
import type { OutputFile } from '../output.ts';
import { problemLine } from '../pattern/problemReport.ts';

/** A committed file with the findings that are known. */
export interface Baseline {
  readonly file: OutputFile;
  readonly entries: readonly BaselineEntry[];
}

const version = 1;
const baselineSchema = z.strictObject({
  version: z.literal(version),
  findings: z.array(
    z.strictObject({
      rule: z.string().check(z.minLength(1)),
      path: z.string().check(z.minLength(1)),
      fingerprint: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
      count: z.number().check(z.int(), z.minimum(1)),
    }),
  ),
});
const versionSchema = z.object({ version: z.unknown() });

/** Characters, which is more than a file of the 5 MiB that are read can have. */
const longest = 5 * 1024 * 1024;

/**
 * Reads a baseline.
 * @param mayBeAbsent whether it is about to be written, so that none is as good as an empty one
 * @throws UsageError for one that is not there or that nobody here understands; what stands in it is left alone then
 */
export function readBaseline(name: string, cwd: string, options: { readonly mayBeAbsent: boolean; readonly language: Language }): Baseline {
  const { mayBeAbsent, language } = options;
  const file = outputFile(name, cwd, language);
  if (fs.lstatSync(path.join(file.folder, file.file), { throwIfNoEntry: false }) === undefined) {
    if (!mayBeAbsent) throw new UsageError(phrase('cli.baseline.absent', language, { path: name }));
    return { file, entries: [] };
  }
  const text = readOwnText(fs.realpathSync(file.folder), file.file);
  const document = text.ok ? readJson(name, text.value, longest) : text;
  if (!document.ok) throw new UsageError(document.problems.map((each) => problemLine({ ...each, path: name }, language)).join('\n'));
  return { file, entries: withoutRepetition(entriesOf(document.value, language)) };
}

/**
 * Writes a baseline so that a change of it reads well: an entry a line, sorted.
 * @throws UsageError where that is not possible: the old one is still there then
 */
export function writeBaseline({ file }: Baseline, entries: readonly BaselineEntry[], language: Language): void {
  const lines = entries.map(({ rule, path: where, fingerprint, count }) => `    ${JSON.stringify({ rule, path: where, fingerprint, count })}`);
  const findings = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  writeOutput(file, `{\n  "version": ${version},\n  "findings": ${findings}\n}\n`, language);
}

function entriesOf(document: JsonDocument, language: Language): readonly BaselineEntry[] {
  const parsed = baselineSchema.safeParse(document.value);
  if (parsed.success) return parsed.data.findings;
  const foreign = versionSchema.safeParse(document.value);
  if (foreign.success && foreign.data.version !== undefined && foreign.data.version !== version) {
    throw new UsageError(phrase('cli.baseline.version', language, { path: document.path, version: JSON.stringify(foreign.data.version) }));
  }
  throw new UsageError(schemaProblems(document, parsed.error.issues).map((each) => problemLine(each, language)).join('\n'));
}
