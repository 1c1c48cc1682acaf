import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { Pattern } from '../../node/patternFolder.ts';
import { scaffoldStates } from '../../node/scaffoldUpdates.ts';
import type { ScaffoldState } from '../../node/scaffoldUpdates.ts';
import type { Invocation } from '../command.ts';
import type { Flags } from '../flags.ts';
import { safeLine } from '../terminal.ts';
import { problemJson, problemLine } from './problemReport.ts';

/**
 * `archnotes pattern status DIR`: which of the scaffolds there are behind their patterns.
 * @returns the exit code: 0 none, 1 some, 2 where that cannot be told
 */
export function scaffoldStatus(patterns: readonly Pattern[], folder: string, { texts }: Flags, { language, cwd, terminal }: Invocation): number {
  const states = scaffoldStates(patterns, path.resolve(cwd, folder));
  const [scaffolds, problems] = states.ok ? [states.value, []] : [[], states.problems];
  if (texts.get('format') === 'json') {
    const told = scaffolds.map(({ name, pattern, available, stale, putBack }) => ({ name, pattern, available, stale, putBack }));
    const report = { version: 1, folder, scaffolds: told, problems: problems.map((each) => problemJson(each, language)) };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const lines = scaffolds.map((state) => stateLine(state, language));
    const said = states.ok && lines.length === 0 ? [phrase('cli.pattern.noScaffold', language, { folder })] : lines;
    terminal.out(said.map((line) => `${safeLine(line)}\n`).join(''));
    terminal.err(problems.map((each) => `${safeLine(problemLine(each, language))}\n`).join(''));
  }
  if (problems.length > 0) return 2;
  return scaffolds.some(({ stale }) => stale) ? 1 : 0;
}

function stateLine({ name, pattern, available, stale, putBack }: ScaffoldState, language: Language): string {
  const data = { name, pattern: pattern.id, version: pattern.version, available, files: putBack.join(', ') };
  const isUndone = stale && pattern.version === available && putBack.length > 0;
  return phrase(isUndone ? 'cli.pattern.undone' : stale ? 'cli.pattern.stale' : 'cli.pattern.current', language, data);
}
