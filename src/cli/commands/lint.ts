import { phrase } from '../../core/language.ts';
import { severities } from '../../core/model/finding.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';
import type { Invocation } from '../command.ts';
import { commonFlags, readFlags } from '../flags.ts';
import { judgeRoots } from '../judgeRoots.ts';
import type { LintResult } from '../lintResult.ts';
import { reportJson } from '../reporters/json.ts';
import { reportText } from '../reporters/text.ts';
import { lintRoots } from '../roots.ts';
import { safeLine } from '../terminal.ts';

const flagTable = {
  ...commonFlags,
  format: ['text', 'json'],
  'fail-on': [...severities, 'never'],
  stats: 'switch',
} as const;

/** `archnotes lint [PATH…]`: judges folders and files, reports, and tells by the exit code what it found. */
export async function lint({ args, language, cwd, terminal }: Invocation): Promise<number> {
  const flags = readFlags(args, flagTable, language);
  if (flags.switches.has('help')) {
    terminal.out(phrase('cli.lint.help', language));
    return 0;
  }
  const started = performance.now();
  const roots = lintRoots(flags.rest, cwd, language);
  const result = await judgeRoots(roots, language);
  const report = flags.texts.get('format') === 'json' ? reportJson : reportText;
  terminal.out(report(result, language));
  const timings = flags.switches.has('stats') ? [timing(result, performance.now() - started, language)] : [];
  terminal.err([...result.notes, ...timings].map((note) => `${safeLine(note)}\n`).join(''));
  if (result.failed) return 2;
  return fails(result, flags.texts.get('fail-on') ?? 'warning') ? 1 : 0;
}

function timing({ stats }: LintResult, milliseconds: number, language: Language): string {
  return phrase('cli.lint.timing', language, { ...stats, milliseconds: Math.round(milliseconds) });
}

function fails({ findings }: LintResult, failOn: string): boolean {
  const limit = severities.findIndex((severity) => severity === failOn);
  const rank = (severity: Severity): number => severities.indexOf(severity);
  return findings.some(({ severity }) => rank(severity) <= limit);
}
