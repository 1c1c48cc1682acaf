import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import { UsageError } from '../command.ts';
import type { Invocation } from '../command.ts';
import { commonFlags, readFlags } from '../flags.ts';
import { outputFile, writeOutput } from '../output.ts';
import { sarifSchema } from '../reporters/sarif.ts';
import { isSmallEnough, sarifLimits } from '../reporters/sarifLimits.ts';
import { mergeRuns } from '../sarif/mergeRuns.ts';
import { readSarif } from '../sarif/readSarif.ts';
import type { SarifResult, SarifRun } from '../sarif/sarifLog.ts';
import { safeJson, safeLine } from '../terminal.ts';

/** `archnotes sarif merge OUT IN…`: reports of several runs, ours and others', as one file that GitHub accepts. */
export function sarif({ args, language, cwd, terminal }: Invocation): Promise<number> {
  const { rest, switches } = readFlags(args, commonFlags, language);
  if (switches.has('help')) {
    terminal.out(phrase('cli.sarif.help', language));
    return Promise.resolve(0);
  }
  const [verb, out, ...inputs] = rest;
  if (verb !== 'merge' || out === undefined || inputs.length === 0) throw new UsageError(phrase('cli.sarif.usage', language));
  const output = outputFile(out, cwd, language);
  const runs = mergeRuns(inputs.flatMap((name) => readSarif(name, cwd, language)), sarifLimits.results);
  if (runs.length > sarifLimits.runs) throw new UsageError(phrase('cli.sarif.tooManyRuns', language, { runs: runs.length, most: sarifLimits.runs }));
  const { text, dropped } = withinLimits(runs, language);
  writeOutput(output, text, language);
  const kept = runs.reduce((sum, { results }) => sum + (results?.length ?? 0), 0) - dropped;
  const notes = [phrase('cli.sarif.merged', language, { path: out, runs: runs.length, results: kept }), ...(dropped === 0 ? [] : [phrase('cli.sarif.dropped', language, { dropped })])];
  terminal.err(notes.map((note) => `${safeLine(note)}\n`).join(''));
  return Promise.resolve(0);
}

/** The log with as many results in each run as GitHub accepts, the gravest, in their order. */
function withinLimits(runs: readonly SarifRun[], language: Language): { readonly text: string; readonly dropped: number } {
  const longest = Math.max(0, ...runs.map(({ results }) => results?.length ?? 0));
  for (let most = Math.min(longest, sarifLimits.results); ; most = Math.floor(most / 2)) {
    const kept = runs.map((run) => (run.results === undefined || run.results === null ? run : { ...run, results: gravest(run.results, most) }));
    const text = safeJson({ $schema: sarifSchema, version: '2.1.0', runs: kept });
    const dropped = runs.reduce((sum, { results }) => sum + Math.max(0, (results?.length ?? 0) - most), 0);
    if (isSmallEnough(text)) return { text, dropped };
    if (most === 0) throw new UsageError(phrase('cli.sarif.tooLargeMerged', language));
  }
}

/** In SARIF a result without a level is a warning. */
const levels = ['error', 'warning', 'note', 'none'];

function gravest(results: readonly SarifResult[], most: number): SarifResult[] {
  if (results.length <= most) return [...results];
  const kept = new Set(levels.flatMap((level) => results.filter((result) => (result.level ?? 'warning') === level)).slice(0, most));
  return results.filter((result) => kept.has(result));
}
