import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { Problem } from '../../core/pattern/result.ts';
import type { Pattern } from '../../node/patternFolder.ts';
import type { PreparedScaffold } from '../../node/scaffold.ts';
import { prepareUpdates } from '../../node/scaffoldUpdates.ts';
import { writePlan } from '../../node/writePlan.ts';
import type { Invocation } from '../command.ts';
import type { Flags } from '../flags.ts';
import { safeLine } from '../terminal.ts';
import { changeLines, countFiles, hasClash } from './changeReport.ts';
import { problemJson, problemLine } from './problemReport.ts';

/** How the update of a folder went. */
interface Outcome {
  readonly plans: readonly PreparedScaffold[];
  readonly written: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * `archnotes pattern update DIR`: merges what the patterns make now into what was scaffolded there, all of it or nothing.
 * @returns the exit code: 1 where somebody must settle a conflict, 2 where nothing was written
 */
export function updateScaffolds(patterns: readonly Pattern[], folder: string, flags: Flags, { language, cwd, terminal }: Invocation): number {
  const outcome = update(patterns, path.resolve(cwd, folder), flags);
  if (flags.texts.get('format') === 'json') terminal.out(reportJson(outcome, { folder, flags, language }));
  else reportText(outcome, { folder, flags, language }, terminal);
  if (outcome.problems.length > 0) return 2;
  const files = outcome.plans.flatMap((plan) => plan.files);
  const isOpen = hasClash(files) || (!flags.switches.has('force') && files.some(({ status }) => status === 'conflict'));
  return isOpen ? 1 : 0;
}

function update(patterns: readonly Pattern[], target: string, { switches }: Flags): Outcome {
  const force = switches.has('force');
  const plans = prepareUpdates(patterns, { target, replace: force ? 'all' : undefined });
  if (!plans.ok) return { plans: [], written: [], problems: plans.problems };
  if (switches.has('dry-run')) return { plans: plans.value, written: [], problems: [] };
  const written = writePlan(target, plans.value.flatMap(({ files, record }) => [...files, record]), force);
  return written.ok ? { plans: plans.value, written: written.value, problems: [] } : { plans: plans.value, written: [], problems: written.problems };
}

interface Asked {
  readonly folder: string;
  readonly flags: Flags;
  readonly language: Language;
}

function reportJson({ plans, written, problems }: Outcome, { folder, flags, language }: Asked): string {
  const records = new Set(plans.map(({ record }) => record.path));
  const report = {
    version: 1,
    folder,
    dryRun: flags.switches.has('dry-run'),
    written: written.filter((file) => !records.has(file)).length,
    scaffolds: plans.map(({ name, pattern, files, abandoned }) => ({ name, pattern, files: files.map(({ path: file, status }) => ({ path: file, status })), abandoned })),
    problems: problems.map((each) => problemJson(each, language)),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function reportText({ plans, problems }: Outcome, { folder, flags, language }: Asked, terminal: Invocation['terminal']): void {
  if (problems.length > 0) {
    terminal.err([...problems.map((each) => problemLine(each, language)), phrase('cli.pattern.nothingWritten', language)].map((line) => `${safeLine(line)}\n`).join(''));
    return;
  }
  const lines = plans.flatMap((plan) => {
    const data = { pattern: plan.pattern.id, version: plan.pattern.version, name: plan.name, folder, ...countFiles(plan.files, flags.switches.has('force')) };
    return [...changeLines(plan, language), phrase(flags.switches.has('dry-run') ? 'cli.pattern.dryRun' : 'cli.pattern.written', language, data)];
  });
  terminal.out((lines.length === 0 ? [phrase('cli.pattern.noScaffold', language, { folder })] : lines).map((line) => `${safeLine(line)}\n`).join(''));
}
