import { pathsToSurvey, planScaffold } from '../core/pattern/plan.ts';
import type { ScaffoldPlan } from '../core/pattern/plan.ts';
import type { Answers } from '../core/pattern/question.ts';
import { filesFor, renderPattern } from '../core/pattern/render.ts';
import type { Result } from '../core/pattern/result.ts';
import { readPatternFiles } from './patternFolder.ts';
import type { Pattern } from './patternFolder.ts';
import { surveyTarget } from './surveyTarget.ts';

/**
 * Reads a pattern's files, renders them and holds them against what is in the target. Writes nothing.
 * @param answers as `resolveAnswers` gives them
 * @param target absolute path of a folder that need not exist
 * @param within the folder that the target must really lie in, where there is one
 */
export function prepareScaffold(pattern: Pattern, answers: Answers, target: string, within?: string): Result<ScaffoldPlan> {
  const { manifest, folder } = pattern;
  const sources = readPatternFiles(folder, filesFor(manifest, answers).map((file) => file.from));
  if (!sources.ok) return sources;
  const files = renderPattern(manifest, answers, sources.value);
  if (!files.ok) return files;
  const existing = surveyTarget(target, pathsToSurvey(files.value), within);
  return existing.ok ? planScaffold({ id: manifest.id, version: manifest.version }, files.value, existing.value) : existing;
}
