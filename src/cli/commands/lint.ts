import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import { severities } from '../../core/model/finding.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';
import { workerFile } from '../../server/workerFile.ts';
import type { BaselineUse } from '../baseline/applyBaseline.ts';
import type { Baseline } from '../baseline/baselineFile.ts';
import { cacheLocation } from '../cache/cacheLocation.ts';
import { LintCache } from '../cache/lintCache.ts';
import { UsageError } from '../command.ts';
import type { Invocation } from '../command.ts';
import { commonFlags, readFlags } from '../flags.ts';
import type { Flags } from '../flags.ts';
import type { FixOutcome } from '../fix/fixRoots.ts';
import type { LintResult } from '../lintResult.ts';
import { lintResultOf } from '../lintResultOf.ts';
import { outputFile, writeOutput } from '../output.ts';
import type { OutputFile } from '../output.ts';
import { Projects } from '../projects.ts';
import type { Reporter } from '../reporters/report.ts';
import { lintRoots, repositoryBase } from '../roots.ts';
import type { LintRoot } from '../roots.ts';
import { safeLine } from '../terminal.ts';

/** `repository` for formats that are read beside a repository, not by whoever gave the path. */
interface Format {
  readonly reporter: () => Promise<Reporter>;
  readonly pathsFrom: 'path' | 'repository';
  /** Whether it shows lines or fingerprints. */
  readonly withLines: boolean;
}

const text: Format = { reporter: async () => (await import('../reporters/text.ts')).reportText, pathsFrom: 'path', withLines: true };
const formats: Readonly<Record<string, Format>> = {
  text,
  json: { reporter: async () => (await import('../reporters/json.ts')).reportJson, pathsFrom: 'path', withLines: false },
  sarif: { reporter: async () => (await import('../whole.ts')).sarifReporter(), pathsFrom: 'repository', withLines: true },
  github: { reporter: async () => (await import('../reporters/github.ts')).reportGithub, pathsFrom: 'repository', withLines: false },
};

const flagTable = {
  ...commonFlags,
  baseline: 'text',
  'baseline-prune': 'switch',
  'baseline-write': 'switch',
  cache: 'switch',
  'cache-location': 'text',
  explain: 'text',
  'fail-on': [...severities, 'never'],
  fix: 'switch',
  'fix-dry-run': 'switch',
  format: Object.keys(formats),
  output: 'text',
  rule: 'list',
  'show-suppressed': 'switch',
  since: 'text',
  stats: 'switch',
} as const;

/** `archnotes lint [PATH…]`: judges folders and files, reports, and tells by the exit code what it found. */
export async function lint(invocation: Invocation): Promise<number> {
  const { args, language, terminal } = invocation;
  const flags = readFlags(args, flagTable, language);
  if (flags.switches.has('help')) {
    terminal.out(phrase('cli.lint.help', language));
    return 0;
  }
  const explained = flags.texts.get('explain');
  if (explained !== undefined) {
    const { explanation } = await (await import('../whole.ts')).explaining();
    terminal.out(explanation(explained, language, terminal.colours));
    return 0;
  }
  const rules = flags.lists.get('rule');
  if (rules === undefined) return judge(invocation, flags, undefined);
  const { knownRules } = await (await import('../whole.ts')).explaining();
  return judge(invocation, flags, knownRules(rules, language));
}

/** Everything that the flags say, checked. */
interface Job {
  readonly invocation: Invocation;
  readonly flags: Flags;
  readonly rules: readonly string[] | undefined;
  readonly roots: readonly LintRoot[];
  readonly projects: Projects;
  readonly cache: LintCache | undefined;
  readonly output: OutputFile | undefined;
  readonly baseline: Baseline | undefined;
  /** For each root, whether a file is another than at the revision of `--since`. */
  readonly changes: ReadonlyMap<LintRoot, (file: string) => boolean> | undefined;
  readonly started: number;
}

async function judge(invocation: Invocation, flags: Flags, rules: readonly string[] | undefined): Promise<number> {
  const { language, cwd } = invocation;
  const started = performance.now();
  const isDryRun = flags.switches.has('fix-dry-run');
  refuseMixtures(flags, language);
  const name = flags.texts.get('output');
  const output = name === undefined ? undefined : outputFile(name, cwd, language);
  const given = lintRoots(flags.rest, cwd, language);
  const roots = formatOf(flags).pathsFrom === 'path' ? given : given.map((root) => ({ ...root, base: repositoryBase(root) }));
  const baseline = await baselineOf(flags, cwd, language);
  const since = flags.texts.get('since');
  const changes = since === undefined ? undefined : (await (await import('../whole.ts')).comparing()).changesSince(since, roots, language);
  const cache = flags.switches.has('cache') ? new LintCache(cacheLocation(flags.texts.get('cache-location'), cwd), rules, path.dirname(workerFile)) : undefined;
  const projects = new Projects(roots, { rules, cache, isFixing: isDryRun || flags.switches.has('fix') });
  const job: Job = { invocation, flags, rules, roots, projects, cache, output, baseline, changes, started };
  try {
    await projects.judge();
    return await (isDryRun ? showFixes(job) : report(job));
  } finally {
    await projects.stop();
  }
}

/** @throws UsageError for flags that say different things */
function refuseMixtures({ switches, texts }: Flags, language: Language): void {
  const isDryRun = switches.has('fix-dry-run');
  const isFixing = isDryRun || switches.has('fix');
  if (isDryRun && (switches.has('fix') || texts.has('format'))) throw new UsageError(phrase('cli.fix.dryRunAlone', language));
  if (isFixing && texts.has('since')) throw new UsageError(phrase('cli.since.noFix', language));
  if (isDryRun && texts.has('baseline')) throw new UsageError(phrase('cli.baseline.noDryRun', language));
  if (texts.has('cache-location') && !switches.has('cache')) throw new UsageError(phrase('cli.cache.needsCache', language));
  const uses = ['baseline-write', 'baseline-prune'].filter((name) => switches.has(name));
  if (uses.length === 2) throw new UsageError(phrase('cli.baseline.oneUse', language));
  if (uses.length > 0 && !texts.has('baseline')) throw new UsageError(phrase('cli.baseline.needsFile', language, { flag: `--${uses[0] ?? ''}` }));
}

async function baselineOf({ switches, texts }: Flags, cwd: string, language: Language): Promise<Baseline | undefined> {
  const name = texts.get('baseline');
  if (name === undefined) return undefined;
  const { readBaseline } = await (await import('../whole.ts')).baselines();
  return readBaseline(name, cwd, { mayBeAbsent: switches.has('baseline-write'), language });
}

function baselineUse({ switches }: Flags): BaselineUse {
  if (switches.has('baseline-write')) return 'write';
  return switches.has('baseline-prune') ? 'prune' : 'read';
}

async function report(job: Job): Promise<number> {
  const { flags, invocation, output, projects, roots, rules } = job;
  const { language, terminal } = invocation;
  const fixed = flags.switches.has('fix') ? await (await fixing()).fixRoots(roots, projects, { language, rules }) : undefined;
  const result = await narrowed(withFixes(resultOf(job), fixed), job);
  const reporter = await formatOf(flags).reporter();
  print(job, reporter(result, { language, colours: output === undefined && terminal.colours, showSuppressed: flags.switches.has('show-suppressed') }));
  const done = fixed === undefined ? [] : [phrase('cli.fix.done', language, { files: fixed.files })];
  await projects.remember();
  say(invocation, [...result.notes, ...(result.remarks ?? []), ...(job.cache?.notes(language) ?? []), ...done, ...timings(result, job)]);
  if (result.failed) return 2;
  return fails(result, flags.texts.get('fail-on') ?? 'warning') ? 1 : 0;
}

/** Shows what fixing would change; what there is to report is not its business. */
async function showFixes(job: Job): Promise<number> {
  const { invocation, projects, roots, rules, cache } = job;
  const { fixDiff, plannedFixes } = await fixing();
  const planned = await plannedFixes(roots, projects, rules);
  print(job, planned.map(({ root, file }) => fixDiff(root, file)).join(''));
  const { failed, notes } = resultOf(job);
  await projects.remember();
  say(invocation, [...notes, ...(cache?.notes(invocation.language) ?? []), phrase('cli.fix.planned', invocation.language, { files: planned.length })]);
  if (failed) return 2;
  return planned.length > 0 ? 1 : 0;
}

async function fixing() {
  return (await import('../whole.ts')).fixing();
}

function formatOf(flags: Flags): Format {
  return formats[flags.texts.get('format') ?? 'text'] ?? text;
}

function resultOf({ invocation, flags, projects, roots, rules, baseline, changes }: Job): LintResult {
  return lintResultOf(roots, projects, { language: invocation.language, rules: setOf(rules), withLines: baseline !== undefined || formatOf(flags).withLines, baselineFolder: baseline?.file.folder, changes });
}

/** Without what the baseline knows, and what has not changed. The baseline is held against everything. */
async function narrowed(result: LintResult, { invocation: { language }, flags, roots, rules, baseline }: Job): Promise<LintResult> {
  const unknown = baseline === undefined ? result : (await (await import('../whole.ts')).baselines()).applyBaseline(result, { baseline, use: baselineUse(flags), roots, rules: setOf(rules), language });
  const since = flags.texts.get('since');
  return since === undefined ? unknown : (await (await import('../whole.ts')).comparing()).withoutOld(unknown, since, language);
}

function setOf(rules: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return rules === undefined ? undefined : new Set(rules);
}

function print({ invocation, output }: Job, report: string): void {
  if (output === undefined) invocation.terminal.out(report);
  else writeOutput(output, report, invocation.language);
}

function say({ terminal }: Invocation, notes: readonly string[]): void {
  terminal.err(notes.map((note) => `${safeLine(note)}\n`).join(''));
}

function withFixes(result: LintResult, fixed: FixOutcome | undefined): LintResult {
  if (fixed === undefined || fixed.refusals.length === 0) return result;
  return { ...result, failed: true, notes: [...result.notes, ...fixed.refusals] };
}

function timings({ stats }: LintResult, { invocation: { language }, flags, roots, projects, cache, started }: Job): readonly string[] {
  if (!flags.switches.has('stats')) return [];
  const remembered = cache === undefined ? [] : [phrase('cli.cache.used', language, { remembered: projects.remembered, roots: roots.length })];
  return [phrase('cli.lint.timing', language, { ...stats, milliseconds: Math.round(performance.now() - started) }), ...remembered];
}

function fails({ findings }: LintResult, failOn: string): boolean {
  const limit = severities.findIndex((severity) => severity === failOn);
  const rank = (severity: Severity): number => severities.indexOf(severity);
  return findings.some(({ severity }) => rank(severity) <= limit);
}
