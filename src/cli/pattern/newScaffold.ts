import * as fs from 'node:fs';
import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { PhraseId } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import { parseAnswers } from '../../core/pattern/answers.ts';
import type { Answers } from '../../core/pattern/question.ts';
import { failure, problem } from '../../core/pattern/result.ts';
import type { Problem, Result } from '../../core/pattern/result.ts';
import type { Pattern } from '../../node/patternFolder.ts';
import { prepareScaffold } from '../../node/scaffold.ts';
import type { PreparedScaffold } from '../../node/scaffold.ts';
import { systemErrorCode } from '../../node/systemError.ts';
import { writePlan } from '../../node/writePlan.ts';
import { UsageError } from '../command.ts';
import type { Invocation } from '../command.ts';
import type { Flags } from '../flags.ts';
import { safeLine } from '../terminal.ts';
import { changeLines, countFiles, hasClash } from './changeReport.ts';
import { problemJson, problemLine } from './problemReport.ts';

/** How a scaffold went: what was planned, as far as it came to that, and why nothing was written, if so. */
interface Outcome {
  readonly plan: PreparedScaffold | undefined;
  readonly written: readonly string[];
  readonly problems: readonly Problem[];
}

/** `archnotes pattern new ID`: plans, and unless it is a dry run, writes. Gives the exit code. */
export function newScaffold(pattern: Pattern, flags: Flags, { language, cwd, terminal }: Invocation): number {
  const answersFile = required(flags, 'answers', language);
  const into = required(flags, 'into', language);
  const dryRun = flags.switches.has('dry-run');
  const answers = readAnswers(pattern, answersFile, cwd);
  const target = path.resolve(cwd, into);
  const outcome = answers.ok ? scaffold(pattern, answers.value, target, flags) : { plan: undefined, written: [], problems: answers.problems };
  if (flags.texts.get('format') === 'json') terminal.out(reportJson(outcome, into, dryRun, language));
  else reportText(outcome, into, dryRun, { language, terminal });
  if (outcome.problems.length > 0) return 2;
  return hasClash(outcome.plan?.files ?? []) ? 1 : 0;
}

function scaffold(pattern: Pattern, answers: Answers, target: string, { switches }: Flags): Outcome {
  const force = switches.has('force');
  const plan = prepareScaffold(pattern, answers, { target, replace: force ? 'all' : undefined });
  if (!plan.ok) return { plan: undefined, written: [], problems: plan.problems };
  const conflicts = plan.value.files.filter(({ status }) => status === 'conflict');
  if (conflicts.length > 0 && !force) return { plan: plan.value, written: [], problems: conflicts.map(({ path: file }) => problem(both('cli.pattern.conflict'), file)) };
  if (switches.has('dry-run')) return { plan: plan.value, written: [], problems: [] };
  const { files, record } = plan.value;
  const written = writePlan(target, [...files, record], force);
  return written.ok ? { plan: plan.value, written: written.value, problems: [] } : { plan: plan.value, written: [], problems: written.problems };
}

function required({ texts }: Flags, name: 'answers' | 'into', language: Language): string {
  const value = texts.get(name);
  if (value === undefined) throw new UsageError(phrase('cli.pattern.needs', language, { flag: `--${name}` }));
  return value;
}

function readAnswers({ manifest }: Pattern, file: string, cwd: string): Result<Answers> {
  try {
    return parseAnswers(manifest.questions, file, fs.readFileSync(path.resolve(cwd, file), 'utf8'));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return failure(problem(both('cli.pattern.noAnswers', code), file));
  }
}

function both(id: PhraseId, reason = ''): Problem['message'] {
  return { en: phrase(id, 'en', { reason }), ko: phrase(id, 'ko', { reason }) };
}

function reportJson({ plan, written, problems }: Outcome, into: string, dryRun: boolean, language: Language): string {
  const report = {
    version: 1,
    ...(plan === undefined ? {} : { pattern: plan.pattern, record: plan.record.path }),
    into,
    dryRun,
    written: written.filter((file) => file !== plan?.record.path).length,
    files: (plan?.files ?? []).map(({ path: file, status }) => ({ path: file, status })),
    abandoned: plan?.abandoned ?? [],
    problems: problems.map((each) => problemJson(each, language)),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function reportText({ plan, problems }: Outcome, into: string, dryRun: boolean, { language, terminal }: Pick<Invocation, 'language' | 'terminal'>): void {
  if (problems.length > 0 || plan === undefined) {
    terminal.err([...problems.map((each) => problemLine(each, language)), phrase('cli.pattern.nothingWritten', language)].map((line) => `${safeLine(line)}\n`).join(''));
    return;
  }
  const data = { pattern: plan.pattern.id, version: plan.pattern.version, folder: into, ...countFiles(plan.files, true) };
  const summary = phrase(dryRun ? 'cli.pattern.dryRun' : 'cli.pattern.written', language, data);
  terminal.out([...changeLines(plan, language), summary].map((line) => `${safeLine(line)}\n`).join(''));
}
