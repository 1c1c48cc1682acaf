import { phrase } from '../../core/language.ts';
import { problem } from '../../core/pattern/result.ts';
import { listPatterns } from '../../node/patternFolder.ts';
import type { Pattern, Patterns } from '../../node/patternFolder.ts';
import { UsageError } from '../command.ts';
import type { Invocation } from '../command.ts';
import { commonFlags, readFlags } from '../flags.ts';
import type { Flags } from '../flags.ts';
import { newScaffold } from '../pattern/newScaffold.ts';
import { problemJson, problemLine } from '../pattern/problemReport.ts';
import { patternJson, patternLines, summaryJson, summaryLine } from '../pattern/patternReport.ts';
import { scaffoldStatus } from '../pattern/scaffoldStatus.ts';
import { stopAtUnfinished, undoScaffold } from '../pattern/unfinishedWork.ts';
import { updateScaffolds } from '../pattern/updateScaffolds.ts';
import { safeLine } from '../terminal.ts';
import * as path from 'node:path';

const flagTable = {
  ...commonFlags,
  format: ['text', 'json'],
  answers: 'text',
  into: 'text',
  patterns: 'text',
  'dry-run': 'switch',
  force: 'switch',
  keep: 'switch',
} as const;

/** `archnotes pattern list | show ID | new ID | update DIR | status DIR | undo DIR`: what there is, what it asks, writing and updating it. */
export async function pattern(invocation: Invocation): Promise<number> {
  const { args, language, terminal } = invocation;
  const flags = readFlags(args, flagTable, language);
  if (flags.switches.has('help')) {
    terminal.out(phrase('cli.pattern.help', language));
    return 0;
  }
  const [verb, id, surplus] = flags.rest;
  const extra = verb === 'list' ? id : surplus;
  if (extra !== undefined) throw new UsageError(phrase('cli.pattern.tooMany', language, { argument: extra }));
  const folder = verb === 'new' ? flags.texts.get('into') : verb === 'update' || verb === 'status' ? id : undefined;
  const stopped = folder === undefined ? undefined : stopAtUnfinished(folder, flags, invocation);
  if (stopped !== undefined) return stopped;
  const found = listPatterns(ownFolders(flags, invocation.cwd));
  if (verb === 'list') return list(found, flags, invocation);
  if (verb === 'update' || verb === 'status' || verb === 'undo') {
    if (id === undefined) throw new UsageError(phrase('cli.pattern.where', language, { verb }));
    if (verb === 'undo') return undoScaffold(id, flags, invocation);
    // A pattern that cannot be read may be the one of a scaffold, which then says that it is not there.
    return (verb === 'update' ? updateScaffolds : scaffoldStatus)(found.patterns, id, flags, invocation);
  }
  if (id === undefined || (verb !== 'show' && verb !== 'new')) throw new UsageError(phrase('cli.pattern.which', language));
  const chosen = choose(found, id, invocation);
  return verb === 'show' ? show(chosen, flags, invocation) : newScaffold(chosen, flags, invocation);
}

function ownFolders({ texts }: Flags, cwd: string): readonly string[] {
  const folder = texts.get('patterns');
  return folder === undefined ? [] : [path.resolve(cwd, folder)];
}

function choose({ patterns, problems }: Patterns, id: string, { language }: Invocation): Pattern {
  const chosen = patterns.find(({ manifest }) => manifest.id === id);
  if (chosen !== undefined) return chosen;
  const known = patterns.map(({ manifest }) => manifest.id).join(', ');
  const unknown = problem({ en: phrase('cli.pattern.unknown', 'en', { id, known }), ko: phrase('cli.pattern.unknown', 'ko', { id, known }) });
  // A manifest that cannot be read may be the one that is meant.
  throw new UsageError([unknown, ...problems].map((each) => problemLine(each, language)).join('\n'));
}

function list({ patterns, problems }: Patterns, { texts }: Flags, { language, terminal }: Invocation): number {
  if (texts.get('format') === 'json') {
    const report = { version: 1, patterns: patterns.map((each) => summaryJson(each, language)), problems: problems.map((each) => problemJson(each, language)) };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    terminal.out(patterns.map((each) => `${safeLine(summaryLine(each, language))}\n`).join(''));
    terminal.err(problems.map((each) => `${safeLine(problemLine(each, language))}\n`).join(''));
  }
  return problems.length === 0 ? 0 : 2;
}

function show(chosen: Pattern, { texts }: Flags, { language, terminal }: Invocation): number {
  if (texts.get('format') === 'json') terminal.out(`${JSON.stringify({ version: 1, pattern: patternJson(chosen, language) }, null, 2)}\n`);
  else terminal.out(patternLines(chosen, language).map((line) => `${safeLine(line)}\n`).join(''));
  return 0;
}
